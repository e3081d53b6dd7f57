import { mandatory } from './mandatory.ts'
import type { Quorum } from './quorum.ts'
import data from './shipped.json' with { type: 'json' }

type Shipped = { from: string; to: string | null; members: number; quorum: Quorum; voting: 'named' | 'secret' }

/** What binds a department whose head has set nothing: from the installation's first day on, every rule of the catalogue (M1.4). Dated data. */
export function shippedOn(day: string) {
  const found = (data as Shipped[]).find((s) => s.from <= day && (!s.to || day <= s.to))
  if (!found) throw new RangeError(`no shipped rules on ${day}`)
  return { ...found, keys: mandatory.map((m) => m.key) }
}
