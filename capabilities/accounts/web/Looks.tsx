import './accounts.css'
import { useFormat } from '../../../web/shared/format.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { DataTable } from '../../../web/desk/DataTable.tsx'
import { EmptyState } from '../../../web/shared/components/states.tsx'
import { Days, Person, TakeSigned, type Who } from './audit-parts.tsx'
import { words } from './audit-words.ts'
import type { DeskColumn } from '../../../web/desk/DataTable.tsx'
import type { Words } from '../../../web/shared/words.ts'

type Look = { id: string; at: string; who: Who; what: Words; subject: string | null; purpose: string | null }

/** For the audit administrator: who looked at personal or secret values. */
export function Page() {
  const t = useWords(words)
  return (
    <div className="ax-stack">
      <div><h1>{t('looks')}</h1><p className="ax-soft">{t('looksLead')}</p></div>
      <DataTable<Look>
        name="looks" caption={t('looks')} path="/api/accounts/looks" columns={useColumns()} search={t('search')} xlsx limit={30} actions={<><Days /><TakeSigned list="looks" /></>}
        empty={<EmptyState icon="eye" title={t('none')}><p>{t('noneHint')}</p></EmptyState>}
      />
    </div>
  )
}

function useColumns(): DeskColumn<Look>[] {
  const t = useWords(words)
  const speak = useSpeak()
  const format = useFormat()
  return [
    { key: 'at', title: t('at'), head: true, cell: (row) => <span className="ax-num">{format.moment(row.at)}</span> },
    { key: 'who', title: t('who'), cell: (row) => <Person who={row.who} /> },
    { key: 'what', title: t('what'), cell: (row) => speak(row.what) },
    { key: 'purpose', title: t('purpose'), cell: (row) => row.purpose },
    { key: 'subject', title: t('subject'), cell: (row) => row.subject && <code>{row.subject}</code>, extra: true },
  ]
}
