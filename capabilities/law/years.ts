import { all, tables } from '../../kernel/db.ts'
import type { House } from '../../kernel/house.ts'
import { layYears } from '../../law/index.ts'
import type { LawTables } from './schema/tables.ts'

const t = tables<LawTables>()

/** Counts by the years that were taken in: at start, and as soon as one is recorded, on whichever server. */
export async function keepYears(house: House): Promise<void> {
  const lay = async () => layYears(await all(house.pools.writer, t.selectFrom('law_year').select(['year', 'holidays', 'workdays']).orderBy('year')))
  await lay()
  house.follower?.subscribe((facts) => {
    if (facts.some((f) => f.name === 'law.year-published')) lay().catch((error: unknown) => house.log.error({ err: (error as Error).name }, 'the calendar could not be read'))
  })
}
