import { sql } from 'kysely'
import { gate } from '../../kernel/gate.ts'
import { begun, inForce, type Rules } from './commands/convene.ts'
import { lockRules } from './commands/rules.ts'
import { hits, named, type Counted } from './rules/mandatory.ts'
import type { Deliberation } from './schema/tables.ts'

/** Who carries out what a meeting has decided. */
export const resultActor = 'system:deliberation-result'

type Row = { case: (Counted & { region: string; department: string; traits: string[] }) | null; rules: Rules[]; result: string | null; deciders: string | null }

/** A case that a rule sends to a meeting is decided by the meeting and by nobody alone. */
export const collective = gate<Deliberation>()<Row>({
  capability: 'deliberation', name: 'collective',
  on: (step) => step.capability === 'licensing' && step.subject === 'application' && ['grant', 'refuse'].includes(step.name),
  locks: () => [lockRules],
  find: (_t, { subject, day }) => sql<Row>`select (select to_json(c) from deliberation_case c where c.id = ${subject}::uuid) as case,
    coalesce((select json_agg(r) from (${begun(day)}) r), '[]') as rules, i.result, i.deciders from (select 1) as one left join lateral (
      select x.result, (select string_agg(d->>'id', ',') from jsonb_array_elements(x.deciders) d) as deciders from deliberation_item x join deliberation_case c on c.id = x.application_id
      where x.application_id = ${subject}::uuid and x.concluded_at is not null and x.review = c.reviews order by x.concluded_at desc limit 1) i on true`,
  rules: [{
    code: 'collective', clause: '审议规则-组成',
    broken: ([row], { actor, step, onBehalfOf, day }) => {
      if (!row?.case) return false
      if (actor.id === resultActor) return !(row.result === step.name && row.deciders === onBehalfOf) && { zh: '没有与此相符的集体审议结果', en: 'No meeting has come to this result' }
      const rules = hits(row.case, inForce(row.rules, row.case, day).keys)
      const why = named(rules)
      return rules.length > 0 && { zh: `该案须经集体审议决定（${why.zh}），不能由一人决定`, en: `This case is decided by a meeting (${why.en}), not by one person` }
    },
  }],
})
