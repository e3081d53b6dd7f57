import './workbench.css'
import { useEffect } from 'react'
import { useNavigate } from 'react-router'
import { DataTable } from '../../../../web/desk/DataTable.tsx'
import { isTyping } from '../../../../web/desk/keys.ts'
import { Button } from '../../../../web/shared/components/Button.tsx'
import { Notice } from '../../../../web/shared/components/Notice.tsx'
import { EmptyState } from '../../../../web/shared/components/states.tsx'
import { useAuthority } from '../../../../web/shared/me.tsx'
import { usePlaces } from '../../../../web/shared/places.ts'
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
  const { region } = usePlaces()
  const keys = ['enterprise', 'number', 'sector', 'kind', 'state', 'due', 'officer', 'receivedOn']
  const columns = caseColumns(t, useLicensing(), keys, region).map(({ sort: _, ...column }) => column)
  return (
    <div className="ax-stack">
      <Drawing />
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

/** After its first start the demonstration goes on drawing the documents of its year: how far it is, until it is done. */
function Drawing() {
  const t = useWords(deskWords)
  const { demo } = useAuthority().data ?? {}
  const asked = useQuery<{ drawn: number; total: number }>(demo ? '/api/licensing/drawing' : null, undefined, { live: ['licensing.writ-filed'] })
  const { drawn, total } = asked.data ?? { drawn: 0, total: 0 }
  if (drawn >= total) return null
  return (
    <p className="ax-soft lw-drawing" role="status">
      <progress value={drawn} max={total} aria-hidden="true" /> {t('demoDrawing', { drawn, total })}
    </p>
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
