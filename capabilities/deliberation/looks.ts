import { sql } from 'kysely'
import type { Actor } from '../../kernel/access.ts'
import { all, first, tables } from '../../kernel/db.ts'
import type { House } from '../../kernel/house.ts'
import { forbidden } from '../../kernel/problem.ts'
import type { Deliberation } from './schema/tables.ts'

const t = tables<Deliberation>()
type Seat = { state: string; region: string; department: string }

/** Counts that a member looked at a paper of a case, for so many seconds, until the meeting is over. Throws `kernel/forbidden` for whoever has no seat in it. */
export async function noteLook(house: House, actor: Actor, meeting: string, { application, paper, seconds }: { application: string; paper: string; seconds: number }) {
  const seat = await first(house.pools.writer, sql<Seat>`select m.state, m.region, m.department from deliberation_meeting m
    join deliberation_seat s on s.meeting_id = m.id and s.member_id = ${actor.id} join deliberation_item i on i.meeting_id = m.id and i.application_id = ${application} where m.id = ${meeting}`)
  if (!seat) throw forbidden()
  if (!['convened', 'open'].includes(seat.state)) return { counted: false }
  const at = house.clock.now()
  await all(house.pools.writer, t.insertInto('deliberation_look').values({
    meeting_id: meeting, application_id: application, member_id: actor.id, paper, first_at: at, last_at: at, seconds, region: seat.region, department: seat.department,
  }).onConflict((c) => c.columns(['meeting_id', 'application_id', 'member_id', 'paper']).doUpdateSet({ last_at: at, seconds: sql`deliberation_look.seconds + ${seconds}` })))
  return { counted: true }
}
