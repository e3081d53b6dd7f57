import { sql, type Kysely } from 'kysely'
import { z } from 'zod'
import { command, type Guard } from '../../../kernel/command.ts'
import type { Statement } from '../../../kernel/db.ts'
import type { FactOf } from '../../../kernel/fact.ts'
import { change, indicator, standardSectors, standardSizes, StandardApproved, StandardConsulted, StandardDrafted, StandardReturned, StandardRevised, type Indicator } from '../facts.ts'
import { departmentOf, type Sector } from '../founding.ts'
import { standard } from '../procedure.ts'
import { changesHaveSources, indicatorsAreSound, noOtherDraft, notTheDrafter } from '../rules.ts'
import type { Standards } from '../schema/tables.ts'
import { lockRegister, ofStandard, onStandard, standardInput, standsAt, theStandard, type StandardRow } from './register.ts'

const content = {
  title: z.object({ zh: z.string().trim().min(4).max(120), en: z.string().trim().min(4).max(200) }),
  indicators: z.array(indicator).min(1).max(60), changes: z.array(change).max(120).default([]),
}
const identity = z.object({ sector: z.enum(standardSectors), size: z.enum(standardSizes) })

type Base = { id: string; region: string; indicators: Indicator[] }
type Found = { next: number; open_draft: number | null; base: Base | null; before: Indicator[] | null }

/** A new version goes on from the latest that was published for the same sector and size. */
const findBase = (_t: Kysely<Standards>, input: { sector: string; size: string }): Statement<Found> => sql<Found>`
  select (select coalesce(max(number), 0) + 1 from standards_standard where sector = ${input.sector} and size = ${input.size})::int as next,
    (select number from standards_standard where sector = ${input.sector} and size = ${input.size} and state in ('drafted', 'consulted', 'approved') limit 1) as open_draft,
    b.base, b.base -> 'indicators' as before
  from (select 1) as one left join lateral (
    select json_build_object('id', id, 'region', region, 'indicators', indicators) as base from standards_standard
    where sector = ${input.sector} and size = ${input.size} and state in ('published', 'superseded') order by number desc limit 1) b on true`

export const draft = command<Standards>()({
  does: standard.step('draft'),
  input: identity.extend(content),
  locks: lockRegister,
  find: findBase,
  guards: [noOtherDraft],
  rules: [indicatorsAreSound, changesHaveSources],
  place: (row, input, actor) => standsAt(row?.base ?? undefined, departmentOf[input.sector as Sector], actor),
  draw: ({ uuid }) => ({ id: uuid() }),
  fact: StandardDrafted,
  record: (row, input, { id }, { actor }) => {
    const { region, department } = standsAt(row.base ?? undefined, departmentOf[input.sector], actor)
    return { subject: id, enterprise: null, region, department, body: { ...input, number: row.next, base: row.base?.id ?? null } }
  },
  write: (t, f) => [t.insertInto('standards_standard').values({
    id: f.subject, sector: f.body.sector, size: f.body.size, number: f.body.number, base: f.body.base, region: f.region!, department: f.department!,
    ...contentColumns(f.body), state: f.to!, drafters: [f.actor.id], asked: null, opinions: null, approved_by: null, founding: null, effective_on: null, holds_from: null, until_on: null,
    withdrawn_at: null, withdrawn_why: null, evaluate_on: null, last_fact: '0',
  })],
})

export const contentColumns = (b: { title: object; indicators: object; changes: object }) =>
  ({ title: JSON.stringify(b.title), indicators: JSON.stringify(b.indicators), changes: JSON.stringify(b.changes) })

type WithBase = StandardRow & { before: Indicator[] | null }
export const withBase = (t: Kysely<Standards>, input: { id: string }) =>
  theStandard(t, input).select(sql<Indicator[] | null>`(select b.indicators from standards_standard b where b.id = standards_standard.base)`.as('before'))

export const revise = command<Standards>()({
  does: standard.step('revise'),
  input: standardInput.extend(content),
  locks: lockRegister,
  find: withBase,
  rules: [indicatorsAreSound, changesHaveSources],
  fact: StandardRevised,
  record: (row, { id: _, ...body }) => ({ ...ofStandard(row), body }),
  write: (t, f) => [onStandard(t, f).set({ ...contentColumns(f.body), drafters: sql`array(select distinct unnest(drafters || ${f.actor.id}::text) order by 1)` })],
})

/** A draft that the system began from an evaluation has differences without a source only where somebody has worked on it. */
const soundAsItStands: Guard<WithBase> = {
  code: 'change-without-source', clause: '参数-M1.6', broken: (row, _input, act) => changesHaveSources.broken(row, row, act),
}
const somethingChanges: Guard<WithBase> = {
  code: 'nothing-changed', clause: '参数-M1.6',
  broken: (row) => JSON.stringify(row.before) === JSON.stringify(row.indicators) && { zh: '与上一版完全相同，没有需要征求意见的内容', en: 'It is the same as the version before; there is nothing to ask about' },
}

export const consult = command<Standards>()({
  does: standard.step('consult'),
  input: standardInput.extend({ asked: z.string().trim().min(2).max(500), opinions: z.string().trim().min(2).max(4000) }),
  locks: lockRegister,
  find: withBase,
  guards: [soundAsItStands, somethingChanges],
  fact: StandardConsulted,
  record: (row, { id: _, ...body }) => ({ ...ofStandard(row), body }),
  write: (t, f) => [onStandard(t, f).set({ state: f.to!, asked: f.body.asked, opinions: f.body.opinions, drafters: sql`array(select distinct unnest(drafters || ${f.actor.id}::text) order by 1)` })],
})

export const returnDraft = command<Standards>()({
  does: standard.step('return'),
  input: standardInput,
  locks: lockRegister,
  find: theStandard,
  fact: StandardReturned,
  record: (row) => ({ ...ofStandard(row), body: {} }),
  write: (t, f) => [onStandard(t, f).set({ state: f.to! })],
})

export const approve = command<Standards>()({
  does: standard.step('approve'),
  input: standardInput,
  locks: lockRegister,
  find: theStandard,
  guards: [notTheDrafter],
  fact: StandardApproved,
  record: (row) => ({ ...ofStandard(row), body: {} }),
  write: (t, f: FactOf<typeof StandardApproved>) => [onStandard(t, f).set({ state: f.to!, approved_by: f.actor.name })],
})

