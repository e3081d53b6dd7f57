import { z } from 'zod'
import { notFound } from '../../../kernel/problem.ts'
import { query } from '../../../kernel/query.ts'
import { pinnedVersion, underReview } from '../commands/judgement.ts'
import { theStandard } from '../commands/register.ts'
import { measures } from '../gates.ts'
import { demand, judge, reading } from '../indicators.ts'
import type { Standards } from '../schema/tables.ts'
import { words } from './shapes.ts'

const authority = { reviewer: 'own-department', approver: 'own-department', head: 'own-department', supervisor: 'region', auditor: 'region' } as const
const place = { enterprise: 'enterprise_id', region: 'region', department: 'department', officer: 'officer_id' }
const result = z.enum(['met', 'unmet', 'unmeasured', 'not-asked'])
/** What would fail stands first, what was merely not measured yet after it. */
const weight: Readonly<Record<z.output<typeof result>, number>> = { unmet: 0, met: 1, 'not-asked': 2, unmeasured: 3 }

/**
 * Open cases of this officer's scope that would be judged otherwise by this version than by their own: case, indicator, measured value, result
 * today → result under it. Cases keep their version; the page tells what the next application would meet.
 */
export const effects = query<Standards>()({
  name: 'effects', capability: 'standards', path: '/standards/:id/effects', for: authority,
  summary: { zh: '按这一版，哪些在办案件的结论会不同', en: 'Which open cases this version would change' },
  input: z.object({ id: z.uuid() }),
  result: z.object({
    looked: z.number(),
    items: z.array(z.object({
      id: z.string(), number: z.string(), enterprise: z.string(), key: z.string(), name: words, value: words.nullable(), before: words.nullable(), after: words.nullable(), now: result, under: result,
    })),
  }),
  async run(ask, { id }) {
    const version = await ask.first(theStandard(ask.t, { id }))
    if (!version) throw notFound()
    const cases = await ask.all(ask.t.selectFrom('standards_judgement').select(['id', 'number', 'enterprise_name', 'enterprise_size', 'version']).select([pinnedVersion.as('now'), measures.as('measures')])
      .where('sector', '=', version.sector).where('case_state', 'in', underReview).where('version', 'is not', null).where('version', '<>', id)
      .where(ask.visible('standards_judgement', place)).orderBy('number').limit(500))
    const concerned = cases.filter((c) => (version.size === 'all' ? c.now?.indicators !== undefined : c.enterprise_size === version.size))
    const keys = (c: (typeof cases)[number]) => [...new Set([...c.now!.indicators, ...version.indicators].map((i) => i.key))]
    const items = concerned.flatMap((c) => keys(c).flatMap((key) => {
      const [old, coming] = [c.now!.indicators, version.indicators].map((list) => list.find((i) => i.key === key))
      const measured = c.measures.find((m) => m.key === key)
      const [now, under] = [old, coming].map((i) => (i ? judge(i, measured) : 'not-asked' as const)) as [z.output<typeof result>, z.output<typeof result>]
      if (now === under) return []
      const named = (coming ?? old)!
      return [{
        id: c.id, number: c.number, enterprise: c.enterprise_name, key, name: named.name, value: measured ? reading(measured.value, named.unit) : null,
        before: old ? demand(old) : null, after: coming ? demand(coming) : null, now, under,
      }]
    }))
    return { looked: concerned.length, items: items.toSorted((a, b) => weight[a.under] - weight[b.under]) }
  },
})
