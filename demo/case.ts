import type { Actor } from '../kernel/access.ts'
import type { Answers } from '../capabilities/licensing/sectors/sector.ts'
import type { Rand } from './random.ts'
import type { Enterprise } from './types.ts'
import { daysFrom } from './trades/draft.ts'
import type { Flaw } from './documents/index.ts'
import type { People } from './settle.ts'
import { at, dayOf, workday } from './time.ts'

/** What a story may do: perform steps, write drafts, and look at its own case. */
export type Moves = {
  people: People
  rand: Rand
  act(actor: Actor, name: string, input: Record<string, unknown>, reason?: string): Promise<{ subject: string }>
  draft(e: Enterprise, actor: Actor, day: string, without: readonly string[], flawed?: Readonly<Record<string, Flaw>>, says?: Answers): Promise<{ id: string; version: number }>
  amend(e: Enterprise, actor: Actor, id: string, keys: readonly string[], day: string): Promise<number>
  renewal(e: Enterprise, actor: Actor, licence: string, day: string, way: 'extension' | 'review'): Promise<{ id: string; version: number; answers: Answers }>
  /** Puts documents under a pre-review, by their keys. */
  handing(e: Enterprise, actor: Actor, owner: string, keys: readonly string[], day: string): Promise<Record<string, string[]>>
  read(id: string): Promise<{ state: string; publicity_until: string | null; documents: Record<string, unknown[]> }>
  /** Measures a case by the approval standard that it is judged by; where none was in force there is nothing to measure. */
  measure(reviewer: Actor, id: string): Promise<void>
  /** How many members a meeting needs that decides the case; null where one person does. */
  forMeeting(id: string): Promise<number | null>
  /** A member reads a paper of a meeting for so many seconds. */
  look(actor: Actor, meeting: string, application: string, paper: string, seconds: number): Promise<void>
}
export const endings = ['issue', 'refuse', 'decline', 'withdraw', 'silence', 'objection', 'correct', 'return', 'stop'] as const
export type Ending = (typeof endings)[number]

/** `pace`: how many times longer than usual the authority takes. */
export type Plan = { enterprise: Enterprise; begins: string; ending: Ending; pace: number; rand: Rand; /** It asks for a pre-review first. */ first?: true; /** What stands in the form instead of what it would write by itself. */ says?: Answers }
export type Case = { moves: Moves; plan: Plan; cast: Cast; id: string; now: Date; answers: Answers }
export type Cast = { applicant: Actor; window: Actor; reviewer: Actor; approver: Actor }

/** So many working days later, some time in office hours. */
export function after(rand: Rand, day: string, from: number, to: number): Date {
  let d = day
  for (let n = rand.int(from, to); n > 0; n--) d = workday(daysFrom(d, 1))
  return at(d, 540 + rand.int(0, 480))
}

export const step = ({ moves, id }: Case, actor: Actor, name: string, input: Record<string, unknown> = {}, reason?: string) =>
  moves.act(actor, `licensing/application/${name}`, { id, ...input }, reason)
export const wait = (c: Case, from: number, to: number) => (c.now = after(c.plan.rand, dayOf(c.now), from, to))
export const work = (c: Case, from: number, to: number) => wait(c, from * c.plan.pace, to * c.plan.pace)

export function scopeOf(e: Enterprise): string {
  if (e.trade.kind === 'hazardous-chemicals') return e.trade.products.filter((p) => p.role === 'product').map((p) => `${p.name.zh}（${p.capacity}${p.unit === 't' ? '吨' : '立方米'}/年）`).join('、') || '危险化学品生产'
  if (e.trade.kind === 'construction') return '建筑施工'
  if (e.trade.kind === 'mines') return `${e.trade.mineral.zh}开采（${e.trade.capacity}万吨/年）`
  if (e.trade.kind === 'general') return e.scope.slice(0, 60)
  return e.trade.products.map((p) => p.name).join('、')
}
