import { sql, type Kysely } from 'kysely'
import { z } from 'zod'
import { dueOn, instantOf } from '../../../kernel/calendar.ts'
import type { Act } from '../../../kernel/command.ts'
import type { Fact } from '../../../kernel/fact.ts'
import { calendar, limit, type Sector as LawSector } from '../../../law/index.ts'
import type { Standards } from '../schema/tables.ts'

/** What every command on a standard has in common. One key: which version holds is decided in one order for all. */
export const standardInput = z.object({ id: z.uuid() })
export const lockRegister = () => ['standards:register']

export const theStandard = (t: Kysely<Standards>, input: { id: string }) => t.selectFrom('standards_standard').selectAll().where('id', '=', input.id)
export type StandardRow = Awaited<ReturnType<ReturnType<typeof theStandard>['executeTakeFirstOrThrow']>>
export const ofStandard = (row: Pick<StandardRow, 'id' | 'region' | 'department'>) => ({ subject: row.id, enterprise: null, region: row.region, department: row.department })
export const onStandard = (t: Kysely<Standards>, fact: Fact<any, any>) => t.updateTable('standards_standard').where('id', '=', fact.subject)

export type Earlier = { id: string; number: number; state: string; effective_on: string | null; until_on: string | null }
/** The other versions for the same sector, size and region, latest first, as JSON. */
export const otherVersions = sql<Earlier[]>`coalesce((
  select json_agg(json_build_object('id', o.id, 'number', o.number, 'state', o.state, 'effective_on', o.effective_on, 'until_on', o.until_on) order by o.number desc)
  from standards_standard o where o.sector = standards_standard.sector and o.size = standards_standard.size and o.region = standards_standard.region and o.id <> standards_standard.id), '[]')`
export const withOthers = (t: Kysely<Standards>, input: { id: string }) => theStandard(t, input).select(otherVersions.as('others'))

/** The version that holds on a day; its end is set when a later one is published. */
export const holdsOn = (v: { state: string; effective_on: string | null; until_on: string | null }, day: string) =>
  ['published', 'superseded'].includes(v.state) && v.effective_on! <= day && (v.until_on === null || day < v.until_on)

/** When a version that holds from `from` is to be evaluated: the limit in force on that day. */
export function evaluationAfter(from: string, sector: string) {
  const { value, unit } = limit('standards.evaluation', { on: from, sector: sector as LawSector })
  const { on } = dueOn(from, { value, unit: unit as 'month' }, calendar)
  return { on, at: instantOf(on, 'start').toISOString() }
}

/** Where a new standard stands: the region of whoever makes it, the department of the sector. */
export const standsAt = (row: { region?: string | null } | undefined, department: string, actor: Act['actor']) =>
  ({ region: row?.region ?? actor.region!, department })
