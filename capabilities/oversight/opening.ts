import { z } from 'zod'
import { system } from '../../kernel/access.ts'
import { today } from '../../kernel/calendar.ts'
import { all, first, tables } from '../../kernel/db.ts'
import { sql } from 'kysely'
import type { House } from '../../kernel/house.ts'
import { query, type Asking } from '../../kernel/query.ts'
import { lack, type Lack } from './facts.ts'

const answer = z.object({ items: z.array(lack) })

/** What every capability says is missing, longest missing first. Each is asked by the name of its query: none is known here. */
async function missing(ask: Asking<any>): Promise<Lack[]> {
  const said = await Promise.all(ask.house.queries.filter((q) => q.name === 'lacks').map(async (q) => answer.parse(await q.run(ask, {})).items))
  return said.flat().sort((a, b) => ((a.since ?? '9999') < (b.since ?? '9999') ? -1 : 1))
}

/** The opening list: mandatory regimes that are not in force. */
export const opening = query()({
  name: 'opening', capability: 'oversight', path: '/opening', for: { head: 'own-department', administrator: 'region', supervisor: 'region', auditor: 'region' },
  summary: { zh: '开办事项：尚未施行的强制制度', en: 'Opening list: mandatory regimes not in force' },
  input: z.object({}),
  result: answer,
  run: async (ask) => ({ items: await missing(ask) }),
})

/** The same as a finding of the installation’s health, over all departments. */
export function watchOpening(house: House) {
  const checks = (house.ports['findings'] ??= {}) as Record<string, () => Promise<{ ok: boolean; detail: string }>>
  checks['regimes'] = async () => {
    const at = house.clock.now()
    const items = await missing({
      t: tables(), all: (s) => all(house.pools.writer, s), first: (s) => first(house.pools.writer, s), actor: system('health'), at, day: today(at), visible: () => sql<boolean>`true`, house,
    })
    return { ok: items.length === 0, detail: items.map((i) => `${i.department}: ${i.title.en}${i.since ? ` since ${i.since}` : ''} (${i.who.en})`).join('; ') || 'all in force' }
  }
}
