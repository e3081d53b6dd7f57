import { sql, type RawBuilder } from 'kysely'
import type { Statement } from '../../kernel/db.ts'
import type { Measures } from './schema/tables.ts'

/** What turned an act of the officer: sent back by the decider, the grant or the licence annulled, an objection upheld. */
export type Turned = { application: string; number: string; enterprise: string; kind: string; of: string; on: string; doneOn: string }
export type Done = { application: string; number: string; enterprise: string; kind: string; on: string }

const accountsOf = (officer: RawBuilder<unknown> | string) => sql`(select a.account_id from officers_account a where a.officer_id = ${officer})`

/**
 * Acts that were returned or overturned in a period: each falls on whoever had last concluded the review and, where a decision was overturned,
 * also on whoever had decided. One act counts once, however often it was attacked.
 */
const turns = (officer: RawBuilder<unknown> | string, from: unknown, until: unknown) => sql`
  select distinct on (p.request_id, p.actor_id) u.application_id, u.kind, u.on_day, p.kind as of_kind, p.on_day as done_on
  from officers_act u cross join lateral (
    select distinct on (x.kind) x.* from officers_act x
    where x.application_id = u.application_id and x.last_fact < u.last_fact and (x.kind = 'concluded' or (x.kind = 'decided' and u.kind <> 'sent-back'))
    order by x.kind, x.last_fact desc
  ) p
  where u.kind in ('sent-back', 'annulled', 'objection-upheld', 'licence-annulled') and u.on_day between ${from} and ${until} and p.actor_id in ${accountsOf(officer)}
  order by p.request_id, p.actor_id, u.last_fact`

/** The measures of one officer over a period, as one JSON value: hours and mean mark of training, acts done and turned, complaints upheld. */
export const measuresOf = (officer: RawBuilder<unknown> | string, from: unknown, until: unknown): RawBuilder<Measures> => sql<Measures>`(select json_build_object(
  'hours', (select coalesce(sum(t.hours), 0)::float from officers_attendance t where t.officer_id = ${officer} and t.held_on between ${from} and ${until}),
  'marks', (select round(avg(t.mark), 1)::float from officers_attendance t where t.officer_id = ${officer} and t.held_on between ${from} and ${until}),
  'done', (select count(*)::int from officers_act d where d.kind in ('concluded', 'decided') and d.on_day between ${from} and ${until} and d.actor_id in ${accountsOf(officer)}),
  'turned', (select count(*)::int from (${turns(officer, from, until)}) as v),
  'complaints', (select count(*)::int from officers_complaint c where c.officer_id = ${officer} and c.counted_on between ${from} and ${until})))`

/** The cases behind the number of returned and overturned acts, latest first. */
export const turnedOf = (officer: string, from: string, until: string): Statement<Turned> => sql<Turned>`
  select v.application_id as application, c.number, c.enterprise_name as enterprise, v.kind, v.of_kind as of, v.on_day as on, v.done_on as "doneOn"
  from (${turns(officer, from, until)}) as v join officers_case c on c.application_id = v.application_id order by v.on_day desc, c.number limit 200`

/** The cases behind the number of acts, latest first. */
export const doneOf = (officer: string, from: string, until: string): Statement<Done> => sql<Done>`
  select d.application_id as application, c.number, c.enterprise_name as enterprise, d.kind, d.on_day as on
  from officers_act d join officers_case c on c.application_id = d.application_id
  where d.kind in ('concluded', 'decided') and d.on_day between ${from} and ${until} and d.actor_id in ${accountsOf(officer)} order by d.at desc limit 200`
