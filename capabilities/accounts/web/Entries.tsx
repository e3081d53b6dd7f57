import './accounts.css'
import { useFormat } from '../../../web/shared/format.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { DataTable } from '../../../web/desk/DataTable.tsx'
import { Days } from '../../../web/desk/Days.tsx'
import { EmptyState } from '../../../web/shared/components/states.tsx'
import { StateTag } from '../../../web/shared/components/tags.tsx'
import { words as accountWords } from '../words.ts'
import { Person, TakeSigned, type Who } from './audit-parts.tsx'
import { words } from './audit-words.ts'
import { device } from './device.ts'
import type { DeskColumn } from '../../../web/desk/DataTable.tsx'
import type { Words } from '../../../web/shared/words.ts'

type Entry = { id: string; at: string; who: Who | null; outcome: Words & { code: string }; address: string; agent: string }
const outcomes = ['entered', 'wrong-password', 'wrong-code', 'locked', 'closed', 'proposed']

/** For the audit administrator: every entry and every refusal at the door. */
export function Page() {
  const t = useWords(words)
  return (
    <div className="ax-stack">
      <div><h1>{t('entries')}</h1><p className="ax-soft">{t('entriesLead')}</p></div>
      <DataTable<Entry>
        name="entries" caption={t('entries')} path="/api/accounts/entries" columns={useColumns()} search={t('search')} xlsx limit={30} actions={<><Days /><TakeSigned list="entries" /></>}
        empty={<EmptyState icon="shield" title={t('none')}><p>{t('noneHint')}</p></EmptyState>}
      />
    </div>
  )
}

function useColumns(): DeskColumn<Entry>[] {
  const t = useWords(words)
  const speak = useSpeak()
  const format = useFormat()
  return [
    { key: 'at', title: t('at'), head: true, cell: (row) => <span className="ax-num">{format.moment(row.at)}</span> },
    { key: 'who', title: t('who'), cell: (row) => (row.who ? <Person who={row.who} /> : <span className="ax-soft">{t('nobody')}</span>) },
    {
      key: 'outcome', title: t('outcome'), cell: (row) => <StateTag tone={row.outcome.code === 'entered' ? 'done' : 'over'}>{speak(row.outcome)}</StateTag>,
      filter: outcomes.map((code) => ({ value: code, label: speak(accountWords[`outcome.${code}`]!) })),
    },
    { key: 'device', title: t('device'), cell: (row) => device(row.agent, speak) },
    { key: 'address', title: t('address'), cell: (row) => <span className="ax-num">{row.address}</span> },
  ]
}
