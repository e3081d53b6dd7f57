import { sql, type Kysely } from 'kysely'
import { z } from 'zod'
import { command, type Guard, type Moment, type Rule } from '../../../kernel/command.ts'
import type { Fact } from '../../../kernel/fact.ts'
import { both } from '../../../kernel/fields.ts'
import { bases, LookRequested, LookWithdrawn, type Named } from '../facts.ts'
import { request } from '../procedure.ts'
import type { Looks } from '../schema/tables.ts'

export const byId = z.object({ id: z.uuid() })
export const lockRequest = (i: { id: string }) => [`looks/request/${i.id}`]
export const theRequest = (t: Kysely<Looks>, { id }: { id: string }) => t.selectFrom('looks_request').selectAll().where('id', '=', id)
export type RequestRow = Awaited<ReturnType<ReturnType<typeof theRequest>['executeTakeFirstOrThrow']>>
export const ofRequest = (row: RequestRow) => ({ subject: row.id, enterprise: row.enterprise_id, region: row.region, department: row.department })
export const onRequest = (t: Kysely<Looks>, f: Fact<any, any>) => t.updateTable('looks_request').where('id', '=', f.subject)

const input = z.object({
  enterprise: z.uuid(),
  basis: z.enum(bases),
  caseNumber: z.string().trim().min(4, { error: both('请填写案件或事项编号', 'Give the number of the case') }).max(60),
  application: z.uuid().nullable().default(null),
  purpose: z.string().trim().min(8, { error: both('请写明为什么必须看原值（至少 8 个字）', 'Say why the full values are needed (eight characters or more)') }).max(400),
  values: z.array(z.string().max(120)).min(1, { error: both('请选择要查看的数据', 'Choose what to see') }).max(40),
})
type Asked = { id: string; name: string; region: string; found: Named[]; own: boolean; enterprise_id: string }

/** The enterprise, those of the wanted values that are its own, and whether the case is. */
const whatIsAsked = (_t: Kysely<Looks>, i: z.output<typeof input>, _moment: Moment) => sql<Asked>`
  select e.id, e.enterprise_id, e.name, e.region,
    (select coalesce(json_agg(json_build_object('key', v.key, 'group', v."group", 'of', v."of", 'whose', coalesce(c.number, v.whose), 'field', v.field, 'kind', v.kind) order by v."group", v.place, v.key), '[]')
      from looks_value v left join looks_case c on c.id = v."of" where v.enterprise_id = e.id and v.key = any(${i.values})) as found,
    ${i.application}::uuid is null or exists (select from looks_case c where c.id = ${i.application}::uuid and c.enterprise_id = e.id) as own
  from looks_enterprise e where e.id = ${i.enterprise}`

const inDepartment: Guard<Asked> = {
  code: 'no-department', clause: '参数-M3.11',
  broken: (_row, _i, { actor }) => !actor.department && { zh: '您的账户没有部门，无人可以审批；请联系管理员', en: 'Your account has no department, so nobody could approve; ask the administrator' },
}
const itsOwnCase: Rule<Asked, z.output<typeof input>> = {
  code: 'another-case', clause: '个保法-6',
  broken: (row) => !row.own && { zh: '所填案件不是这家企业的案件', en: 'The case is not one of this enterprise' },
}
const itsOwnValues: Rule<Asked, z.output<typeof input>> = {
  code: 'value-unknown', clause: '个保法-6',
  broken: (row, i) => row.found.length !== new Set(i.values).size && { zh: '有数据不属于这家企业，或已经更换，请重新选择', en: 'A value is not of this enterprise or was replaced; choose again' },
}

/** Somebody asks to see sensitive values of an enterprise, for a purpose and a case. */
export const ask = command<Looks>()({
  does: request.step('ask'),
  input,
  locks: (i) => [`looks/ask/${i.enterprise}`],
  find: whatIsAsked,
  guards: [inDepartment],
  rules: [itsOwnCase, itsOwnValues],
  place: (row, _i, actor) => ({ enterprise_id: row.id, region: row.region, department: actor.department, officer_id: actor.id }),
  draw: ({ uuid }) => ({ id: uuid() }),
  fact: LookRequested,
  record: (row, i, drawn, { actor }) => ({
    subject: drawn.id, enterprise: row.id, region: row.region, department: actor.department,
    body: { enterprise: row.name, basis: i.basis, caseNumber: i.caseNumber, application: i.application, purpose: i.purpose, values: row.found },
  }),
  write: (t, f) => [
    t.insertInto('looks_request').values({
      id: f.subject, enterprise_id: f.enterprise!, enterprise_name: f.body.enterprise, region: f.region!, department: f.department!, officer_id: f.actor.id, officer_name: f.actor.name,
      state: f.to!, basis: f.body.basis, case_number: f.body.caseNumber, application_id: f.body.application, purpose: f.body.purpose, wanted: JSON.stringify(f.body.values),
      requested_at: new Date(f.recordedAt), used: 0, last_fact: '0',
    }),
  ],
})

/** Whoever asked takes it back. */
export const withdraw = command<Looks>()({
  does: request.step('withdraw'),
  input: byId,
  locks: lockRequest,
  find: theRequest,
  fact: LookWithdrawn,
  record: (row) => ({ ...ofRequest(row), body: {} }),
  write: (t, f) => [onRequest(t, f).set({ state: f.to! })],
})
