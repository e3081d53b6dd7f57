import { sql } from 'kysely'
import { z } from 'zod'
import { regionPrefix } from '../../../kernel/access.ts'
import { query } from '../../../kernel/query.ts'
import { clauseOn } from '../../../law/index.ts'
import { begun, setFor } from '../commands/convene.ts'
import { binding, mandatory } from '../rules/mandatory.ts'
import { shippedOn } from '../rules/shipped.ts'
import type { Deliberation, RulesTable } from '../schema/tables.ts'
import { officers } from './scope.ts'

type Rules = Omit<RulesTable, 'set_at'> & { set_at: Date }
const shipped = (day: string) => {
  const { from, members, quorum, voting, keys } = shippedOn(day)
  return { id: 'shipped', from, members, quorum, voting, on: keys, reason: null, by: null, at: null }
}
const shown = (r: Rules) => ({ id: r.id, from: r.from_day, members: r.members, quorum: r.quorum, voting: r.voting, on: r.keys, reason: r.reason, by: r.set_by, at: r.set_at.toISOString() })

/** The rules of the department: the catalogue with its clauses, what is in force (the head's own, else what is shipped), what was and will be, and who can be called as a member. */
export const rulesPage = query<Deliberation>()({
  name: 'rules', capability: 'deliberation', path: '/rules', for: officers,
  summary: { zh: '集体审议规则', en: 'Deliberation rules' },
  input: z.object({}),
  result: z.object({ catalogue: z.array(z.any()), current: z.any(), history: z.array(z.any()), members: z.array(z.any()), today: z.string() }),
  run: async (ask) => {
    const [now, history, members] = await Promise.all([
      ask.all(sql<Rules>`${begun(ask.day)}`),
      ask.all(sql<Rules>`select * from deliberation_rules where department = ${ask.actor.department} and region like ${`${regionPrefix(ask.actor.region ?? '-')}%`} order by from_day desc, last_fact desc limit 50`),
      ask.all(ask.t.selectFrom('deliberation_member').select(['id', 'name', 'roles']).where('active', '=', true).where('department', '=', ask.actor.department)
        .where('region', 'like', `${regionPrefix(ask.actor.region ?? '-')}%`).where(sql<boolean>`roles && array['head', 'approver']`).orderBy('name')),
    ])
    const own = setFor(now, ask.actor)
    const always = binding(ask.day)
    return {
      catalogue: mandatory.filter((m) => m.from <= ask.day && (!m.to || ask.day <= m.to)).map((m) => ({ key: m.key, kind: m.kind, title: m.title, clause: clauseOn(m.clause, ask.day).name, binding: always.includes(m.key), verified: clauseOn(m.clause, ask.day).verified })),
      current: own ? shown(own) : shipped(ask.day), history: history.map(shown), members, today: ask.day,
    }
  },
})
