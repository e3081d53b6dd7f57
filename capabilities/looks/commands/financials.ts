import { z } from 'zod'
import { sql, type Kysely } from 'kysely'
import { anyRows, command, type Rule } from '../../../kernel/command.ts'
import { both } from '../../../kernel/fields.ts'
import { shareOf } from '../../../law/masks.ts'
import { FinancialsDeclared } from '../facts.ts'
import { financials } from '../procedure.ts'
import type { Looks } from '../schema/tables.ts'

const fen = z.int().min(0).max(9_000_000_000_000_00)
const input = z.object({
  enterprise: z.uuid(),
  year: z.int().min(2004).max(2100),
  bank: z.string().trim().min(2, { error: both('请填写开户银行', 'Name the bank') }).max(100),
  account: z.string().transform((s) => s.replaceAll(/\s/g, '')).pipe(z.string().regex(/^\d{8,30}$/, { error: both('请填写 8 至 30 位数字的账号', 'An account number of 8 to 30 digits') })),
  /** All amounts in fen. */
  revenue: fen, costDue: fen, costSpent: fen,
})
type Row = { id: string; region: string; known: string | null }

const notAhead: Rule<Row, z.output<typeof input>> = {
  code: 'year-not-over', clause: '安全生产法-23',
  broken: (_row, i, { day }) => i.year >= Number(day.slice(0, 4)) && { zh: '只能填报已经结束的年度', en: 'Only a year that has ended can be declared', fields: [{ pointer: '/year', zh: '该年度尚未结束', en: 'That year has not ended' }] },
}

/** What an enterprise says of one year's money. It is sealed; everybody else sees shares of it. Said again, it replaces what was said of that year. */
export const declare = command<Looks>()({
  does: financials.step('declare'),
  input,
  locks: (i) => [`looks/financials/${i.enterprise}/${i.year}`],
  find: (_t: Kysely<Looks>, i: z.output<typeof input>) => sql<Row>`
    select e.id, e.region, (select f.id from looks_financials f where f.enterprise_id = e.id and f.year = ${i.year}) as known from looks_enterprise e where e.id = ${i.enterprise}`,
  rules: [notAhead],
  place: (row) => ({ enterprise_id: row.id, region: row.region }),
  async draw({ uuid, seal }, row, i) {
    // One after the other: the first makes the enterprise's key where it has none.
    const accountRef = await seal(row.id, 'bank-account', i.account)
    const amount = (fen: number) => seal(row.id, 'amount', String(fen))
    return { id: row.known ?? uuid(), accountRef, revenueRef: await amount(i.revenue), costDueRef: await amount(i.costDue), costSpentRef: await amount(i.costSpent) }
  },
  fact: FinancialsDeclared,
  record: (row, i, { id, ...refs }) => ({
    subject: id, enterprise: row.id, region: row.region, department: null,
    body: { year: i.year, bank: i.bank, ...refs, dueShare: shareOf(i.costDue, i.revenue), spentShare: shareOf(i.costSpent, i.costDue) },
  }),
  write: (t, f) => [
    anyRows(t.deleteFrom('looks_financials').where('id', '=', f.subject)),
    anyRows(t.deleteFrom('looks_value').where('enterprise_id', '=', f.enterprise!).where('of', '=', f.subject)),
    t.insertInto('looks_financials').values({
      id: f.subject, enterprise_id: f.enterprise!, region: f.region!, year: f.body.year, bank: f.body.bank, account_ref: f.body.accountRef, due_share: f.body.dueShare,
      spent_share: f.body.spentShare, declared_at: new Date(f.recordedAt), last_fact: '0',
    }),
    ...([['account', 'bank-account', f.body.accountRef], ['revenue', 'amount', f.body.revenueRef], ['costDue', 'amount', f.body.costDueRef], ['costSpent', 'amount', f.body.costSpentRef]] as const)
      .map(([field, kind, ref], place) => t.insertInto('looks_value').values({
        key: `financial:${f.subject}:${field}`, enterprise_id: f.enterprise!, region: f.region!, group: 'financial', of: f.subject, whose: String(f.body.year), field, kind, ref, place, last_fact: '0',
      })),
  ],
})
