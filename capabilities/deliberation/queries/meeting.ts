import { sql } from 'kysely'
import { z } from 'zod'
import { actionsOf } from '../../../kernel/actions.ts'
import { notFound } from '../../../kernel/problem.ts'
import { query } from '../../../kernel/query.ts'
import { looksOf, type Look } from '../commands/conclude.ts'
import { theMeeting, type MeetingRow } from '../commands/meeting.ts'
import { briefSeconds } from '../rules/mandatory.ts'
import { current, entitled, isGone, isQuorate, need, outstanding, present, presiding, quorumFor, recusedFrom, votesOn, type Item } from '../rules/meeting.ts'
import { place, type Deliberation } from '../schema/tables.ts'
import { officers } from './scope.ts'

type Row = MeetingRow & { looks: Look[]; failures: { application: string; zh: string; en: string; at: string }[] }
const failures = sql`coalesce((select json_agg(json_build_object('application', x.application_id, 'zh', x.zh, 'en', x.en, 'at', x.at)) from deliberation_failure x where x.meeting_id = m.id), '[]')`

/** One meeting as its page shows it: who is there, whose turn, each case with its votes (what they were only once counted), and what became of the results. */
export const meetingPage = query<Deliberation>()({
  name: 'meeting', capability: 'deliberation', path: '/meetings/:id', for: officers,
  summary: { zh: '一次集体审议会议', en: 'One meeting' },
  input: z.object({ id: z.uuid() }),
  result: z.object({
    id: z.string(), number: z.string(), state: z.string(), seen: z.string(), at: z.string(), place: z.string(), chair: z.any(), voting: z.string(), quorum: z.any(), openedAt: z.string().nullable(),
    concludedAt: z.string().nullable(), cancelledWhy: z.string().nullable(), seats: z.array(z.any()), items: z.array(z.any()), current: z.string().nullable(), presiding: z.any(), mine: z.any(), minutes: z.any(), results: z.any(), actions: z.array(z.any()),
    briefSeconds: z.number(),
  }),
  run: async (ask, i) => {
    const row = await ask.first(sql<Row>`select m.*, ${looksOf} as looks, ${failures} as failures from (${theMeeting(ask.t, i)}) m where ${ask.visible('m', place)}`)
    if (!row) throw notFound()
    const seat = row.seats.find((s) => s.id === ask.actor.id)
    return {
      id: row.id, number: row.number, state: row.state, seen: row.last_fact, at: row.at.toISOString(), place: row.place, chair: { id: row.chair_id, name: row.chair_name }, voting: row.voting,
      quorum: { kind: row.quorum, needed: need(row), present: present(row).length, members: row.seats.length, met: isQuorate(row) },
      openedAt: row.opened_at?.toISOString() ?? null, concludedAt: row.concluded_at?.toISOString() ?? null, cancelledWhy: row.cancelled_why, seats: row.seats.toSorted((a, b) => Number(b.id === row.chair_id) - Number(a.id === row.chair_id)),
      items: row.items.map((item) => itemOf(row, item, ask.actor.id)), current: current(row)?.application ?? null,
      presiding: presiding(row, current(row)?.application ?? null) ?? null,
      mine: { member: !!seat, present: !!seat?.present, chair: presiding(row, null)?.id === ask.actor.id, notes: presiding(row, current(row)?.application ?? null)?.id === ask.actor.id },
      minutes: row.minutes ? { name: row.minutes.name, href: `/api/deliberation/meetings/${row.id}/minutes`, sha256: row.minutes.sha256 } : null,
      results: resultsOf(row), briefSeconds, actions: await actionsOf(ask.house, 'deliberation/meeting', row, ask.actor, ask),
    }
  },
})

function itemOf(row: Row, item: Item, actor: string) {
  const done = row.concluded?.items.find((x) => x.application === item.application)
  const votes = votesOn(row, item.application)
  const counted = item.state === 'counted'
  const seconds = item.calledAt ? Math.round((Date.parse(item.countedAt ?? '') - Date.parse(item.calledAt)) / 1000) : NaN
  return {
    ...item, gone: isGone(item), recused: recusedFrom(row, item.application), entitled: entitled(row, item.application).length, quorum: quorumFor(row, item.application),
    outstanding: outstanding(row, item.application).map((x) => x.name), voted: votes.map((v) => v.name), seconds: Number.isNaN(seconds) ? null : seconds,
    votes: counted ? votes.map((v) => ({ member: v.name, vote: v.vote, reasons: v.reasons, sealed: v.sealed !== null })) : [],
    dissent: counted ? votes.filter((v) => v.vote !== null && v.vote !== item.result).map((v) => v.name) : [],
    looks: (done?.looks ?? row.looks.filter((l) => l.application === item.application)).map((l) => ({ ...l, name: row.seats.find((s) => s.id === l.member)?.name ?? l.member })),
    flags: done?.flags ?? [], iVoted: votes.some((v) => v.member === actor), iPresent: item.reviewer === actor || presiding(row, item.application)?.id === actor, iPreside: presiding(row, item.application)?.id === actor,
    failure: row.failures.find((f) => f.application === item.application) ?? null,
  }
}

/** n of m: decisions taken of those that the meeting came to. */
function resultsOf(row: Row) {
  const wanted = row.concluded?.items.filter((x) => x.result === 'grant' || x.result === 'refuse') ?? []
  const taken = wanted.filter((x) => !row.failures.some((f) => f.application === x.application) && row.items.some((i) => i.application === x.application && isGone(i)))
  return { wanted: wanted.length, taken: taken.length, failed: row.failures.length }
}
