import { sql } from 'kysely'
import { anyRows, command, type Rule } from '../../../kernel/command.ts'
import { ParticularsCorrected } from '../facts.ts'
import { initialsOf } from '../initials.ts'
import { particularsInput } from '../inputs.ts'
import { enterprise } from '../procedure.ts'
import type { EnterpriseRow, Enterprises } from '../schema/tables.ts'
import { columnsOf, enterpriseInput, lockCode, lockEnterprise, ofEnterprise, onEnterprise, particularsOf } from './enterprise.ts'

type Found = EnterpriseRow & { taken: boolean }

const codeFree: Rule<Found> = {
  code: 'already-registered',
  clause: '许可法-31',
  broken: (row) =>
    row.taken && { zh: '该统一社会信用代码已由另一家企业登记', en: 'Another enterprise is registered with this credit code' },
}
const sameCity: Rule<Found, { region: string }> = {
  code: 'other-city',
  clause: '许可法-31',
  broken: (row, input) =>
    row.region.slice(0, 4) !== input.region.slice(0, 4) && {
      zh: '跨市迁移须在迁入地重新登记，并在原登记地停用',
      en: 'An enterprise that moves to another city registers there and is closed here',
    },
}
const somethingChanges: Rule<Found, Record<string, unknown>> = {
  code: 'nothing-changed',
  clause: '许可法-31',
  broken: (row, input) => Object.keys(changed(row, input)).length === 0 && { zh: '没有改动任何内容', en: 'Nothing is different' },
}

/** Corrects what an enterprise said of itself; the fact keeps what stood before. */
export const correctParticulars = command<Enterprises>()({
  does: enterprise.step('correct-particulars'),
  input: enterpriseInput.extend(particularsInput),
  locks: (input) => [...lockEnterprise(input), lockCode(input.creditCode)],
  find: (_t, input) => sql<Found>`
    select e.*, exists (select from enterprises_enterprise o where o.credit_code = ${input.creditCode} and o.id <> e.id) as taken
    from enterprises_enterprise e where e.id = ${input.id}`,
  rules: [codeFree, sameCity, somethingChanges],
  fact: ParticularsCorrected,
  record: (row, { id: _id, ...input }) => ({
    ...ofEnterprise(row),
    region: input.region,
    body: { ...input, initials: initialsOf(input.name), principal: row.principal_name, was: changed(row, input) },
  }),
  write: (t, f) => [
    onEnterprise(t, f).set({ ...columnsOf(f.body), last_fact: '0' }),
    anyRows(t.updateTable('enterprises_person').set({ region: f.body.region, last_fact: '0' }).where('enterprise_id', '=', f.subject)),
  ],
})

/** The members that differ, as they stand now. */
function changed(row: EnterpriseRow, input: Record<string, unknown>): Record<string, unknown> {
  const entered = new Map(Object.entries(input))
  return Object.fromEntries(Object.entries(particularsOf(row)).filter(([key, value]) => entered.has(key) && entered.get(key) !== value))
}
