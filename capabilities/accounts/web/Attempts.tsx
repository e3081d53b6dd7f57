import './accounts.css'
import { useFormat } from '../../../web/shared/format.ts'
import { useQuery } from '../../../web/shared/query.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { DataTable } from '../../../web/desk/DataTable.tsx'
import { Days } from '../../../web/desk/Days.tsx'
import { EmptyState } from '../../../web/shared/components/states.tsx'
import { words } from './attempts-words.ts'
import { TakeSigned } from './audit-parts.tsx'
import type { DeskColumn } from '../../../web/desk/DataTable.tsx'
import type { Words } from '../../../web/shared/words.ts'

type Attempt = {
  id: string; at: string; who: { id: string; name: string; account: string | null }; command: Words & { name: string }; outcome: Words & { code: string }; subject: string | null
}

/** For auditors: what was tried and refused, by whom, and why. */
export function Page() {
  const t = useWords(words)
  return (
    <div className="ax-stack">
      <div><h1>{t('title')}</h1><p className="ax-soft">{t('lead')}</p></div>
      <DataTable<Attempt>
        name="attempts" caption={t('title')} path="/api/accounts/attempts" columns={useColumns()} search={t('search')} xlsx limit={30} actions={<><Days /><TakeSigned list="attempts" /></>}
        empty={<EmptyState icon="shield" title={t('none')}><p>{t('noneHint')}</p></EmptyState>}
      />
    </div>
  )
}

function useColumns(): DeskColumn<Attempt>[] {
  const t = useWords(words)
  const speak = useSpeak()
  const format = useFormat()
  const kinds = useQuery<{ items: readonly (Words & { code: string; count: number })[] }>('/api/accounts/attempts/kinds')
  return [
    { key: 'at', title: t('at'), head: true, cell: (row) => <span className="ax-num">{format.moment(row.at)}</span> },
    {
      key: 'who', title: t('who'),
      cell: (row) => (row.who.id.startsWith('system:') ? t('system') : <>{row.who.name}{row.who.account && <span className="ax-soft"> {row.who.account}</span>}</>),
    },
    { key: 'command', title: t('command'), cell: (row) => speak(row.command) },
    {
      key: 'outcome', title: t('outcome'), cell: (row) => speak(row.outcome),
      filter: kinds.data?.items.map((kind) => ({ value: kind.code, label: `${speak(kind)} (${format.count(kind.count)})` })) ?? [],
    },
    { key: 'code', title: t('code'), cell: (row) => <code>{row.outcome.code}</code>, extra: true },
    { key: 'subject', title: t('subject'), cell: (row) => row.subject && <code>{row.subject}</code>, extra: true },
  ]
}
