import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Answers } from '../capabilities/licensing/sectors/sector.ts'
import type { Kind } from '../capabilities/old-register/facts.ts'
import type { Actor } from '../kernel/access.ts'
import { decided } from './deciding.ts'
import { at, workday } from './time.ts'
import { step, type Case, type Moves, type Plan } from './case.ts'
import { begin, intake, issued, taken, examined, concluded, decision, told, type Story } from './stories.ts'
import { daysFrom } from './trades/draft.ts'
import type { Enterprise } from './types.ts'

/** What an episode plays with: its steps, its people by account, its enterprise (where it asks for one), and the days of the year counted back from its end. */
export type Stage = {
  moves: Moves & EpisodeMoves
  who(account: string): Actor
  e: Enterprise
  applicant: Actor
  /** The working day on which, or after which, so many days remain until the year's end; `minutes` after midnight. */
  on(daysLeft: number, minutes?: number): Date
  day(daysLeft: number): string
}
export type EpisodeMoves = {
  /** The licence that a case led to. */
  licence(application: string): Promise<{ id: string; number: string; valid_until: string }>
  /** Performs a step that must be refused with this code, and is recorded as an attempt. */
  refused(actor: Actor, name: string, input: Record<string, unknown>, code: string): Promise<void>
  /** Asks a query as this person, as a page does: a look is recorded too. */
  ask(actor: Actor, name: string, input: Record<string, unknown>): Promise<unknown>
  /** An accepted case of a department, to try something on. */
  someCase(department: string): Promise<string>
  /** The hearing that the notice of a measure against a licence has offered. */
  hearing(licence: string): Promise<{ id: string; application_id: string }>
  photo(owner: string, actor: Actor, name: string): Promise<string>
  /** A sheet of the old register is uploaded by one officer and confirmed by another (or the same); its rows are taken over at once. */
  takeOver(uploader: Actor, confirms: Actor, kind: Kind, name: string, bytes: Promise<Uint8Array>, reason: string): Promise<void>
}
/**
 * One episode, one file of `episodes/`. `needs`: an enterprise of its own, or one that was licensed about three years before. `shown`: its enterprise
 * stands on the sign-in page, so that a visitor sees the holder's side too.
 */
export type Episode = { needs: 'nobody' | 'enterprise' | 'holder'; shown?: true; sector?: string; daysLeft?: number; play(stage: Stage): AsyncGenerator<Date, unknown> }

/** Days before the end of the year on which the prelude begins: licences of three years run out in the year that is played. */
export const longAgo = 3 * 365 + 180

/** All episodes (or those with these names), each with the enterprise that it is about; an enterprise that already stands in the year's cases is left alone. */
export async function findEpisodes(town: readonly Enterprise[], end: string, names: readonly string[] | null) {
  const free = town.filter((e) => e.foundedOn < daysFrom(end, -longAgo - 400))
  const found: { episode: Episode; enterprise: Enterprise | null }[] = []
  const folder = join(import.meta.dirname, 'episodes')
  for (const file of readdirSync(folder).filter((f) => f.endsWith('.ts') && (names?.includes(f.slice(0, -3)) ?? true)).sort()) {
    const { episode } = (await import(join(folder, file))) as { episode: Episode }
    const place = free.findIndex((e) => e.sector === (episode.sector ?? 'hazardous-chemicals'))
    if (episode.needs === 'nobody') found.push({ episode, enterprise: null })
    else if (place >= 0) found.push({ episode, enterprise: free.splice(place, 1)[0]! })
  }
  return found
}

