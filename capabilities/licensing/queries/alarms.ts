import { sql } from 'kysely'
import { z } from 'zod'
import { latestBefore, today } from '../../../kernel/calendar.ts'
import { query } from '../../../kernel/query.ts'
import { calendar, limit, periodOf } from '../../../law/index.ts'
import type { ExtensionJson, Licensing } from '../schema/tables.ts'
import { inForce } from '../rules/validity.ts'
import { applicationPlace, whoseTurn } from './scope.ts'

const watching = { reviewer: 'own-department', approver: 'own-department', head: 'own-department' } as const

/**
 * 许可法 §50: renewals that were filed in time and are still undecided, the nearest first: `red` once they are deemed granted or nearly so. A case
 * that waits for its applicant stands there too, because its answer may come on the last day.
 */
export const renewalAlarms = query<Licensing>()({
  name: 'renewal-alarms', capability: 'licensing', path: '/renewal-alarms', for: watching,
  summary: { zh: '临近视为准予延续的案件', en: 'Renewals about to be deemed granted' },
  input: z.object({}),
  result: z.object({ items: z.array(z.object({
    id: z.string(), number: z.string(), licence: z.string(), enterprise: z.string(), sector: z.string(), state: z.string(), turn: z.string(), officer: z.string().nullable(), validUntil: z.string(), left: z.number(),
    level: z.enum(['red', 'yellow', 'none']), deemed: z.boolean(),
  })) }),
  run: async (ask) => {
    const rows = await ask.all(ask.t.selectFrom('licensing_application').innerJoin('licensing_licence as l', 'l.id', 'licensing_application.licence_id')
      .select(['licensing_application.id', 'licensing_application.number', 'licensing_application.enterprise_name', 'licensing_application.sector', 'licensing_application.state', 'licensing_application.officer_name', 'licensing_application.extension', 'l.number as licence', 'l.expires_at'])
      .where(ask.visible('licensing_application', applicationPlace)).where('licensing_application.kind', '=', 'renewal').where('in_time', '=', true).where('l.state', 'in', inForce)
      .where('licensing_application.state', 'in', ['submitted', 'correcting', 'accepted', 'returned', 'reviewed']).orderBy('l.expires_at').orderBy(sql`licensing_application.id`).limit(100))
    return { items: rows.map((r) => {
      const validUntil = today(new Date(r.expires_at.getTime() - 1))
      const reached = (id: string) => ask.day >= latestBefore(validUntil, periodOf(limit(id, { on: ask.day })), calendar).on
      const deemed = ask.at >= r.expires_at && r.state !== 'correcting'
      return {
        id: r.id, number: r.number, licence: r.licence, enterprise: r.enterprise_name, sector: r.sector, state: r.state, turn: whoseTurn(r.state, r.extension as ExtensionJson | null), officer: r.officer_name, validUntil, deemed,
        left: Temporal.PlainDate.from(ask.day).until(validUntil, { largestUnit: 'day' }).days,
        level: deemed || reached('licensing.renewal.alarm.red') ? 'red' as const : reached('licensing.renewal.alarm.yellow') ? 'yellow' as const : 'none' as const,
      }
    }) }
  },
})
