import { sql, type RawBuilder } from 'kysely'
import type { By, Scope } from './procedure.ts'

/** Whoever acts: a signed-in account, or the system under the name of a reaction or due rule (`system:<name>`). */
export type Actor = {
  id: string
  name: string
  roles: readonly string[]
  region: string | null
  department: string | null
  enterpriseId: string | null
}

/** Where a row stands; a scope is decided by comparing it with the actor. */
export type Place = { enterprise_id?: string | null; region?: string | null; department?: string | null; officer_id?: string | null }

/** The columns of a table that tell where its rows stand. */
export type PlaceColumns = { enterprise?: string; region?: string; department?: string; officer?: string }

export const system = (name: string): Actor =>
  ({ id: `system:${name}`, name: `system:${name}`, roles: [`system:${name}`], region: null, department: null, enterpriseId: null })
export const anybody: Actor = { id: 'public', name: 'public', roles: ['public'], region: null, department: null, enterpriseId: null }
export const isSystem = (actor: Actor) => actor.id.startsWith('system:')

/** The scopes that the access table gives this actor for one action, with the role that carries each. */
export const grants = (by: By, actor: Actor) =>
  actor.roles.flatMap((role) => (by[role] ? [{ role, scope: by[role] }] : []))

/** GB/T 2260: `980100` stands for the whole city, so its officers reach every code that begins with 9801. */
export const regionPrefix = (code: string) => code.replace(/(00)+$/, '')

/** Decides one scope for one row. An officer's department never reaches beyond the officer's region. */
export function covers(scope: Scope, actor: Actor, place: Place): boolean {
  const inRegion = !!actor.region && !!place.region?.startsWith(regionPrefix(actor.region))
  switch (scope) {
    case 'all': case 'public': return true
    case 'region': return inRegion
    case 'own-department': return inRegion && !!actor.department && place.department === actor.department
    case 'own-case': return !!place.officer_id && place.officer_id === actor.id
    case 'own-enterprise': return !!actor.enterpriseId && place.enterprise_id === actor.enterpriseId
  }
}

/** The role under which this actor may do it to a row standing there; `undefined` when the table gives none. */
export const roleFor = (by: By, actor: Actor, place: Place) => grants(by, actor).find((g) => covers(g.scope, actor, place))?.role

/** The same decision as an SQL condition over `alias`'s columns: what a query adds so that indexes serve it. */
export function visible(by: By, actor: Actor, alias: string, columns: PlaceColumns): RawBuilder<boolean> {
  const column = (name: string) => sql.ref(`${alias}.${name}`)
  const one = (scope: Scope): RawBuilder<boolean> | null => {
    const inRegion = columns.region && actor.region ? sql<boolean>`${column(columns.region)} like ${`${regionPrefix(actor.region)}%`}` : null
    switch (scope) {
      case 'all': case 'public': return sql<boolean>`true`
      case 'region': return inRegion
      case 'own-department': return inRegion && columns.department && actor.department
        ? sql<boolean>`(${inRegion} and ${column(columns.department)} = ${actor.department})` : null
      case 'own-case': return columns.officer ? sql<boolean>`${column(columns.officer)} = ${actor.id}` : null
      case 'own-enterprise': return columns.enterprise && actor.enterpriseId ? sql<boolean>`${column(columns.enterprise)} = ${actor.enterpriseId}` : null
    }
  }
  const parts = grants(by, actor).map((g) => one(g.scope)).filter((p) => p !== null)
  return parts.length ? sql<boolean>`(${sql.join(parts, sql` or `)})` : sql<boolean>`false`
}

/** What the reader's transaction is told, so that the policies below can decide; without it they show no row. */
export const readerContext = (by: By, actor: Actor) => ({
  'anxu.scopes': [...new Set(grants(by, actor).map((g) => g.scope))].join(','),
  'anxu.actor': actor.id,
  'anxu.enterprise': actor.enterpriseId ?? '',
  'anxu.department': actor.department ?? '',
  'anxu.region': actor.region ? `${regionPrefix(actor.region)}%` : '',
})

/** The row-level policies of one table: the reader sees by the same scopes again, as the second wall; the writer is checked on the locked row. */
export function policies(table: string, columns: PlaceColumns, roles: { reader: string; writer: string }): string {
  const setting = (name: string) => `nullif(current_setting('anxu.${name}', true), '')`
  const has = (scope: Scope) => `'${scope}' = any(string_to_array(current_setting('anxu.scopes', true), ','))`
  const inRegion = `${columns.region} like ${setting('region')}`
  const parts = [has('all'), has('public')]
  if (columns.region) parts.push(`(${has('region')} and ${inRegion})`)
  if (columns.region && columns.department) parts.push(`(${has('own-department')} and ${inRegion} and ${columns.department} = ${setting('department')})`)
  if (columns.officer) parts.push(`(${has('own-case')} and ${columns.officer}::text = ${setting('actor')})`)
  if (columns.enterprise) parts.push(`(${has('own-enterprise')} and ${columns.enterprise} = ${setting('enterprise')}::uuid)`)
  return `alter table ${table} enable row level security;
drop policy if exists reader on ${table};
drop policy if exists writer on ${table};
create policy writer on ${table} to ${roles.writer} using (true) with check (true);
create policy reader on ${table} for select to ${roles.reader} using (${parts.join(' or ')});`
}
