import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { Capability } from './capability.ts'
import { tables, type Statement } from './db.ts'
import { anyRows, type Command } from './command.ts'

/** What falls due by itself: performed as `system:<rule>` when `at` has come, and neither tried nor late while it `waits`, told in SQL of a row `d`. */
export type DueRule = {
  rule: string; performs: () => Command; input(row: { subject: string; detail: any }): Record<string, unknown>; title: { zh: string; en: string }
  waits?(at: Date): RawBuilder<SqlBool>
}
export const dueRules = (house: { capabilities: readonly Capability[] }) => house.capabilities.flatMap((c) => c.due ?? [])
/** Which rows of `due as d` have fallen due at a moment. */
export const hasCome = (rules: readonly DueRule[], at: Date) => sql<SqlBool>`d.at <= ${at} and not (false ${sql.join(
  rules.filter((r) => r.waits).map((r) => sql`or (d.rule = ${r.rule} and ${r.waits!(at)})`), sql` `)})`

export type DueRow = { subject: string; rule: string; at: Date; detail: any; enterprise_id: string | null; region: string | null; department: string | null; last_fact: string }
const t = tables<{ due: DueRow }>()

export type DuePlace = { enterprise: string | null; region: string | null; department: string | null }

/** Sets or moves a deadline of a subject. `detail` is what explains it (a `Due` of calendar.ts, a case number …). */
export const setDue = (fact: DuePlace, subject: string, rule: string, at: string, detail: unknown): Statement =>
  t.insertInto('due')
    .values({ subject, rule, at: new Date(at), detail: JSON.stringify(detail), enterprise_id: fact.enterprise, region: fact.region, department: fact.department, last_fact: '0' })
    .onConflict((c) => c.columns(['subject', 'rule']).doUpdateSet({ at: new Date(at), detail: JSON.stringify(detail), last_fact: '0' }))

/** Takes deadlines of a subject away: they were met, or no longer run. */
export const clearDue = (subject: string, ...rules: string[]): Statement =>
  anyRows(t.deleteFrom('due').where('subject', '=', subject).where('rule', 'in', rules))
