import { sql, type Kysely } from 'kysely'
import type { z } from 'zod'
import type { Guard } from '../../../kernel/command.ts'
import type { Statement } from '../../../kernel/db.ts'
import { limit, type Sector } from '../../../law/index.ts'
import type { barSchema } from '../facts.ts'
import type { Licensing } from '../schema/tables.ts'
import { words } from '../words.ts'

export type Bar = z.infer<typeof barSchema>
type Barred = { credit_code: string; name: string; sector: string }

const limits = { fraud: 'licensing.bar.fraud', 'false-material': 'licensing.bar.false-material', revocation: 'suspension.bar-after-revocation' } as const

/** A bar that begins with a decision of this day: the day does not count, the corresponding day is the last one (许可法 §78–79; 建质〔2008〕121号). */
export function barFrom(ground: keyof typeof limits, { credit_code, name, sector }: Barred, id: string, day: string): Bar {
  const { value, clause } = limit(limits[ground], { on: day, sector: sector as Sector })
  return { id, creditCode: credit_code, name, sector, ground, clause, from: day, until: Temporal.PlainDate.from(day).add({ years: value }).toString() }
}

type Place = { subject: string; enterprise: string | null; region: string | null; department: string | null }
/** The row of a bar, where a fact sets one. */
export const writeBar = (t: Kysely<Licensing>, f: Place, bar: Bar | null): Statement[] => (bar
  ? [t.insertInto('licensing_bar').values({
      id: bar.id, credit_code: bar.creditCode, enterprise_name: bar.name, sector: bar.sector, ground: bar.ground, clause: bar.clause, from_on: bar.from, until_on: bar.until,
      subject_id: f.subject, enterprise_id: f.enterprise!, region: f.region!, department: f.department!, last_fact: '0',
    })]
  : [])

export type BarFound = { ground: string; clause: string; until: string }
/**
 * The bar that keeps an enterprise from a sector's licence on a day: by its credit code, under whatever account, and by itself, under whatever
 * code. `of` names the SQL columns of enterprise, code and sector.
 */
export const barOn = (day: string, of: { enterprise: string; code: string; sector: string }) => sql<BarFound | null>`(
  select json_build_object('ground', b.ground, 'clause', b.clause, 'until', b.until_on) from licensing_bar b
  where (b.credit_code = ${sql.ref(of.code)} or b.enterprise_id = ${sql.ref(of.enterprise)}) and b.sector = ${sql.ref(of.sector)} and b.until_on >= ${day}
  order by b.until_on desc limit 1)`

const barred = (clause: string): Guard<{ bar: BarFound | null }> => ({
  code: 'barred', clause,
  broken: ({ bar }) => bar?.clause === clause && {
    zh: `${words[`bar.${bar.ground}`]!.zh}，${bar.until} 前（含当日）不得再次申请该许可`, en: `${words[`bar.${bar.ground}`]!.en}: no new application for this licence until ${bar.until}, that day included`,
  },
})
/** 许可法 §78 and §79, 建质〔2008〕121号: nobody applies while barred. One guard for each clause, so that the refusal names the right one. */
export const notBarred = [barred('许可法-79'), barred('许可法-78'), barred('建质121-暂扣')]
