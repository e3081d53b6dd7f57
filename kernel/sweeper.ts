import { sql } from 'kysely'
import { all, tables } from './db.ts'
import { hasCome, type DueRow, type DueRule } from './due.ts'
import type { House } from './house.ts'
import { derivedRequestId, safe } from './perform.ts'
import { Problem } from './problem.ts'

const t = tables<{ due: DueRow; due_tried: { subject: string; rule: string; at: Date; tries: number; code: string } }>()

/**
 * Performs what has fallen due by the kernel's clock. Any process may sweep: the request id follows from rule, subject and moment, so two
 * sweeps record one fact. What is refused is tried again later, more and more rarely, and shows in health.
 */
export function startSweeper(house: House, rules: readonly DueRule[], everyMs = 5_000) {
  const known = new Map(rules.map((r) => [r.rule, r]))
  let sweeping: Promise<number> | undefined

  async function once(): Promise<number> {
    const now = house.clock.now()
    const rows = await all(house.pools.writer, sql<DueRow>`
      select d.* from due d left join due_tried r using (subject, rule)
      where ${hasCome(rules, now)} and (r.at is null or r.at > ${now} or r.at + make_interval(mins => (2 ^ least(r.tries - 1, 6))::int) <= ${now})
      order by d.at limit 100`)
    for (const row of rows.filter((r) => known.has(r.rule))) await fire(row, known.get(row.rule)!, now)
    return rows.length
  }

  async function fire(row: DueRow, rule: DueRule, now: Date) {
    try {
      await house.work(rule.rule).perform(rule.performs(), rule.input(row), { requestId: derivedRequestId(rule.rule, row.subject, row.at.toISOString()) })
    } catch (error) {
      const code = error instanceof Problem ? error.code : 'failed'
      house.log.warn({ err: safe(error), rule: rule.rule, code }, 'a due step was refused')
      await all(house.pools.writer, t.insertInto('due_tried').values({ subject: row.subject, rule: row.rule, at: now, tries: 1, code })
        .onConflict((c) => c.columns(['subject', 'rule']).doUpdateSet({ at: now, code, tries: sql`due_tried.tries + 1` })))
    }
  }

  const sweep = () => (sweeping ??= once().finally(() => { sweeping = undefined }))
  const timer = setInterval(() => void sweep().catch((e) => house.log.error({ err: safe(e) }, 'sweep failed')), everyMs)
  return { sweep, close: async () => { clearInterval(timer); await sweeping?.catch(() => {}) } }
}
export type Sweeper = ReturnType<typeof startSweeper>
