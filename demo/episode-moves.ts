import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { ask } from '../kernel/ask.ts'
import { first } from '../kernel/db.ts'
import type { House } from '../kernel/house.ts'
import { Problem } from '../kernel/problem.ts'
import type { EpisodeMoves } from './episodes.ts'
import { act } from './settle.ts'

/** What episodes do beside performing steps: look something up, upload a photo, read a paper, be refused. */
export const episodeMoves = (house: House): EpisodeMoves => ({
  licence: async (application) => (await first(house.pools.writer, sql<{ id: string; number: string; valid_until: string }>`
    select id, number, valid_until from licensing_licence where application_id = ${application}`))!,
  async refused(actor, name, input, code) {
    const problem = await act(house, actor, name, input).then(() => null, (error: unknown) => error)
    if (!(problem instanceof Problem) || problem.code !== code) throw new Error(`${name} should have been refused with ${code}`, { cause: problem })
  },
  ask: (actor, name, input) => ask(house, house.queries.find((q) => `${q.capability}/${q.name}` === name)!, actor, input),
  someCase: async (department) => (await first(house.pools.writer, sql<{ id: string }>`
    select id from licensing_application where department = ${department} and state = 'accepted' order by number limit 1`))!.id,
  hearing: async (licence) => (await first(house.pools.writer, sql<{ id: string; application_id: string }>`
    select id, application_id from hearings_hearing where licence_id = ${licence} and state = 'offered'`))!,
  async photo(owner, { id: uploadedBy, region, department }, name) {
    async function* once() { yield readFileSync(join(import.meta.dirname, 'assets', name)) }
    return (await house.files.put(once(), { owner, name, mime: 'image/png', kind: 'image', uploadedBy, enterprise: null, region, department })).id
  },
})
