import { useAuthorities } from '../capabilities/licensing/authority.ts'
import { sectors } from '../capabilities/licensing/sectors/index.ts'
import { today } from '../kernel/calendar.ts'
import { setClock, type SetClock } from '../kernel/clock.ts'
import { all, first, tables } from '../kernel/db.ts'
import { openHouse, type House, type HouseOptions } from '../kernel/house.ts'
import { useRandom } from '../kernel/random.ts'
import { startSweeper, type Sweeper } from '../kernel/sweeper.ts'
import { authorities, authority } from './authorities.ts'
import { noteLook } from '../capabilities/deliberation/looks.ts'
import { forMeeting } from './deciding.ts'
import { drawingThreads, type Drawing } from './drawing.ts'
import { enterprises } from './enterprises.ts'
import { episodeStory, findEpisodes, longAgo } from './episodes.ts'
import { episodeMoves } from './episode-moves.ts'
import { measuring } from './measuring.ts'
import { papers } from './papers.ts'
import { random, type Rand } from './random.ts'
import { act, openOffices, listed, settle } from './settle.ts'
import type { Moves } from './case.ts'
import { stories, type Story } from './stories.ts'
import { at, dayOf } from './time.ts'
import { daysFrom } from './trades/draft.ts'
import type { Enterprise } from './types.ts'

/** `episodes: false` leaves out what stands in `episodes/`, and with it the prelude three years earlier; a list plays those that it names. */
export type YearOptions = { date: string; seed: string; cases?: number; enterprises?: number; episodes?: boolean | readonly string[] }
type Play = { house: House; clock: SetClock; drawing: Drawing; applying: readonly Enterprise[]; rand: Rand; year: YearOptions; start: string }
const t = tables<{ licensing_application: Record<string, unknown>; setting: { name: string; value: string } }>()

/**
 * Makes the fictional authority and its year by performing commands with the clock moved: nothing is inserted by hand. Deterministic for a
 * date and a seed, apart from salts and ciphertext. Answers the open house; its clock stands at the end of the year.
 */
export async function makeYear(options: HouseOptions, year: YearOptions, say: (line: string) => void): Promise<House> {
  const rand = random(year.seed)
  useRandom(rand.fork('ids'))
  useAuthorities(authorities)
  const start = daysFrom(year.date, -365)
  const clock = setClock(at(year.episodes === false ? start : daysFrom(year.date, -longAgo), 8 * 60))
  const drawing = drawingThreads({ ...year, threads: 1 })
  try {
    const house = await openHouse({ ...options, clock, workers: false })
    const town = enterprises(year.seed, year.date).slice(0, year.enterprises ?? 300)
    const applying = applicantsOf(town, rand.fork('applicants'), year.cases ?? 80)
    try {
      say('making the demonstration: a town, its enterprises and a year of cases')
      await all(house.pools.writer, t.insertInto('setting').values({ name: 'authority', value: JSON.stringify(authority) }))
      const count = await play({ house, clock, drawing, applying, rand: rand.fork('stories'), year, start }, town)
      say(`the demonstration stands: ${town.length} enterprises, ${count} cases`)
      return house
    } catch (error) { await house.close(); throw error }
  } finally {
    useRandom(null)
    await drawing.close()
  }
}

/** Who applies this year: 华阳化工 first, then employers of every sector that needs a licence. */
const applicantsOf = (town: readonly Enterprise[], rand: Rand, count: number) =>
  [town[0]!, ...rand.shuffle(town.slice(1).filter((e) => sectors.some((s) => s.sector === e.sector)))].slice(0, count)

/** All cases at once, each a story that says when its next step comes; the earliest step of all is played next, so that the clock only goes forward. */
async function play(p: Play, town: readonly Enterprise[]): Promise<number> {
  const { house, clock, year } = p
  const { ahead, ...home } = papers(house, p.drawing, daysFrom(year.date, -75))
  const people = await openOffices(house, clock)
  const moves = { ...home, ...episodeMoves(house), rand: p.rand, people, act: actIn(house), measure: measuring(house), read: reading(house), forMeeting: forMeeting(house), look: looking(house) }
  // 华阳化工 is left to whoever plays the demonstration: it has a draft that lacks two documents.
  const [player, ...others] = p.applying
  const cases = stories(moves, others, { start: p.start, end: year.date, count: year.cases ?? 80 })
  for (const story of [...cases].sort((a, b) => a.next!.getTime() - b.next!.getTime())) ahead(story.enterprise!, dayOf(story.next!))
  const episodes = year.episodes === false ? [] : await findEpisodes(town.filter((e) => !p.applying.includes(e)), year.date, typeof year.episodes === 'object' ? year.episodes : null)
  const running = [...cases, ...episodes.map((e) => episodeStory(e, moves, year.date))]
  const holders = episodes.filter((e) => e.episode.needs === 'holder').map((e) => e.enterprise!)
  const newcomers = town.filter((e) => !holders.includes(e))
  const sweeper = startSweeper(house, house.capabilities.flatMap((c) => c.due ?? []), 2 ** 30)
  try {
    await settle(house, clock, people, holders, holders, [])
    await playUntil(at(p.start, 8 * 60), running, clock, sweeper)
    const shown = [...p.applying.slice(0, listed), ...episodes.flatMap((e) => (e.episode.shown && e.enterprise) || [])]
    await settle(house, clock, people, newcomers, [...p.applying, ...episodes.flatMap((e) => e.enterprise ?? [])], shown)
    const end = at(year.date, 8 * 60 + 30)
    await playUntil(end, running, clock, sweeper)
    await home.draft(player!, people.applicants.get(player!.key)!, year.date, ['certificates', 'emergency-plan'])
    while ((await sweeper.sweep()) > 0);
    return running.filter((story) => story.enterprise).length
  } finally { await sweeper.close() }
}

const actIn = (house: House): Moves['act'] => (actor, name, input, reason) => act(house, actor, name, input, reason)
const looking = (house: House): Moves['look'] => async (actor, meeting, application, paper, seconds) => void (await noteLook(house, actor, meeting, { application, paper, seconds }))
const reading = (house: House): Moves['read'] => async (id) => (await first(house.pools.writer, t.selectFrom('licensing_application').selectAll().where('id', '=', id))) as never

async function playUntil(end: Date, running: readonly Story[], clock: SetClock, sweeper: Sweeper) {
  for (let swept = ''; ;) {
    const next = running.filter((s) => s.next).sort((a, b) => a.next!.getTime() - b.next!.getTime())[0]
    if (!next || next.next! > end) break
    // A story that was held up by holidays comes late, never early.
    if (next.next! > clock.now()) clock.set(next.next!)
    if (today(clock.now()) !== swept) { await sweeper.sweep(); swept = today(clock.now()) }
    await next.play()
  }
  clock.set(end)
}
