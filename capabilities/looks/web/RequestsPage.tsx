import { DataTable } from '../../../web/desk/DataTable.tsx'
import { ButtonLink } from '../../../web/shared/components/Button.tsx'
import { EmptyState } from '../../../web/shared/components/states.tsx'
import { useFormat } from '../../../web/shared/format.ts'
import { usePlaces } from '../../../web/shared/places.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { basisWords, stateWords } from '../words.ts'
import { RequestState } from './parts.tsx'
import { pageWords } from './words.ts'
import type { DeskColumn } from '../../../web/desk/DataTable.tsx'
import type { RequestItem } from './shapes.ts'

/** Every request that one may see: one's own, the department's for its head, the region's for the auditor. */
export function Page() {
  const t = useWords(pageWords)
  return (
    <div className="ax-stack">
      <div><h1>{t('title')}</h1><p className="ax-soft">{t('note')}</p></div>
      <DataTable<RequestItem>
        name="looks" caption={t('title')} path="/api/looks/requests" columns={useColumns()} search={t('search')} xlsx href={(row) => `/looks/${row.id}`} live={['looks.*']}
        empty={<EmptyState icon="shield" title={t('none')}><p>{t('noneFill')}</p><ButtonLink to="/enterprises" size="small">{t('toRegister')}</ButtonLink></EmptyState>}
      />
    </div>
  )
}

function useColumns(): DeskColumn<RequestItem>[] {
  const t = useWords(pageWords)
  const speak = useSpeak()
  const { moment } = useFormat()
  const { department: departmentName } = usePlaces()
  const options = (words: Readonly<Record<string, { zh: string; en: string }>>) => Object.entries(words).map(([value, label]) => ({ value, label: speak(label) }))
  return [
    { key: 'enterprise', title: t('enterprise'), head: true, cell: (row) => row.enterprise },
    { key: 'officer', title: t('officer'), cell: (row) => row.officer },
    { key: 'basis', title: t('basis'), cell: (row) => speak(basisWords[row.basis]), filterMany: true, filter: options(basisWords) },
    { key: 'caseNumber', title: t('caseNumber'), cell: (row) => row.caseNumber },
    { key: 'values', title: t('values'), number: true, cell: (row) => row.values },
    { key: 'state', title: t('state'), cell: (row) => <RequestState state={row.state} />, filterMany: true, filter: options(stateWords) },
    { key: 'requestedAt', title: t('requestedAt'), cell: (row) => <span className="ax-num">{moment(row.requestedAt)}</span> },
    { key: 'used', title: t('used'), cell: (row) => (row.times ? t('usedOf', { used: row.used, times: row.times }) : '—'), extra: true },
    { key: 'decidedBy', title: t('decidedBy'), cell: (row) => row.decidedBy ?? '—', extra: true },
    { key: 'department', title: t('department'), cell: (row) => departmentName(row.department), extra: true },
    { key: 'purpose', title: t('purpose'), cell: (row) => row.purpose, extra: true },
  ]
}