/** The story of an episode, that plays among all others. */
export function episodeStory({ episode, enterprise }: { episode: Episode; enterprise: Enterprise | null }, moves: Moves & EpisodeMoves, end: string): Story {
  const day = (daysLeft: number) => workday(daysFrom(end, -daysLeft))
  const stage: Stage = {
    moves, e: enterprise!, day, on: (daysLeft, minutes = 600) => at(day(daysLeft), minutes),
    who: (account) => moves.people.officers.get(account)!,
    get applicant() { return moves.people.applicants.get(enterprise!.key)! },
  }
  return told({ enterprise }, episode.play(stage), stage.on(episode.needs === 'holder' ? longAgo : episode.daysLeft!, 540))
}

const planOf = ({ moves, e }: Stage, begins: string, says: Answers = {}): Plan => ({ enterprise: e, begins, ending: 'issue', pace: 1, says, rand: moves.rand.fork(`episode ${e.key} ${begins}`) })

/** An application of the episode's enterprise, as it was handed in; `says` stands in its form instead of what it would write by itself. */
export const filed = (stage: Stage, begins: string, says?: Answers) => begin(stage.moves, planOf(stage, begins, says))

/** A case of the episode's enterprise, as far as the reviewer's desk. */
export async function* atTheReviewer(stage: Stage, begins: string, says?: Answers): AsyncGenerator<Date, Case> {
  const c = await filed(stage, begins, says)
  yield* intake(c)
  yield* taken(c)
  return c
}
export async function* reviewed(stage: Stage, begins: string): AsyncGenerator<Date, Case> {
  const c = yield* atTheReviewer(stage, begins)
  yield* examined(c)
  yield* concluded(c)
  return c
}
/** A licence, by the ordinary road; `decidedOn` fixes the day from which it is valid. */
export async function* licensed(stage: Stage, begins: string, decidedOn?: Date): AsyncGenerator<Date, Case> {
  const c = yield* reviewed(stage, begins)
  if (decidedOn) yield* decided(c, 'grant', '符合法定条件，准予许可。', decidedOn)
  else yield* decision(c)
  yield* issued(c)
  return c
}

/**
 * A case that lies with its reviewer, accepted on one of these days before the end of the year (the first that was a working day), handed in three days earlier, from which its limit counts: how much of its limit is used
 * then shows as a light.
 */
export async function* underReviewSince(stage: Stage, choice: readonly number[]): AsyncGenerator<Date, void> {
  const days = choice.find((d) => stage.day(d) !== stage.day(d - 1)) ?? choice[0]!
  yield stage.on(days + 3, 560)
  const c = await begin(stage.moves, planOf(stage, stage.day(days + 3)))
  yield (c.now = stage.on(days))
  await step(c, c.cast.window, 'accept')
  yield (c.now = stage.on(days - 1, 660))
  await step(c, c.cast.reviewer, 'assign')
}

/** A licence that was granted three years ago and runs out so many days before the end of the year. */
export async function* licensedUntil(stage: Stage, daysLeft: number) {
  const until = daysFrom(stage.day(daysLeft), -1)
  const decided = workday(Temporal.PlainDate.from(until).subtract({ years: 3 }).add({ days: 1 }).toString())
  const begins = workday(daysFrom(decided, -28))
  yield at(begins, 560)
  const c = yield* licensed(stage, begins, at(decided, 610))
  return { c, licence: await stage.moves.licence(c.id) }
}

/** The enterprise asks for a renewal, the window accepts it, a reviewer takes it. */
export async function* renewalAsked({ moves, e, applicant, on, day }: Stage, last: Case, licence: { id: string }, daysLeft: number, way: 'extension' | 'review') {
  yield on(daysLeft)
  const draft = await moves.renewal(e, applicant, licence.id, day(daysLeft), way)
  await moves.act(applicant, 'licensing/application/submit', { draft: draft.id, version: draft.version, truthful: true })
  const c: Case = { ...last, id: draft.id, now: on(daysLeft), answers: draft.answers }
  yield on(daysLeft - 4)
  await step(c, c.cast.window, 'accept')
  yield on(daysLeft - 6)
  c.now = on(daysLeft - 6)
  await step(c, c.cast.reviewer, 'assign')
  return c
}
