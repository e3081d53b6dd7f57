import { sql } from 'kysely'
import { z } from 'zod'
import { notFound } from '../../../kernel/problem.ts'
import { query } from '../../../kernel/query.ts'
import { clauseOn } from '../../../law/index.ts'
import { theMeeting, type MeetingRow } from '../commands/meeting.ts'
import { recusedFrom, votesOn } from '../rules/meeting.ts'
import { mandatoryOf } from '../rules/mandatory.ts'
import { casePlace, type CaseTable, type Deliberation, type ItemTable } from '../schema/tables.ts'
import { casesFor, met, rulesOn } from './scope.ts'
import type { Selectable } from 'kysely'

type Row = Selectable<CaseTable> & { rules: string[]; met: string[] }
type Item = Selectable<ItemTable> & { meeting_number: string | null; meeting_state: string | null; voting: string | null }

/** What a case page says of deliberation. The applicant learns that, when, and with which result; officers also why, and who said what. */
export const caseOf = query<Deliberation>()({
  name: 'case', capability: 'deliberation', path: '/cases/:id', for: casesFor,
  summary: { zh: '案件的集体审议情况', en: 'Deliberation of one case' },
  input: z.object({ id: z.uuid() }),
  result: z.object({ id: z.string(), state: z.string(), needed: z.boolean(), rules: z.array(z.any()), suggested: z.array(z.any()), marked: z.any(), meetings: z.array(z.any()) }),
  run: async (ask, { id }) => {
    const row = await ask.first(sql<Row>`select c.*, ${rulesOn(ask.day)} as rules, ${met} as met from deliberation_case c where c.id = ${id} and ${ask.visible('c', casePlace)}`)
    if (!row) throw notFound()
    const items = await ask.all(sql<Item>`select i.*, m.number as meeting_number, m.state as meeting_state, m.voting from deliberation_item i left join deliberation_meeting m on m.id = i.meeting_id
      where i.application_id = ${id} order by i.meeting_at desc`)
    if (ask.actor.enterpriseId) return { id, state: row.state, needed: row.rules.length > 0, rules: [], suggested: [], marked: null, meetings: items.filter((i) => i.state !== 'struck').map(forApplicant) }
    const sittings = await Promise.all(items.map((i) => ask.first(theMeeting(ask.t, { id: i.meeting_id }))))
    return {
      id, state: row.state, needed: row.rules.length > 0, rules: row.rules.map((key) => rule(key, ask.day)), suggested: row.met.filter((key) => !row.rules.includes(key)).map((key) => rule(key, ask.day)),
      marked: row.marked ? { by: row.marked_by, reason: row.mark_reason } : null, meetings: items.map((i, at) => forOfficers(i, sittings[at])),
    }
  },
})

const rule = (key: string, day: string) => {
  const { kind, title, clause } = mandatoryOf(key)
  return { key, kind, title, clause: clauseOn(clause, day).name }
}
const forApplicant = (i: Item) => ({ at: i.meeting_at.toISOString(), result: i.concluded_at ? i.result : null, over: i.concluded_at !== null })

function forOfficers(i: Item, sitting: MeetingRow | undefined) {
  const counted = i.state === 'counted'
  const votes = sitting && counted ? votesOn(sitting, i.application_id) : []
  return {
    id: i.meeting_id, number: i.meeting_number, at: i.meeting_at.toISOString(), meetingState: i.meeting_state, state: i.state, voting: i.voting, result: i.result, tally: i.tally, entitled: i.entitled, struckWhy: i.struck_why,
    rules: i.rules, recused: sitting ? recusedFrom(sitting, i.application_id) : [], absent: i.absent, left: i.left_early, votes: votes.map((v) => ({ member: v.name, vote: v.vote, reasons: v.reasons, sealed: v.sealed !== null })),
    dissent: votes.filter((v) => v.vote !== null && v.vote !== i.result).map((v) => ({ member: v.name, reasons: v.reasons })),
  }
}
