import { sql } from 'kysely'
import { system, type Actor } from '../kernel/access.ts'
import type { SetClock } from '../kernel/clock.ts'
import { commandName, type Command } from '../kernel/command.ts'
import { first } from '../kernel/db.ts'
import { readEnvelope, type Recorded } from '../kernel/fact.ts'
import type { House } from '../kernel/house.ts'
import { perform } from '../kernel/perform.ts'
import { uuid } from '../kernel/random.ts'
import type { Afterwards } from '../kernel/reaction.ts'
import { officers } from './town.ts'
import type { Enterprise } from './types.ts'

/** Who acts in the year: actors by account, and the ids under which enterprises are registered. */
export type People = { officers: Map<string, Actor>; applicants: Map<string, Actor>; enterprises: Map<string, string> }

/** How many of the year's applicants have their account on the sign-in page of the demonstration. */
export const listed = 6

/** Opens the accounts of the authorities. */
export async function openOffices(house: House, clock: SetClock): Promise<People> {
  const people: People = { officers: new Map(), applicants: new Map(), enterprises: new Map() }
  for (const o of officers) {
    const input = { account: o.account, name: o.name, roles: o.roles, region: o.region, department: o.department }
    const done = await act(house, demo, 'accounts/account/open-demo', input)
    people.officers.set(o.account, { id: done.subject, name: o.name, roles: o.roles, region: o.region, department: o.department, enterpriseId: null })
    clock.forward(1000)
  }
  return people
}
const demo = system('demo')

/** Registers enterprises as they stand; those who apply get an operator, on the sign-in page where they are `shown`. */
export async function settle(house: House, clock: SetClock, people: People, town: readonly Enterprise[], applying: readonly Enterprise[], shown: readonly Enterprise[]) {
  for (const e of town) {
    const { subject: id } = await act(house, demo, 'enterprises/enterprise/register', particularsOf(e))
    people.enterprises.set(e.key, id)
    const place = applying.indexOf(e)
    if (place >= 0) {
      const operator = { account: e.key, name: e.contact.name, roles: ['applicant'], enterpriseId: id, listed: shown.includes(e) }
      const opened = await act(house, demo, 'accounts/account/open-demo', operator)
      people.applicants.set(e.key, { id: opened.subject, name: e.contact.name, roles: ['applicant'], region: e.region, department: null, enterpriseId: id })
    }
    clock.forward(1000)
  }
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

/** Performs one command as somebody, with the `seen` of the moment, as a page would; what other steps of the year rest on follows at once. */
export async function act(house: House, actor: Actor, name: string, input: Record<string, unknown>, reason?: string) {
  const command = [...house.commands.values()].find((c) => commandName(c) === name) as Command
  const seen = command.does.from.length ? await lastFact(house, command, String(input['id'])) : undefined
  const done = await perform(house, command, { actor, requestId: uuid(house.clock.now()), input, ...(seen ? { seen } : {}), ...(reason ? { reason } : {}) })
  await follow(house, command.fact.name, done.fact)
  return done
}

/** Subjects whose table is not called after them. */
const tableOf: Readonly<Record<string, string>> = { 'pre-review/pre-review': 'pre_review_review' }

/** The row of a subject carries the last fact that the page would have shown. */
async function lastFact(house: House, { does }: Command, id: string) {
  const table = tableOf[`${does.capability}/${does.subject}`] ?? `${does.capability}_${does.subject}`.replaceAll('-', '_')
  return (await first(house.pools.writer, sql<{ last_fact: string }>`select last_fact from ${sql.table(table)} where id = ${id}`))?.last_fact
}

/** Reactions that later steps of the year wait for. All others run when the demonstration is opened; these then find their work done. */
const awaited = ['deliberation-result', 'recusal', 'announce-bar', 'pin-standard']

async function follow(house: House, name: string, fact: string) {
  for (const r of reactionsOf(house).filter((one) => one.to === name)) {
    const row = await first(house.pools.writer, sql<{ bytes: Buffer }>`select bytes from fact where id = ${fact}`)
    await r.run(house.work(r.name), { ...readEnvelope(row!.bytes), id: fact } as Recorded)
  }
}

const reactionsOf = (house: House) => house.capabilities
  .flatMap((c) => (typeof c.reactions === 'function' ? c.reactions(house.capabilities) : (c.reactions ?? [])))
  .filter((r) => r.when === 'afterwards' && awaited.includes(r.name)) as Afterwards[]
