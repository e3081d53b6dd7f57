import { document } from '../adapters/pdf/document.ts'
import { useAuthorities } from '../capabilities/licensing/authority.ts'
import { beginDraft, saveDraft } from '../capabilities/licensing/drafts.ts'
import { requiredMaterials } from '../capabilities/licensing/form.ts'
import { sectorOf, sectors } from '../capabilities/licensing/sectors/index.ts'
import { system, type Actor } from '../kernel/access.ts'
import { instantOf } from '../kernel/calendar.ts'
import { setClock, type SetClock } from '../kernel/clock.ts'
import { commandName, type Command } from '../kernel/command.ts'
import { all, first, tables } from '../kernel/db.ts'
import { openHouse, type House, type HouseOptions } from '../kernel/house.ts'
import { perform } from '../kernel/perform.ts'
import { useRandom, uuid } from '../kernel/random.ts'
import { startSweeper } from '../kernel/sweeper.ts'
import { answersOf } from './answers.ts'
import { authorities, authority } from './authorities.ts'
import { enterprises } from './enterprises.ts'
import { random, type Rand } from './random.ts'
import { stories, type Moves } from './stories.ts'
import { officers } from './town.ts'
import type { Enterprise } from './types.ts'
import { daysFrom } from './trades/draft.ts'

export type YearOptions = { date: string; seed: string; cases?: number; enterprises?: number }

/**
 * Makes the fictional authority and its year by performing commands with the clock moved: nothing is inserted by hand. Deterministic for a
 * date and a seed, apart from salts and ciphertext. Answers the open house; its clock stands at the end of the year.
 */
export async function makeYear(options: HouseOptions, year: YearOptions, say: (line: string) => void): Promise<House> {
  const rand = random(year.seed)
  useRandom(rand.fork('ids'))
  try {
    const start = daysFrom(year.date, -365)
    const clock = setClock(at(start, 8 * 60))
    const house = await openHouse({ ...options, clock, workers: false })
    return await makeIn(house, clock, year, start, rand, say).catch(async (error: unknown) => { await house.close(); throw error })
  } finally { useRandom(null) }
}

async function makeIn(house: House, clock: SetClock, year: YearOptions, start: string, rand: Rand, say: (line: string) => void): Promise<House> {
  useAuthorities(authorities)
  await all(house.pools.writer, t.insertInto('setting').values({ name: 'authority', value: JSON.stringify(authority) }))
  say('making the demonstration: a town, its enterprises and a year of cases')
  const town = enterprises(year.seed, year.date).slice(0, year.enterprises ?? 300)
  const applying = applicantsOf(town, rand.fork('applicants'), year.cases ?? 80)
  const people = await settle(house, clock, town, applying)
  const count = await playStories({ house, clock, people, applying, rand: rand.fork('stories'), year, start })
  say(`the demonstration stands: ${town.length} enterprises, ${count} cases`)
  return house
}

/** An instant of a day in Shanghai, by minutes after midnight. */
export const at = (day: string, minutes: number) => new Date(instantOf(day, 'start').getTime() + minutes * 60_000)

/** Who applies this year: 华阳化工 first, then employers of every sector that needs a licence. */
const applicantsOf = (town: readonly Enterprise[], rand: Rand, count: number) =>
  [town[0]!, ...rand.shuffle(town.slice(1).filter((e) => sectors.some((s) => s.sector === e.sector)))].slice(0, count)

export type People = { officers: Map<string, Actor>; applicants: Map<string, Actor>; enterprises: Map<string, string> }

