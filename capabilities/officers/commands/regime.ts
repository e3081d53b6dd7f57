import { sql } from 'kysely'
import { z } from 'zod'
import { command, type Rule } from '../../../kernel/command.ts'
import { both } from '../../../kernel/fields.ts'
import { RegimeLifted, RegimePutInForce } from '../facts.ts'
import { regime } from '../procedure.ts'
import type { Officers } from '../schema/tables.ts'
import { clause, placeOf } from './officer.ts'

const input = z.object({ from: z.iso.date({ error: both('日期格式为 年-月-日', 'Year-month-day') }) })
const lock = ['officers/regimes']
type Row = Officers['officers_regime']

/** Steps that are under way finish under the rules of their day: neither change holds before tomorrow. */
const notBeforeTomorrow: Rule<unknown, { from: string }> = {
  code: 'not-before-tomorrow', clause,
  broken: (_row, i, { day }) => i.from <= day && {
    zh: '最早自明日起施行或解除', en: 'From tomorrow at the earliest', fields: [{ pointer: '/from', zh: '最早为明日', en: 'Tomorrow at the earliest' }],
  },
}
const notYet: Rule<{ standing: Row[] }, { from: string }> = {
  code: 'in-force-already', clause,
  broken: (row, i, { actor }) => row.standing.some((r) => r.region === actor.region && r.department === actor.department && (r.until_on === null || r.until_on > i.from))
    && { zh: '本部门的持证上岗制度已经确定施行', en: 'The regime of this department has been put in force' },
}

/** From that day on, nobody of the department takes a step of a post without a valid qualification for it. */
export const putInForce = command<Officers>()({
  does: regime.step('put-in-force'),
  input,
  locks: () => lock,
  find: () => sql<{ standing: Row[] }>`select coalesce(json_agg(r), '[]') as standing from officers_regime r`,
  rules: [notBeforeTomorrow, notYet],
  place: (_row, _input, actor) => ({ region: actor.region, department: actor.department }),
  draw: ({ uuid }) => uuid(),
  fact: RegimePutInForce,
  record: (_row, i, id, { actor }) => ({ subject: id, enterprise: null, region: actor.region, department: actor.department, body: { from: i.from } }),
  write: (t, f) => [t.insertInto('officers_regime').values({ id: f.subject, from_on: f.body.from, until_on: null, state: f.to!, ...placeOf(f) })],
})

const endsAfterBeginning: Rule<Row, { from: string }> = {
  code: 'dates', clause,
  broken: (row, i) => i.from < row.from_on && { zh: `不能早于施行日 ${row.from_on}`, en: `No earlier than ${row.from_on}, when it began` },
}

/** The head lifts it, with the reason: steps are open again to whoever has the role. */
export const lift = command<Officers>()({
  does: regime.step('lift'),
  input: input.extend({ id: z.uuid() }),
  locks: () => lock,
  find: (t, i) => t.selectFrom('officers_regime').selectAll().where('id', '=', i.id),
  rules: [notBeforeTomorrow, endsAfterBeginning],
  fact: RegimeLifted,
  record: (row, i) => ({ subject: row.id, enterprise: null, region: row.region, department: row.department, body: { from: i.from } }),
  write: (t, f) => [t.updateTable('officers_regime').set({ until_on: f.body.from, state: f.to!, last_fact: '0' }).where('id', '=', f.subject)],
})
