import { sql } from 'kysely'
import { gate } from '../../../kernel/gate.ts'
import { samePersons, takers } from '../people.ts'
import type { Integrity } from '../schema/tables.ts'

type Found = { name: string }

/**
 * Key steps need two persons (双人复核), by person and not by account: who did one of the steps that this one stands apart from, since that
 * step was last opened, does not do this one. A step was opened again when the subject came back into the state it is done from.
 */
export const apart = gate<Integrity>()<Found>({
  capability: 'integrity', name: 'apart',
  on: (step) => (step.apart?.length ?? 0) > 0,
  find: (_t, asked) => {
    const { step } = asked
    const others = (step.apart ?? []).map((name) => `${step.capability}/${step.subject}/${name}`)
    return sql<Found>`
      with happened as (
        select f.id, f.actor_id, convert_from(f.bytes, 'utf8')::jsonb as e from fact f where f.subject = ${asked.subject}::uuid
      )
      select a.e -> 'actor' ->> 'name' as name from happened a
      where a.e ->> 'step' = any(${others}::text[])
        and array[a.actor_id] || string_to_array(coalesce(a.e ->> 'onBehalfOf', ''), ',') && array(select * from ${samePersons(takers(asked))} p)
        and not exists (select from happened l where l.id > a.id and l.e ->> 'to' = a.e ->> 'from' and l.e ->> 'from' is distinct from l.e ->> 'to')
      order by a.id desc limit 1`
  },
  rules: [{
    code: 'same-person', clause: '参数-M1.9',
    broken: ([row], { actor }) => row !== undefined && (row.name === actor.name
      ? { zh: '前一关键环节由您本人办理，本环节应当由另一人办理（双人复核）', en: 'You took the earlier key step yourself: another person takes this one' }
      : { zh: `前一关键环节由同一人以“${row.name}”办理，本环节应当由另一人办理（双人复核）`, en: `The same person took the earlier key step as ${row.name}: another person takes this one` }),
  }],
})
