import { useMe } from '../../../web/shared/me.tsx'
import { useFormat } from '../../../web/shared/format.ts'
import { usePlaces } from '../../../web/shared/places.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { DataTable } from '../../../web/desk/DataTable.tsx'
import { ButtonLink } from '../../../web/shared/components/Button.tsx'
import { EmptyState } from '../../../web/shared/components/states.tsx'
import { Code } from '../../../web/shared/components/small.tsx'
import { sectorWords, sizeWords } from '../words.ts'
import { EnterpriseState } from './Particulars.tsx'
import { words } from './words.ts'
import type { DeskColumn } from '../../../web/desk/DataTable.tsx'
import type { Words } from '../../../web/shared/words.ts'
import type { Enterprise } from './enterprise.ts'

/** The register of the officer's region. */
export function Page() {
  const t = useWords(words)
  const { roles } = useMe()
  return (
    <div className="ax-stack">
      <div><h1>{t('title')}</h1><p className="ax-soft">{t('lead')}</p></div>
      <DataTable<Enterprise>
        name="enterprises" caption={t('title')} path="/api/enterprises/enterprises" columns={useColumns()} href={(row) => `/enterprises/${row.id}`} xlsx
        search={t('search')} live={['enterprises.*']} empty={<EmptyState icon="building" title={t('none')}><p>{t('noneHint')}</p></EmptyState>}
        actions={mayRegister(roles) && <ButtonLink to="/enterprises/new" look="primary" size="small" icon="plus">{t('register')}</ButtonLink>}
      />
    </div>
  )
}

export const mayRegister = (roles: readonly string[]): boolean => roles.some((role) => role === 'window' || role === 'administrator')

function useColumns(): DeskColumn<Enterprise>[] {
  const t = useWords(words)
  const speak = useSpeak()
  const format = useFormat()
  const places = usePlaces()
  const options = (all: Readonly<Record<string, Words>>) => Object.entries(all).map(([value, label]) => ({ value, label: speak(label) }))
  return [
    { key: 'name', title: t('name'), head: true, cell: (row) => row.name },
    { key: 'creditCode', title: t('creditCode'), cell: (row) => <Code value={row.creditCode} /> },
    { key: 'sector', title: t('sector'), cell: (row) => speak(sectorWords[row.sector]), filter: options(sectorWords) },
    { key: 'region', title: t('region'), cell: (row) => places.region(row.region), ...(places.regions.length ? { filter: places.regions } : {}) },
    { key: 'size', title: t('size'), cell: (row) => speak(sizeWords[row.size]), filter: options(sizeWords) },
    { key: 'principal', title: t('principal'), cell: (row) => row.principal },
    { key: 'employees', title: t('employees'), cell: (row) => format.count(row.employees), number: true },
    {
      key: 'state', title: t('state'), cell: (row) => <EnterpriseState state={row.state} />,
      filter: [{ value: 'registered', label: t('registered') }, { value: 'closed', label: t('closed') }],
    },
    { key: 'address', title: t('address'), cell: (row) => row.address, extra: true },
    { key: 'economicType', title: t('economicType'), cell: (row) => row.economicType, extra: true },
    { key: 'registeredAt', title: t('registeredAt'), cell: (row) => format.plainDay(row.registeredAt), extra: true },
  ]
}
