import { all, tables } from '../../kernel/db.ts'
import { today } from '../../kernel/calendar.ts'
import type { House } from '../../kernel/house.ts'
import { letterhead, type StandingTexts, type Texts, type WritMaker } from './facts.ts'
import type { Templates, VersionRow } from './schema/tables.ts'

const t = tables<Templates>()
const rows = t.selectFrom('templates_version').selectAll().orderBy('no')

/** The version that counts on a day: of those that have begun the one that begins last, of several of one day the newest. */
export const choose = <V extends Pick<VersionRow, 'from_on' | 'no'>>(versions: readonly V[], day: string): V | undefined =>
  versions.filter((v) => v.from_on <= day).sort((a, b) => (a.from_on < b.from_on ? 1 : a.from_on > b.from_on ? -1 : b.no - a.no))[0]

/** Offers the texts that a writ is drawn with, and keeps those of the letterhead at hand for pages and decisions, on whichever server. */
export async function keepTexts(house: House): Promise<void> {
  const maker = house.ports['writMaker'] as WritMaker | undefined
  // A house in which nobody draws writs has no texts to keep.
  if (!maker) return
  house.ports['standingTexts'] = standingTexts(house, maker)
  let known: VersionRow[] = []
  const read = async () => void (known = await all(house.pools.writer, rows.where('kind', '=', letterhead)))
  maker.follow((department, day) => choose(known.filter((v) => v.department === department), day)?.texts ?? {})
  await read()
  house.follower?.subscribe((facts) => {
    if (facts.some((f) => f.name === 'templates.published')) read().catch((error: unknown) => house.log.error({ err: (error as Error).name }, 'the templates could not be read'))
  })
}

/** By the day and the moment of the fact: a writ that is drawn late, or again, says what it would have said at once. */
const standingTexts = (house: House, maker: WritMaker): StandingTexts => async (department, kind, recordedAt) => {
  const versions = await all(house.pools.writer, rows.where('department', '=', department).where('published_at', '<=', recordedAt))
  const parts = [letterhead, kind].map((one) => ({ kind: one, version: choose(versions.filter((v) => v.kind === one), today(recordedAt)) }))
  const texts: Texts = Object.assign({}, ...parts.map((p) => ({ ...maker.founding(department, p.kind), ...p.version?.texts })))
  return { texts, versions: parts.flatMap(({ version: v }) => (v ? [{ id: v.id, kind: v.kind, no: v.no }] : [])) }
}