/** The officers and enterprises as they stood when the year began. */
async function settle(house: House, clock: SetClock, town: readonly Enterprise[], applying: readonly Enterprise[]): Promise<People> {
  const demo = system('demo')
  const people: People = { officers: new Map(), applicants: new Map(), enterprises: new Map() }
  for (const o of officers) {
    const input = { account: o.account, name: o.name, roles: o.roles, region: o.region, department: o.department }
    const done = await act(house, demo, 'accounts/account/open-demo', input)
    people.officers.set(o.account, { id: done.subject, name: o.name, roles: o.roles, region: o.region, department: o.department, enterpriseId: null })
    clock.forward(1000)
  }
  for (const e of town) {
    const registered = await act(house, demo, 'enterprises/enterprise/register', particularsOf(e))
    people.enterprises.set(e.key, registered.subject)
    const operator = { account: e.key, name: e.contact.name, roles: ['applicant'], enterpriseId: registered.subject, listed: applying.indexOf(e) < 6 }
    if (applying.includes(e)) {
      const opened = await act(house, demo, 'accounts/account/open-demo', operator)
      people.applicants.set(e.key, { id: opened.subject, name: e.contact.name, roles: ['applicant'], region: e.region, department: null, enterpriseId: registered.subject })
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

/** GB/T 4754: divisions 06–12 are mining (B), 13–43 manufacturing (C), 47–50 construction (E). */
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

const t = tables<{ licensing_application: { id: string; last_fact: string; state: string }; licensing_objection: { id: string; last_fact: string }; setting: { name: string; value: string } }>()
async function lastFact(house: House, id: string) {
  const row = (await first(house.pools.writer, t.selectFrom('licensing_application').select('last_fact').where('id', '=', id)))
    ?? (await first(house.pools.writer, t.selectFrom('licensing_objection').select('last_fact').where('id', '=', id)))
  return row?.last_fact
}

type Play = { house: House; clock: SetClock; people: People; applying: readonly Enterprise[]; rand: Rand; year: YearOptions; start: string }

/** All cases at once, each a story that says when its next step comes; the earliest step of all is played next, so that the clock only goes forward. */
async function playStories({ house, clock, people, applying, rand, year, start }: Play): Promise<number> {
  const sweeper = startSweeper(house, house.capabilities.flatMap((c) => c.due ?? []), 2 ** 30)
  const moves: Moves = {
    people, rand,
    act: (actor, name, input, reason) => act(house, actor, name, input, reason),
    draft: (e, actor, day, without) => draftOf(house, e, actor, day, without),
    amend: (e, actor, id, keys, day) => amend(house, e, actor, id, keys, day),
    read: async (id) => (await first(house.pools.writer, t.selectFrom('licensing_application').selectAll().where('id', '=', id))) as never,
  }
  const running = stories(moves, applying, { start, end: year.date, count: year.cases ?? 80 })
  const end = at(year.date, 8 * 60 + 30)
  let swept = ''
  for (;;) {
    const next = running.filter((s) => s.next).sort((a, b) => a.next!.getTime() - b.next!.getTime())[0]
    if (!next || next.next! > end) break
    const day = next.next!.toISOString().slice(0, 10)
    clock.set(next.next!)
    if (day !== swept) { await sweeper.sweep(); swept = day }
    await next.play()
  }
  clock.set(end)
  while ((await sweeper.sweep()) > 0);
  await sweeper.close()
  return running.length
}

/** Fills in the form and hands in the documents, as an applicant would over some days. */
async function draftOf(house: House, e: Enterprise, actor: Actor, day: string, without: readonly string[]) {
  const { id, version } = await beginDraft(house, actor, { sector: e.sector })
  const answers = answersOf(e, day)
  const materials = requiredMaterials(sectorOf(e.sector), answers).filter((m) => !without.includes(m.key))
  const documents: Record<string, string[]> = {}
  for (const m of materials) documents[m.key] = [await putDocument(house, e, actor, id, m.key, day)]
  const saved = await saveDraft(house, actor, id, { version, answers, documents, looked: materials.map((m) => m.key) })
  return { id, version: saved.version }
}

async function amend(house: House, e: Enterprise, actor: Actor, id: string, keys: readonly string[], day: string) {
  const begun = await beginDraft(house, actor, { application: id })
  const documents: Record<string, string[]> = {}
  for (const key of keys) documents[key] = [await putDocument(house, e, actor, id, key, day, '（修订）')]
  return (await saveDraft(house, actor, id, { version: begun.version, documents })).version
}

const drawn = new Map<string, Uint8Array>()

async function putDocument(house: House, e: Enterprise, actor: Actor, owner: string, key: string, day: string, edition = ''): Promise<string> {
  const title = sectorOf(e.sector).materials.find((m) => m.key === key)!.title.zh
  const name = `${title}${edition}.pdf`
  const memo = `${e.sector}/${name}`
  const content = drawn.get(memo) ?? await sample(`${title}${edition}`, day)
  drawn.set(memo, content)
  async function* once() { yield content }
  const row = await house.files.put(once(), { owner, name, mime: 'application/pdf', kind: 'pdf', uploadedBy: actor.id, enterprise: actor.enterpriseId, region: e.region, department: null })
  return row.id
}

async function sample(title: string, day: string): Promise<Uint8Array> {
  const doc = await document({ title, author: '演示', subject: title, keywords: [], createdAt: at(day, 600), lang: 'zh-CN', watermark: '演示 · 无法律效力' })
  doc.heading(title)
  doc.paragraph('本页为演示材料，内容虚构。')
  return doc.bytes()
}
