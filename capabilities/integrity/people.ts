import { sql } from 'kysely'

/**
 * The accounts behind which the same persons stand as behind these: the register of
 * approval staff says so, or one citizen id was declared under both. An expression for `in (…)`.
 */
export const samePersons = (accounts: readonly string[]) => sql`(
  select unnest(${accounts}::text[])
  union select b.account from integrity_account a join integrity_account b on b.person = a.person where a.account = any(${accounts}::text[])
  union select b.officer_id from integrity_declaration a
    join vault_value va on va.ref = a.citizen_ref join vault_value vb on vb.lookup = va.lookup and vb.kind = va.kind
    join integrity_declaration b on b.citizen_ref = vb.ref
    where a.officer_id = any(${accounts}::text[]))`

/** Whoever a step is taken by: the account, and those on whose behalf the system takes it. */
export const takers = (asked: { actor: { id: string }; onBehalfOf: string | null }) =>
  [asked.actor.id, ...(asked.onBehalfOf?.split(',') ?? [])].map((id) => id.trim()).filter((id) => id && !id.startsWith('system:'))

/** The part of GB/T 2260 that says how far a region reaches, as a pattern for `like`. */
export const reachOf = (column: string) => sql<string>`regexp_replace(${sql.ref(column)}, '(00)+$', '') || '%'`

type CaseOf = { application: string; region: string; department: string }
/** Reviewers in post in the department of a case who could go on with it instead of this officer; the gate looks at the persons behind them as well. */
export const successorsOf = ({ application, region, department }: CaseOf, instead: string | null) => sql<{ id: string; name: string }>`
  select account as id, name from integrity_officer o where open and 'reviewer' = any(roles) and department = ${department} and account is distinct from ${instead}
    and ${region} like ${reachOf('o.region')}
    and not exists (select from integrity_recusal x where x.application_id = ${application} and x.state = 'upheld' and x.officer_id = o.account) order by name`
