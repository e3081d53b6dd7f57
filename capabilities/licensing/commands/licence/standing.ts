import type { Kysely } from 'kysely'
import { z } from 'zod'
import { instantOf } from '../../../../kernel/calendar.ts'
import type { Refusal } from '../../../../kernel/command.ts'
import type { Statement } from '../../../../kernel/db.ts'
import { setDue } from '../../../../kernel/due.ts'
import { both } from '../../../../kernel/fields.ts'
import type { FactOf } from '../../../../kernel/fact.ts'
import { standings, type LicenceTakenOver } from '../../facts.ts'
import { daysOf } from '../../rules/suspension.ts'
import type { Licensing } from '../../schema/tables.ts'
import { placeOf } from '../case.ts'

type Fact = FactOf<typeof LicenceTakenOver>
const day = z.iso.date({ error: both('请填写日期，如 2024-05-01', 'Give a date, such as 2024-05-01') }).nullable().default(null)

/** How a licence of the old register stands there: what it is now, since when, for a suspension until when, and by which decision. */
export const standingInput = {
  state: z.enum(standings).default('valid'), since: day, until: day,
  decision: z.string().trim().max(200, { error: both('最多 200 个字符', 'At most 200 characters') }).nullable().default(null),
}
type Standing = { state: (typeof standings)[number]; since: string | null; until: string | null; decision: string | null; issuedOn: string; validUntil: string }

/** A licence that is no longer valid is not taken over as a valid one: whoever checks it must be told the truth, and by which decision. */
export function standingWrong(i: Standing, today: string): Refusal | false {
  const wrong = (name: keyof Standing, zh: string, en: string) => ({ zh, en, fields: [{ pointer: `/${name}`, zh, en }] })
  if (i.state === 'expired') return i.validUntil >= today && wrong('state', `有效期至 ${i.validUntil}，尚未届满`, `It is valid until ${i.validUntil} and has not expired`)
  if (i.state === 'valid') return (i.since || i.until || i.decision) !== null && wrong('state', '填写了状态起始日期、暂扣截止日期或者决定文书，请填写对应的状态', 'There is a day or a decision of a measure: say which state the licence is in')
  if (!i.since) return wrong('since', '请填写自何日起', 'Say since when')
  if (i.since < i.issuedOn || i.since > today) return wrong('since', '应在颁证日期之后、今天之前（含今天）', 'It must lie after the day of issue and not in the future')
  if (!i.decision) return wrong('decision', '请填写决定文书的文号或者事由', 'Name the decision or its ground')
  if (i.state !== 'suspended') return i.until !== null && wrong('until', '只有暂扣填写截止日期', 'Only a suspension has an end')
  return (i.until === null || i.until < i.since) && wrong('until', '请填写暂扣截止日期，不早于起始日期', 'Say until when it is suspended, not before it begins')
}

/** The columns that say how it stands. A fact of before this was asked says nothing: the licence was valid. */
export function standingColumns({ body: { standing } }: Fact) {
  const state = standing?.state ?? 'valid'
  if (state === 'suspended') return { state, suspension_id: standing!.suspension, suspended_from: standing!.since, suspended_until: standing!.until }
  return standing?.since ? { state, ended_on: standing.since, ended_ground: standing.decision } : { state }
}

/** What follows by time, and the suspension among those that there were. */
export function standingFollows(t: Kysely<Licensing>, f: Fact): Statement[] {
  const { body: b } = f
  const state = b.standing?.state ?? 'valid'
  const expiry = setDue(f, f.subject, 'licence-expiry', b.expiresAt, { number: b.number, validUntil: b.validUntil })
  if (state !== 'suspended') return state === 'valid' ? [expiry] : []
  const { since, until, decision, suspension } = b.standing!
  return [
    expiry, setDue(f, f.subject, 'suspension-end', instantOf(until!, 'end').toISOString(), { number: b.number, until: until! }),
    t.insertInto('licensing_suspension').values({
      id: suspension!, licence_id: f.subject, credit_code: b.enterprise.creditCode, sector: b.sector, ground: decision!, concealed: false, from_on: since!, until_on: until!,
      days: daysOf(since!, until!), resumed_on: null, ...placeOf(f),
    }),
  ]
}
