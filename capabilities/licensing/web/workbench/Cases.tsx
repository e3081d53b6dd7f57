import './workbench.css'
import { useSearchParams } from 'react-router'
import { DataTable } from '../../../../web/desk/DataTable.tsx'
import { Button } from '../../../../web/shared/components/Button.tsx'
import { EmptyState } from '../../../../web/shared/components/states.tsx'
import { usePlaces } from '../../../../web/shared/places.ts'
import { useQuery } from '../../../../web/shared/query.ts'
import { useWords } from '../../../../web/shared/words.ts'
import { application } from '../../procedure.ts'
import { applicationKinds } from '../../sectors/kinds.ts'
import { caseColumns } from './columns.tsx'
import { useLicensing } from './looks.tsx'
import { deskWords } from './words.ts'
import type { CaseRow } from './types.ts'

export const sectorKeys = ['hazardous-chemicals', 'mines', 'construction', 'fireworks', 'civil-explosives'] as const
const keys = ['enterprise', 'number', 'creditCode', 'sector', 'kind', 'state', 'due', 'turn', 'officer', 'region', 'receivedOn']

/** All applications that this officer may see: the server filters, sorts and pages; the address holds it all. */
export function Page() {
  const t = useWords(deskWords)
  const l = useLicensing()
  const choices = useQuery<{ officers: { id: string; name: string }[]; regions: string[] }>('/api/licensing/choices').data
  const places = usePlaces()
  const columns = caseColumns(t, l, keys, places.region, {
    state: application.states.map((value) => ({ value, label: l(`state.application.${value}`) })),
    sector: sectorKeys.map((value) => ({ value, label: l(`sector.${value}`) })),
    kind: applicationKinds.map((value) => ({ value, label: l(`kind.${value}`) })),
    officer: choices?.officers.map(({ id, name }) => ({ value: id, label: name })) ?? [],
    region: choices?.regions.map((value) => ({ value, label: places.region(value) })) ?? [],
  })
  return (
    <div className="ax-stack">
      <div>
        <h1>{t('cases')}</h1>
        <p className="ax-soft">{t('casesNote')}</p>
      </div>
      <DataTable<CaseRow>
        name="licensing-cases"
        caption={t('cases')}
        path="/api/licensing/applications"
        columns={columns}
        href={(row) => `/cases/${row.id}`}
        sort="newest"
        search={t('search')}
        xlsx
        live={['licensing.*']}
        actions={<Switches />}
        empty={
          <EmptyState icon="search" title={t('noCases')}>
            <p>{t('noCasesFill')}</p>
          </EmptyState>
        }
      />
    </div>
  )
}

/** Conditions that are no column: overdue only, one enterprise only. */
function Switches() {
  const t = useWords(deskWords)
  const [search, setSearch] = useSearchParams()
  const overdue = search.get('overdue') === 'true'
  const put = (name: string, value: string | null) => {
    const next = new URLSearchParams(search)
    next.delete('after')
    if (value) next.set(name, value)
    else next.delete(name)
    setSearch(next, { replace: true })
  }
  return (
    <>
      {search.has('enterprise') && (
        <Button size="small" icon="close" onClick={() => put('enterprise', null)}>
          {t('oneEnterprise')}
        </Button>
      )}
      <Button
        size="small"
        icon="alarm"
        look={overdue ? 'primary' : 'plain'}
        aria-pressed={overdue}
        onClick={() => put('overdue', overdue ? null : 'true')}
      >
        {t('onlyOverdue')}
      </Button>
    </>
  )
}
