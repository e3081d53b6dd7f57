import './accounts.css'
import { useFormat } from '../../../web/shared/format.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { DataTable } from '../../../web/desk/DataTable.tsx'
import { Days, Only } from '../../../web/desk/Days.tsx'
import { EmptyState } from '../../../web/shared/components/states.tsx'
import { words as accountWords } from '../words.ts'
import { Person, TakeSigned, type Who } from './audit-parts.tsx'
import { words } from './audit-words.ts'
import type { DeskColumn } from '../../../web/desk/DataTable.tsx'
import type { Words } from '../../../web/shared/words.ts'

type Change = { id: string; at: string; who: Who; step: Words & { name: string }; role: string; subject: string; clause: string; reason: string | null }

/** For the audit administrator: every step that was taken. */
export function Page() {
  const t = useWords(words)
  return (
    <div className="ax-stack">
      <div><h1>{t('changes')}</h1><p className="ax-soft">{t('changesLead')}</p></div>
      <DataTable<Change>
        name="changes" caption={t('changes')} path="/api/accounts/changes" columns={useColumns()} search={t('search')} xlsx limit={30} actions={<><Only name="by" value="people" label={t('people')} /><Days /><TakeSigned list="changes" /></>}
        empty={<EmptyState icon="shield" title={t('none')}><p>{t('noneHint')}</p></EmptyState>}
      />
    </div>
  )
}

function useColumns(): DeskColumn<Change>[] {
  const t = useWords(words)
  const speak = useSpeak()
  const format = useFormat()
  const post = (role: string) => speak(accountWords[`role.${role}`] ?? { zh: role, en: role })
  return [
    { key: 'at', title: t('at'), head: true, cell: (row) => <span className="ax-num">{format.moment(row.at)}</span> },
    { key: 'who', title: t('who'), cell: (row) => <Person who={row.who} /> },
    { key: 'role', title: t('role'), cell: (row) => (row.role.startsWith('system:') ? t('system') : post(row.role)) },
    { key: 'step', title: t('step'), cell: (row) => speak(row.step) },
    { key: 'reason', title: t('reason'), cell: (row) => row.reason },
    { key: 'clause', title: t('clause'), cell: (row) => row.clause, extra: true },
    { key: 'subject', title: t('subject'), cell: (row) => <code>{row.subject}</code>, extra: true },
    { key: 'id', title: t('fact'), cell: (row) => <span className="ax-num">{row.id}</span>, extra: true },
  ]
}
