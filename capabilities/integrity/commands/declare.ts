import { sql, type Kysely } from 'kysely'
import { z } from 'zod'
import { anyRows, command, type Rule } from '../../../kernel/command.ts'
import { both } from '../../../kernel/fields.ts'
import { citizenIdProblem, creditCodeProblem } from '../../../law/codes.ts'
import { DeclarationMade, relations } from '../facts.ts'
import { declaration } from '../procedure.ts'
import type { Integrity } from '../schema/tables.ts'

const checked = (problem: (code: string) => { zh: string; en: string } | null) => z.string().trim().toUpperCase().superRefine((code, ctx) => {
  const wrong = problem(code)
  if (wrong) ctx.addIssue({ code: 'custom', message: both(wrong.zh, wrong.en) })
})
const citizenId = checked(citizenIdProblem)
export const creditCode = checked(creditCodeProblem)
const name = z.string().trim().min(2, { error: both('请填写名称', 'Enter the name') }).max(120)
const day = z.iso.date()

/** What stands in the declaration itself; an own citizen id that is left out stays as it was declared before. */
export const declarationInput = z.object({
  officer: z.string().max(60).describe('The account of whoever declares: one’s own'),
  citizenId: citizenId.optional(),
  relatives: z.array(z.object({ relation: z.enum(relations), name: z.string().trim().min(2).max(60), citizenId: citizenId.nullable().default(null), creditCode: creditCode.nullable().default(null) })).max(40).default([]),
  employers: z.array(z.object({ creditCode, name, from: day.nullable().default(null), until: day.nullable().default(null) })).max(40).default([]),
  holdings: z.array(z.object({ creditCode, name, percent: z.number().min(0).max(100).nullable().default(null) })).max(40).default([]),
  others: z.array(z.object({ creditCode, name, note: z.string().trim().min(4).max(500) })).max(40).default([]),
  truthful: z.literal(true, { error: both('请确认申报内容真实', 'Confirm that it is true') }),
})
type Input = z.output<typeof declarationInput>
type Found = { before: string | null; last_fact?: string }

const complete: Rule<Found, Input> = {
  code: 'nothing-declared', clause: '公务员法-77',
  broken: (row, input) => !row.before && !input.citizenId && { zh: '首次申报请填写本人身份证号，用于核对关联关系（只以密文保存）', en: 'A first declaration needs your citizen id; it is kept encrypted alone' },
}

/** The citizen id that was declared before: a later declaration need not repeat it. */
const theEarlier = (_t: Kysely<Integrity>, i: { officer: string }) => sql<Found>`
  select (select d.citizen_ref from integrity_declaration d where d.officer_id = ${i.officer} and d.citizen_ref is not null order by d.id desc limit 1) as before`

/** Whoever declares stands for himself: what he declared before is replaced, and stays on record. */
export const declare = command<Integrity>()({
  does: declaration.step('declare'),
  input: declarationInput,
  locks: (i) => [`declaration:${i.officer}`],
  find: theEarlier,
  place: (_row, input, actor) => ({ officer_id: input.officer, region: actor.region, department: actor.department }),
  draw: async ({ uuid, seal, actor }, row, input) => ({
    id: uuid(),
    citizenRef: input.citizenId ? await seal(actor.id, 'citizen-id', input.citizenId, { lookup: true }) : row.before,
    relatives: await Promise.all(input.relatives.map(async (r) => {
      const person = uuid()
      return {
        relation: r.relation, person, creditCode: r.creditCode, nameRef: await seal(person, 'relative', r.name),
        citizenRef: r.citizenId ? await seal(person, 'citizen-id', r.citizenId, { lookup: true }) : null,
      }
    })),
  }),
  rules: [complete],
  fact: DeclarationMade,
  record: (_row, input, drawn, { actor, day: on }) => ({
    subject: drawn.id, enterprise: null, region: actor.region, department: actor.department,
    body: {
      year: Number(on.slice(0, 4)), officer: { id: actor.id, name: actor.name }, citizenRef: drawn.citizenRef,
      content: { relatives: drawn.relatives, employers: input.employers, holdings: input.holdings, others: input.others },
    },
  }),
  write: (t, f) => [
    anyRows(t.updateTable('integrity_declaration').set({ current: false }).where('officer_id', '=', f.body.officer.id).where('current', '=', true)),
    t.insertInto('integrity_declaration').values({
      id: f.subject, officer_id: f.body.officer.id, officer_name: f.body.officer.name, region: f.region ?? '', department: f.department, year: f.body.year,
      citizen_ref: f.body.citizenRef, content: JSON.stringify(f.body.content), current: true, declared_at: new Date(f.recordedAt), last_fact: '0',
    }),
  ],
})
