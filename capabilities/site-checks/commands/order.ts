import { sql, type Kysely } from 'kysely'
import { z } from 'zod'
import { command, type Rule } from '../../../kernel/command.ts'
import { CheckCancelled, CheckOrdered, CheckRescheduled } from '../facts.ts'
import { check } from '../procedure.ts'
import type { Officer, SiteChecks } from '../schema/tables.ts'
import { checkInput, concerns, lockCheck, ofCheck, ofItsCase, onCheck, onTheTeam, placeOf, theCheck, tooFew } from './check.ts'

const team = z.array(z.uuid()).min(1).max(10)
/** Those of these accounts that are officers in office of the department on the row. */
const chosen = (ids: readonly string[], of: string) => sql<Officer[]>`coalesce((
  select json_agg(json_build_object('id', o.account_id, 'name', o.name) order by o.name) from site_checks_officer o
  where o.account_id = any(${ids}::uuid[]) and o.active and o.department = ${sql.ref(`${of}.department`)}
    and o.roles && array['reviewer', 'approver', 'supervisor']), '[]')`

type Planned = { chosen: Officer[] }
const atLeastTwo: Rule<Planned, { team: string[] }> = {
  code: 'too-few-officers',
  clause: '许可法-34',
  broken: (_row, input, { day }) => tooFew([...new Set(input.team)], day),
}
const allKnown: Rule<Planned, { team: string[] }> = {
  code: 'not-an-officer',
  clause: '许可法-34',
  broken: (row, input) =>
    row.chosen.length < new Set(input.team).size && { zh: '名单中有人不是本部门在岗的工作人员', en: 'Somebody on the list is not an officer of this department in office' },
}
const notPast: Rule<unknown, { on: string }> = {
  code: 'day-past',
  clause: '许可法-34',
  broken: (_row, input, { day }) => input.on < day && { zh: '核查日期不能早于今天', en: 'The day of the check is in the past' },
}

const toCheck = (t: Kysely<SiteChecks>, i: { application: string; team: string[] }) =>
  t
    .selectFrom('site_checks_case')
    .selectAll()
    .select([
      chosen(i.team, 'site_checks_case').as('chosen'),
      sql<number>`(select count(*) + 1 from site_checks_check k where k.application_id = site_checks_case.id)::int`.as('nth'),
      sql<boolean>`exists (select from site_checks_check k where k.application_id = site_checks_case.id and k.state not in ('done', 'cancelled'))`.as('open'),
    ])
    .where('id', '=', i.application)

/** 许可法 §34: where the substance must be verified, at least two officers go; the enterprise is told. */
export const order = command<SiteChecks>()({
  does: check.step('order'),
  input: z.object({ application: z.uuid(), on: z.iso.date(), place: z.string().trim().min(2).max(200), team, purpose: z.string().trim().min(2).max(1000) }),
  locks: (i) => [`application:${i.application}`],
  concerns: (i) => i.application,
  find: toCheck,
  guards: [
    { code: 'not-in-review', clause: '许可法-34', broken: (row) => !row.reviewing && { zh: '案件不在审查阶段，不能安排现场核查', en: 'The case is not under review' } },
    { code: 'check-open-already', clause: '许可法-34', broken: (row) => row.open && { zh: '本案已有一次现场核查尚未办结', en: 'Another check of this case is not finished' } },
  ],
  rules: [atLeastTwo, allKnown, notPast],
  draw: ({ uuid }) => ({ id: uuid() }),
  fact: CheckOrdered,
  record: (row, input, drawn) => ({
    subject: drawn.id,
    enterprise: row.enterprise_id,
    region: row.region,
    department: row.department,
    body: {
      application: row.id,
      number: `${row.number}-核${row.nth}`,
      enterprise: row.enterprise_name,
      on: input.on,
      place: input.place,
      team: row.chosen,
      purpose: input.purpose,
    },
  }),
  write: (t, f) => [
    t.insertInto('site_checks_check').values({
      id: f.subject,
      number: f.body.number,
      application_id: f.body.application,
      enterprise_name: f.body.enterprise,
      state: f.to!,
      on_day: f.body.on,
      place: f.body.place,
      purpose: f.body.purpose,
      team: JSON.stringify(f.body.team),
      ordered_at: new Date(f.recordedAt),
      ...placeOf(f),
    }),
  ],
})

const toMove = (t: Kysely<SiteChecks>, i: { id: string; team: string[] }) => theCheck(t, i).select(chosen(i.team, 'site_checks_check').as('chosen'))

/** Another day or another team; what was announced before stands in the fact. */
export const reschedule = command<SiteChecks>()({
  does: check.step('reschedule'),
  input: checkInput.extend({ on: z.iso.date(), team }),
  locks: lockCheck,
  concerns,
  find: toMove,
  guards: [onTheTeam],
  rules: [ofItsCase, atLeastTwo, allKnown, notPast],
  fact: CheckRescheduled,
  record: (row, input) => ({
    ...ofCheck(row),
    body: { application: row.application_id, on: input.on, team: row.chosen, was: { on: row.on_day, team: row.team } },
  }),
  write: (t, f) => [onCheck(t, f).set({ state: f.to!, on_day: f.body.on, team: JSON.stringify(f.body.team) })],
})

export const cancel = command<SiteChecks>()({
  does: check.step('cancel'),
  input: checkInput,
  locks: lockCheck,
  concerns,
  find: theCheck,
  rules: [ofItsCase],
  fact: CheckCancelled,
  record: (row) => ({ ...ofCheck(row), body: { application: row.application_id } }),
  write: (t, f) => [onCheck(t, f).set({ state: f.to! })],
})
