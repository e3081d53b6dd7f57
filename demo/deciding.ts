import { sql } from 'kysely'
import type { Actor } from '../kernel/access.ts'
import { today } from '../kernel/calendar.ts'
import { first } from '../kernel/db.ts'
import type { House } from '../kernel/house.ts'
import { begun, inForce, type Rules } from '../capabilities/deliberation/commands/convene.ts'
import { rulesOn } from '../capabilities/deliberation/queries/scope.ts'
import { after, scopeOf, step, type Case } from './case.ts'
import { at, dayOf } from './time.ts'

type Result = 'grant' | 'refuse'
type Said = { application: string; result: Result; reason: string; members: readonly Actor[] }

/** Whether a case is for a meeting, and of how many members: what the rules of its department say that day. */
export const forMeeting = (house: House) => async (application: string): Promise<number | null> => {
  const day = today(house.clock.now())
  const row = await first(house.pools.writer, sql<{ hit: string[]; region: string; department: string; rules: Rules[] }>`select ${rulesOn(day)} as hit, c.region, c.department,
    coalesce((select json_agg(r) from (${begun(day)}) r), '[]') as rules from deliberation_case c where c.id = ${application}`)
  return row?.hit.length ? inForce(row.rules, row, day).members : null
}

/** The decision on a case: by one approver, or by a meeting where a rule asks for one (M1.4). `on`: the time of the decision; else it follows when it can. */
export async function* decided(c: Case, result: Result, reason: string, on?: Date): AsyncGenerator<Date, void> {
  const members = await c.moves.forMeeting(c.id)
  if (members !== null) return yield* deliberated(c, { application: c.id, result, reason, members: membersOf(c, members) }, on)
  if (on) yield (c.now = on)
  await step(c, c.cast.approver, result, result === 'grant' ? { scope: scopeOf(c.plan.enterprise) } : { clauses: ['条例-6', '条例-7'] }, reason)
}

/** The head, who chairs, and as many approvers as the rules ask for. */
function membersOf(c: Case, count: number): Actor[] {
  const all = [...c.moves.people.officers.values()].filter((o) => o.department === c.cast.approver.department)
  const head = all.find((o) => o.roles.includes('head'))!
  return [head, ...all.filter((o) => o !== head && o.roles.includes('approver'))].slice(0, count)
}

async function* deliberated(c: Case, { application, result, reason, members }: Said, on?: Date): AsyncGenerator<Date, void> {
  const { moves, plan: { rand, enterprise } } = c
  const [head] = members as [Actor]
  const start = on ?? at(dayOf(after(rand, dayOf(c.now), 2, 3)), officeHour(rand.int(0, 18)))
  const minute = (n: number) => (c.now = new Date(start.getTime() + n * 60_000))
  const place = { emergency: '市应急管理局三楼会议室', housing: '市住房和城乡建设局二楼会议室' }[head.department!] ?? '市工业和信息化局小会议室'
  const { subject: id } = await moves.act(head, 'deliberation/meeting/convene', { at: start.toISOString(), place, members: members.slice(1).map((m) => m.id), cases: [application] })
  const papers = Object.keys((await moves.read(application)).documents).slice(0, 2)
  yield minute(0)
  for (const m of members) for (const paper of papers) await moves.look(m, id, application, paper, rand.int(40, 400))
  for (const m of members) await moves.act(m, 'deliberation/attendance/come', { meeting: id })
  await moves.act(head, 'deliberation/meeting/open', { id })
  await moves.act(head, 'deliberation/meeting/call', { id, application })
  yield minute(8)
  await moves.act(c.cast.reviewer, 'deliberation/meeting/present', { id, application, summary: summaries[result], scope: scopeOf(enterprise), clauses: ['条例-6', '条例-7'] })
  yield minute(20)
  for (const m of members) await moves.act(m, 'deliberation/vote/cast', { meeting: id, application, vote: result, reasons: m === head ? reason : rand.pick(reasons[result]) })
  await moves.act(head, 'deliberation/meeting/count', { id, application })
  await moves.act(head, 'deliberation/meeting/conclude', { id })
}

/** A quarter of an hour of the morning (9:30 to 11:30) or of the afternoon (14:00 to 16:15), in minutes after midnight. */
const officeHour = (quarter: number) => (quarter < 9 ? 570 + quarter * 15 : 840 + (quarter - 9) * 15)

const summaries: Record<Result, string> = {
  grant: '材料齐全，安全生产条件逐项符合，高风险环节的自动化控制和应急措施已核实，建议准予许可。',
  refuse: '经告知和整改期，仍有一项法定安全生产条件不符合，建议不予许可。',
}
const reasons: Record<Result, readonly string[]> = {
  grant: ['同意承办人意见，风险管控措施到位。', '法定条件具备，同意准予。', '现场与材料一致，自动化控制已投用，同意。', '应急能力与风险相适应，同意准予许可。'],
  refuse: ['条件不符合且整改未到位，同意不予许可。', '事实清楚、依据充分，同意承办人意见。', '高危环节不具备条件，不应准予。'],
}
