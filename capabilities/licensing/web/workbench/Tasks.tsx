import './workbench.css'
import { useEffect } from 'react'
import { useNavigate } from 'react-router'
import { DataTable } from '../../../../web/desk/DataTable.tsx'
import { isTyping } from '../../../../web/desk/keys.ts'
import { Button } from '../../../../web/shared/components/Button.tsx'
import { Notice } from '../../../../web/shared/components/Notice.tsx'
import { EmptyState } from '../../../../web/shared/components/states.tsx'
import { useQuery } from '../../../../web/shared/query.ts'
import { useWords } from '../../../../web/shared/words.ts'
import { caseColumns } from './columns.tsx'
import { useLicensing } from './looks.tsx'
import { deskWords } from './words.ts'
import type { CaseRow } from './types.ts'

/** What waits for this officer, the most urgent first; on the workbench's home. */
export function Panel() {
  const t = useWords(deskWords)
  const first = useQuery<{ items: CaseRow[] }>('/api/licensing/tasks', { limit: 50 }, { live: ['licensing.*'] }).data?.items ?? []
  const columns = caseColumns(t, useLicensing(), ['enterprise', 'number', 'sector', 'state', 'due', 'officer', 'receivedOn']).map(
    ({ sort: _, ...column }) => column,
  )
  return (
    <div className="ax-stack">
      <Deeming rows={first} />
      <div className="ax-row ax-row-apart">
        <div>
          <h2>{t('tasks')}</h2>
          <p className="ax-soft">{t('tasksNote')}</p>
        </div>
        <First row={first[0]} />
      </div>
      <DataTable<CaseRow>
        name="licensing-tasks"
        caption={t('tasks')}
        path="/api/licensing/tasks"
        columns={columns}
        href={(row) => `/cases/${row.id}`}
        live={['licensing.*']}
        limit={50}
        empty={
          <EmptyState icon="checkCircle" title={t('noTasks')}>
            <p>{t('noTasksFill')}</p>
          </EmptyState>
        }
      />
    </div>
  )
}

/** Silence means acceptance: what is about to be deemed accepted is said loudly, by name. */
function Deeming({ rows }: { rows: readonly CaseRow[] }) {
  const t = useWords(deskWords)
  const navigate = useNavigate()
  const near = rows.filter((row) => row.state === 'submitted' && row.clock && row.clock.left <= 2)
  if (!near.length) return null
  return (
    <Notice tone="over" title={t('deemedTitle', { n: near.length })}>
      <p>{t('deemedText')}</p>
      <div className="ax-row lw-loud">
        {near.slice(0, 4).map((row) => (
          <Button key={row.id} size="small" icon="alarm" onClick={() => void navigate(`/cases/${row.id}`)}>
            {row.enterprise}
          </Button>
        ))}
      </div>
    </Notice>
  )
}

function First({ row }: { row: CaseRow | undefined }) {
  const t = useWords(deskWords)
  const navigate = useNavigate()
  useEffect(() => {
    const open = (event: KeyboardEvent) => {
      if (event.key !== 'n' || !row || event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return
      event.preventDefault()
      void navigate(`/cases/${row.id}`)
    }
    document.addEventListener('keydown', open)
    return () => document.removeEventListener('keydown', open)
  }, [row, navigate])
  return row ? (
    <Button look="primary" icon="arrowRight" onClick={() => void navigate(`/cases/${row.id}`)}>
      {t('next')}
    </Button>
  ) : null
}
