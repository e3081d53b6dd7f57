import { system, type Actor } from '../kernel/access.ts'
import type { SetClock } from '../kernel/clock.ts'
import { commandName, type Command } from '../kernel/command.ts'
import { first, tables } from '../kernel/db.ts'
import type { House } from '../kernel/house.ts'
import { perform } from '../kernel/perform.ts'
import { uuid } from '../kernel/random.ts'
import { officers } from './town.ts'
import type { Enterprise } from './types.ts'

/** Who acts in the year: actors by account, and the ids under which enterprises are registered. */
export type People = { officers: Map<string, Actor>; applicants: Map<string, Actor>; enterprises: Map<string, string> }

/** How many enterprises have their account on the sign-in page of the demonstration. */
const listed = 6

/** Opens the officers' accounts and registers the enterprises, as they stood when the year began; those who apply have an operator. */
export async function settle(house: House, clock: SetClock, town: readonly Enterprise[], applying: readonly Enterprise[]): Promise<People> {
  const demo = system('demo')
  const people: People = { officers: new Map(), applicants: new Map(), enterprises: new Map() }
  for (const o of officers) {
    const input = { account: o.account, name: o.name, roles: o.roles, region: o.region, department: o.department }
    const done = await act(house, demo, 'accounts/account/open-demo', input)
    people.officers.set(o.account, { id: done.subject, name: o.name, roles: o.roles, region: o.region, department: o.department, enterpriseId: null })
    clock.forward(1000)
  }
  for (const e of town) {
    const { subject: id } = await act(house, demo, 'enterprises/enterprise/register', particularsOf(e))
    people.enterprises.set(e.key, id)
    if (applying.includes(e)) {
      const operator = { account: e.key, name: e.contact.name, roles: ['applicant'], enterpriseId: id, listed: applying.indexOf(e) < listed }
      const opened = await act(house, demo, 'accounts/account/open-demo', operator)
      people.applicants.set(e.key, { id: opened.subject, name: e.contact.name, roles: ['applicant'], region: e.region, department: null, enterpriseId: id })
    }
    clock.forward(1000)
  }
  return people
}

const particularsOf = (e: Enterprise) => ({
  creditCode: e.creditCode, name: e.name.zh, nameEn: e.name.en, region: e.region, sector: e.sector === 'general' ? 'other' : e.sector, economicType: e.economicType.zh,
  industryCode: industryLetter(e.industry.code), address: e.address, employees: e.employees, size: e.size, foundedOn: e.foundedOn, scope: e.scope,
  principal: { name: e.principal.name, citizenId: e.principal.citizenId, phone: e.principal.phone },
})

/** GB/T 4754: divisions 06–12 are mining (B), 13–43 manufacturing (C), 44–46 utilities (D), 47–50 construction (E). */
function industryLetter(code: string): string {
  const division = Number(code.slice(0, 2))
  const letter = division < 13 ? 'B' : division < 44 ? 'C' : division < 47 ? 'D' : division < 51 ? 'E' : division < 53 ? 'F' : 'G'
  return /^[A-T]/.test(code) ? code : `${letter}${code}`
}

/** Performs one command as somebody, with the `seen` of the moment, as a page would. */
export async function act(house: House, actor: Actor, name: string, input: Record<string, unknown>, reason?: string) {
  const command = [...house.commands.values()].find((c) => commandName(c) === name) as Command
  const seen = command.does.from.length ? await lastFact(house, String(input['id'])) : undefined
  return perform(house, command, { actor, requestId: uuid(house.clock.now()), input, ...(seen ? { seen } : {}), ...(reason ? { reason } : {}) })
}

const t = tables<{ licensing_application: { id: string; last_fact: string }; licensing_objection: { id: string; last_fact: string } }>()

async function lastFact(house: House, id: string) {
  const row = (await first(house.pools.writer, t.selectFrom('licensing_application').select('last_fact').where('id', '=', id)))
    ?? (await first(house.pools.writer, t.selectFrom('licensing_objection').select('last_fact').where('id', '=', id)))
  return row?.last_fact
}
