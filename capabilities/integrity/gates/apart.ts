import { sql } from 'kysely'
import { gate } from '../../../kernel/gate.ts'
import { samePersons, takers } from '../people.ts'
import type { Integrity } from '../schema/tables.ts'

type Found = { name: string }

/**
 * Key steps need two persons (双人复核), by person and not by account: whoever did one of the steps that this one stands apart from does not
 * do this one. What counts is the last time that each of them was done, for it is what this step builds on: a review that was sent back and
 * made anew by somebody else no longer binds who made it first.
 */
export const apart = gate<Integrity>()<Found>({
  capability: 'integrity', name: 'apart',
  on: (step) => (step.apart?.length ?? 0) > 0,
  find: (_t, asked) => {
    const { step } = asked
    // The step's own subject, also where it concerns another (a check that concerns a case).
    const subject = (asked.input as { id?: string } | undefined)?.id ?? asked.subject
    const others = (step.apart ?? []).map((name) => `${step.capability}/${step.subject}/${name}`)
    return sql<Found>`
      with last as (
        select distinct on (e ->> 'step') f.actor_id, e from fact f cross join lateral (select convert_from(f.bytes, 'utf8')::jsonb as e) x
        where f.subject = ${subject}::uuid and e ->> 'step' = any(${others}::text[]) order by e ->> 'step', f.id desc
      )
      select e -> 'actor' ->> 'name' as name from last
      where array[actor_id] || string_to_array(coalesce(e ->> 'onBehalfOf', ''), ',') && array(select * from ${samePersons(takers(asked))} p)`
  },
  rules: [{
    code: 'same-person', clause: '参数-M1.9',
    broken: ([row], { actor }) => row !== undefined && (row.name === actor.name
      ? { zh: '前一关键环节由您本人办理，本环节应当由另一人办理（双人复核）', en: 'You took the earlier key step yourself: another person takes this one' }
      : { zh: `前一关键环节由同一人以“${row.name}”办理，本环节应当由另一人办理（双人复核）`, en: `The same person took the earlier key step as ${row.name}: another person takes this one` }),
  }],
})
