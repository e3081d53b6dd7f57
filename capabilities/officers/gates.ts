import { sql } from 'kysely'
import { isSystem } from '../../kernel/access.ts'
import { gate } from '../../kernel/gate.ts'
import type { Post } from './facts.ts'
import { whyNot, type Held } from './rules/standing.ts'
import type { Officers } from './schema/tables.ts'
import { postWords } from './words.ts'

type Found = { in_force: boolean; person: { state: string } | null; held: Held | null }

/**
 * The steps of a post are for those who are qualified for it on that legal day, wherever the department's head has put that in force.
 * Rows are read `for share`: a suspension waits for the step under way, and a step that comes after it finds it.
 */
export const qualified = gate<Officers>()<Found>({
  capability: 'officers', name: 'qualified',
  on: (step) => step.post !== undefined,
  find: (_t, { actor, day, step }) => sql<Found>`
    with person as (
      select o.state from officers_account a join officers_officer o on o.id = a.officer_id where a.account_id = ${actor.id} for share of o
    ), held as (
      select q.since_on, q.until_on, q.suspended_on, q.rotated_on
      from officers_account a join officers_qualification q on q.officer_id = a.officer_id
      where a.account_id = ${actor.id} and q.post = ${step.post!} for share of q
    )
    select exists (
      select from officers_regime r where r.department = ${actor.department} and ${actor.region} like regexp_replace(r.region, '(00)+$', '') || '%'
        and r.from_on <= ${day} and (r.until_on is null or r.until_on > ${day})
    ) as in_force,
    (select to_jsonb(person) from person) as person, (select to_jsonb(held) from held) as held`,
  rules: [{
    code: 'not-qualified', clause: '参数-M1.8',
    broken: ([row], { actor, day, step }) => {
      if (!row?.in_force || isSystem(actor) || actor.enterpriseId) return false
      const left = row.person?.state === 'left'
      return whyNot(left ? null : row.held, day, postWords[step.post as Post] ?? { zh: step.post!, en: step.post! })
    },
  }],
})
