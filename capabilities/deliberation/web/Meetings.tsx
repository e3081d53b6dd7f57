import { DataTable, type DeskColumn } from '../../../web/desk/DataTable.tsx'
import { EmptyState } from '../../../web/shared/components/states.tsx'
import { StateTag } from '../../../web/shared/components/tags.tsx'
import { useFormat } from '../../../web/shared/format.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { words } from '../words.ts'
import { MeetingState, Sections } from './looks.tsx'
import { pageWords } from './words.ts'
import type { MeetingRow } from './shapes.ts'

/** Meetings of the department, the latest first. */
export function Page() {
  const t = useWords(pageWords)
  return (
    <div className="ax-stack">
      <div><h1>{t('meetings')}</h1><p className="ax-soft">{t('lead')}</p></div>
      <Sections />
      <DataTable<MeetingRow>
        name="deliberation-meetings" caption={t('meetings')} path="/api/deliberation/meetings" columns={useColumns()} href={(row) => `/deliberation/meetings/${row.id}`} search={t('searchMeeting')} sort="newest" xlsx
        live={['deliberation.*']} empty={<EmptyState icon="users" title={t('noMeeting')}><p>{t('noMeetingHint')}</p></EmptyState>}
      />
    </div>
  )
}

function useColumns(): DeskColumn<MeetingRow>[] {
  const t = useWords(pageWords)
  const speak = useSpeak()
  const { moment } = useFormat()
  const states = ['convened', 'open', 'concluded', 'cancelled'].map((value) => ({ value, label: speak(words[`state.meeting.${value}`]!) }))
  return [
    { key: 'number', title: t('meeting'), head: true, cell: (row) => row.number },
    { key: 'at', title: t('at'), cell: (row) => moment(row.at), sort: { up: 'oldest', down: 'newest' } },
    { key: 'place', title: t('place'), cell: (row) => row.place },
    { key: 'chair', title: t('chair'), cell: (row) => row.chair },
    { key: 'cases', title: t('cases'), cell: (row) => `${row.counted} / ${row.cases}`, number: true },
    { key: 'members', title: t('members'), cell: (row) => row.members, number: true },
    { key: 'mine', title: t('mine'), cell: (row) => (row.mine ? '✓' : '') },
    { key: 'state', title: t('state'), cell: (row) => <MeetingState state={row.state} />, filter: states, filterMany: true },
    { key: 'flagged', title: t('flags'), cell: (row) => row.flagged && <StateTag tone="wait" icon="flag">{t('flagged')}</StateTag>, filter: [{ value: 'true', label: t('onlyFlagged') }] },
  ]
}
