import { first, tables, all, type Pools } from '../kernel/db.ts'
import type { Settings } from './settings.ts'

const t = tables<{ setting: { name: string; value: unknown } }>()

export const readSetting = async <T>(pools: Pools, name: string): Promise<T | undefined> =>
  (await first(pools.writer, t.selectFrom('setting').select('value').where('name', '=', name)))?.value as T | undefined

export const writeSetting = (pools: Pools, name: string, value: unknown) =>
  all(pools.writer, t.insertInto('setting').values({ name, value: JSON.stringify(value) }).onConflict((c) => c.column('name').doUpdateSet({ value: JSON.stringify(value) })))

/** `date`: the demo's last day; `begun`: the day on which it was made. */
export type Mode = { demo: boolean; date?: string; begun?: string; seed?: string; ready?: boolean }

/** Demo or real is chosen once, on the first start, and stored: no later setting makes a demo of an authority's records, or the reverse. */
export async function chooseMode(pools: Pools, settings: Settings, today: string): Promise<Mode> {
  const stored = await readSetting<Mode>(pools, 'mode')
  if (!stored) {
    const demo = settings.ANXU_DEMO !== 'off'
    const mode: Mode = demo ? { demo, date: settings.ANXU_DEMO_DATE ?? today, begun: today, seed: settings.ANXU_DEMO_SEED, ready: false } : { demo }
    await writeSetting(pools, 'mode', mode)
    return mode
  }
  if (settings.ANXU_DEMO && (settings.ANXU_DEMO === 'on') !== stored.demo)
    throw new Error(`ANXU_DEMO=${settings.ANXU_DEMO}, but this data folder was begun as ${stored.demo ? 'a demo' : 'an installation without demo'}; use another ANXU_DATA`)
  return stored
}

export const isLoopback = (host: string) => host === 'localhost' || host === '::1' || /^127\./.test(host)
