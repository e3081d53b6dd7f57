import { sql, type RawBuilder } from 'kysely'
import type { By } from '../../../kernel/procedure.ts'
import { mandatory } from '../rules/mandatory.ts'
import { shippedOn } from '../rules/shipped.ts'

/** Who reads meetings; an applicant reads of the own case alone, that it is deliberated, when, and the result. */
export const officers: By = { window: 'own-department', reviewer: 'own-department', approver: 'own-department', head: 'own-department', supervisor: 'region', auditor: 'region' }
export const casesFor: By = { ...officers, applicant: 'own-enterprise' }

const counted = mandatory.filter((m) => m.counts).map((m) => sql`case when ${sql.ref(`c.${m.counts}`)} >= ${m.least} then ${m.key}::text end`)
/** The rules that a case `c` meets, whether in force or not: the same as `hits`, for lists. */
export const met: RawBuilder<string[]> = sql`(c.traits || array_remove(array[${sql.join(counted)}], null))`
/** The rules that the department of a case `c` has in force on a day: what its head set, else those shipped. */
export const keysOn = (day: string): RawBuilder<string[]> => sql`coalesce((select r.keys from deliberation_rules r where r.from_day <= ${day}::date and r.department = c.department
  and c.region like regexp_replace(r.region, '(00)+$', '') || '%' order by length(regexp_replace(r.region, '(00)+$', '')) desc, r.from_day desc, r.last_fact desc limit 1), ${shippedOn(day).keys}::text[])`
/** Those of them that send the case to a meeting. */
export const rulesOn = (day: string): RawBuilder<string[]> => sql`array(select k from unnest(${met}) k where k = any(${keysOn(day)}))`
