import { Link } from 'react-router'
import { Days } from '../../../web/desk/Days.tsx'
import { DataTable } from '../../../web/desk/DataTable.tsx'
import { EmptyState } from '../../../web/shared/components/states.tsx'
import { useMe } from '../../../web/shared/me.tsx'
import { useFormat } from '../../../web/shared/format.ts'
import { usePlaces } from '../../../web/shared/places.ts'
import { useQuery } from '../../../web/shared/query.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { TakeSigned } from '../../accounts/web/audit-parts.tsx'
import { pageWords } from './words.ts'
import type { DeskColumn } from '../../../web/desk/DataTable.tsx'
import type { Words } from '../../../web/shared/words.ts'
import type { Look } from './shapes.ts'

/** Every look that was recorded, of whatever page: for the head of the department and the auditor. */
export function Page() {
  const t = useWords(pageWords)
  const auditor = useMe().roles.includes('auditor')
  return (
    <div className="ax-stack">
      <div><h1>{t('record')}</h1><p className="ax-soft">{t('recordLead')}</p></div>
      <DataTable<Look>
        name="look-record" caption={t('record')} path="/api/looks/looks" columns={useColumns()} search={t('recordSearch')} xlsx limit={30} actions={<><Days />{auditor && <TakeSigned list="looks" />}</>}
        empty={<EmptyState icon="eye" title={t('recordNone')}><p>{t('recordNoneHint')}</p></EmptyState>}
      />
    </div>
  )
}

function useColumns(): DeskColumn<Look>[] {
  const t = useWords(pageWords)
  const speak = useSpeak()
  const { moment } = useFormat()
  const { department: departmentName } = usePlaces()
  const kinds = useQuery<{ items: readonly (Words & { query: string })[] }>('/api/looks/looks/kinds')
  return [
    { key: 'at', title: t('at'), head: true, cell: (row) => <span className="ax-num">{moment(row.at)}</span> },
    { key: 'who', title: t('who'), cell: (row) => <>{row.who}{row.department && <><br /><span className="ax-soft">{departmentName(row.department)}</span></>}</> },
    { key: 'query', title: t('what'), cell: (row) => speak(row.what), filterMany: true, filter: kinds.data?.items.map((kind) => ({ value: kind.query, label: speak(kind) })) ?? [], width: 150 },
    { key: 'enterprise', title: t('enterprise'), cell: (row) => row.enterprise ?? '—', width: 140 },
    { key: 'purpose', title: t('purpose'), cell: (row) => row.purpose ?? '—', width: 180 },
    { key: 'caseNumber', title: t('caseNumber'), cell: (row) => (row.request ? <Link to={`/looks/${row.request}`}>{row.caseNumber}</Link> : '—') },
    { key: 'subject', title: t('subject'), cell: (row) => row.subject && <code>{row.subject}</code>, extra: true },
  ]
}
