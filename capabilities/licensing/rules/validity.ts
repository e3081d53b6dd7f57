import { sql, type SqlBool } from 'kysely'
import { z } from 'zod'
import { latestBefore, lastValidDay } from '../../../kernel/calendar.ts'
import { calendar, limit, periodOf, type Sector } from '../../../law/index.ts'

/** States in which a renewal that was filed in time is not decided although it could be (a case that waits for a correction could not). */
export const undecided = ['submitted', 'accepted', 'returned', 'reviewed']

/** 许可法 §50, as a column of a licence: a renewal in time that is undecided, or one that is granted and not yet issued, keeps it valid. */
export const kept = sql<boolean>`exists (select from licensing_public_kept k where k.licence_id = licensing_licence.id)`

/** Whether a licence's period runs, by dates alone: what every list and rule asks, also when no worker has run. */
export const runs = (row: { expires_at: Date; kept: boolean }, at: Date) => at < row.expires_at || row.kept
/** The same in SQL, over `licensing_licence`. */
export const running = (at: Date) => sql<SqlBool>`(licensing_licence.expires_at > ${at} or ${kept})`

/** States of a licence that is there and has not been taken away. */
export const inForce = ['valid', 'suspended']

/** When a renewal may be filed: from `opens` to the last valid day; until `inTimeUntil` it carries the deemed renewal (条例 §9, 许可法 §50). */
export function renewalWindow(sector: string, validUntil: string, on: string) {
  const before = (id: string) => latestBefore(validUntil, periodOf(limit(id, { on, sector: sector as Sector })), calendar).on
  const { clause } = limit('licensing.renewal-window', { on, sector: sector as Sector })
  return { opens: before('licensing.renewal-window'), inTimeUntil: before('licensing.deemed-renewal'), clause }
}

/** From which day a renewal of a licence can be filed, and whether that day is still to come. */
export function renewalOpens({ sector, valid_until }: { sector: string; valid_until: string }, day: string) {
  const { opens } = renewalWindow(sector, valid_until, day)
  return { opens, early: day < opens }
}
export const renewalShape = z.object({ opens: z.string(), early: z.boolean() })

/** The period of a renewed licence: from the day after the old one, or from the decision where the old one had lapsed before it. */
export function renewedPeriod(licence: { valid_until: string; lapsed: boolean; sector: string }, decidedOn: string, on: string) {
  const next = Temporal.PlainDate.from(licence.valid_until).add({ days: 1 }).toString()
  const from = licence.lapsed && decidedOn > next ? decidedOn : next
  const { value, unit } = limit('licensing.renewal.validity', { on, sector: licence.sector as Sector })
  return { from, until: lastValidDay(from, { value, unit: unit as 'year' }) }
}
