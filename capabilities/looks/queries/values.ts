import { sql } from 'kysely'
import { z } from 'zod'
import { notFound } from '../../../kernel/problem.ts'
import { query, type Asking } from '../../../kernel/query.ts'
import type { By } from '../../../kernel/procedure.ts'
import { maskOf } from '../../../law/masks.ts'
import type { Named } from '../facts.ts'
import type { Looks } from '../schema/tables.ts'
import { masked } from './shapes.ts'

const officers: By = { window: 'region', reviewer: 'region', approver: 'region', head: 'region', supervisor: 'region', auditor: 'region' }
const place = { enterprise: 'enterprise_id', region: 'region' }

/** What there is to ask for: every sensitive value of an enterprise, masked by its kind. An application's amounts do not leave the record for it. */
export const values = query<Looks>()({
  name: 'values', capability: 'looks', path: '/enterprises/:id/values', for: officers,
  summary: { zh: '一家企业的敏感数据，已遮挡', en: 'The sensitive data of an enterprise, masked' },
  input: z.object({ id: z.uuid() }),
  result: z.object({ id: z.uuid(), name: z.string(), items: z.array(masked), cases: z.array(z.object({ id: z.uuid(), number: z.string() })) }),
  async run(ask, { id }) {
    const enterprise = await ask.first(ask.t.selectFrom('looks_enterprise').select(['id', 'name']).where('id', '=', id).where(ask.visible('looks_enterprise', place)))
    if (!enterprise) throw notFound()
    const [rows, cases] = await Promise.all([
      ask.all(sql<Named & { ref: string | null }>`select v.key, v."group", v."of", coalesce(c.number, v.whose) as whose, v.field, v.kind, v.ref
        from looks_value v left join looks_case c on c.id = v."of" where v.enterprise_id = ${id} order by v."group" desc, whose desc, v.place, v.key`),
      ask.all(ask.t.selectFrom('looks_case').select(['id', 'number']).where('enterprise_id', '=', id).orderBy('id', 'desc').limit(50)),
    ])
    return { ...enterprise, items: await maskedOf(ask, rows), cases }
  },
})

async function maskedOf(ask: Asking<Looks>, rows: readonly (Named & { ref: string | null })[]) {
  const told = await ask.house.vault.reveal(rows.map((r) => r.ref).filter((ref) => ref !== null))
  return rows.map(({ ref, ...named }) => {
    if (ref === null) return { ...named, shown: maskOf[named.kind]('') }
    const value = told.get(ref)
    return { ...named, shown: value ? maskOf[named.kind](value) : null }
  })
}

/** The money of an enterprise as anybody sees it who has no approval, itself included: the account masked, shares instead of amounts. */
export const financials = query<Looks>()({
  name: 'financials', capability: 'looks', path: '/enterprises/:id/financials', for: { ...officers, applicant: 'own-enterprise' },
  summary: { zh: '企业财务数据：账号已遮挡，金额只显示比例', en: 'The financial data of an enterprise: account masked, shares instead of amounts' },
  input: z.object({ id: z.uuid() }),
  result: z.object({ items: z.array(z.object({
    id: z.uuid(), year: z.int(), bank: z.string(), account: z.string().nullable(), dueShare: z.number().nullable(), spentShare: z.number().nullable(), declaredAt: z.string(),
  })) }),
  async run(ask, { id }) {
    const rows = await ask.all(ask.t.selectFrom('looks_financials').selectAll().where('enterprise_id', '=', id).where(ask.visible('looks_financials', place)).orderBy('year', 'desc').limit(10))
    const told = await ask.house.vault.reveal(rows.map((r) => r.account_ref))
    const account = (ref: string) => { const value = told.get(ref); return value ? maskOf['bank-account'](value) : null }
    return { items: rows.map((r) => ({
      id: r.id, year: r.year, bank: r.bank, account: account(r.account_ref), dueShare: r.due_share, spentShare: r.spent_share, declaredAt: r.declared_at.toISOString(),
    })) }
  },
})
