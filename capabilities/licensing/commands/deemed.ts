import { z } from 'zod'
import { today } from '../../../kernel/calendar.ts'
import { command } from '../../../kernel/command.ts'
import type { Statement } from '../../../kernel/db.ts'
import { clearDue, setDue, type DuePlace } from '../../../kernel/due.ts'
import { RenewalDeemed } from '../facts.ts'
import { application } from '../procedure.ts'
import { isDeemedRenewed } from '../rules/deemed.ts'
import { renewedPeriod } from '../rules/validity.ts'
import type { Licensing } from '../schema/tables.ts'
import { caseInput, lockCase, ofCase, onCase, theCase } from './case.ts'

/** The moment at which a renewal filed in time counts as granted, if it is undecided then. */
export const renewalDue = (fact: DuePlace & { subject: string }, renewal: { inTime: boolean; licence: string; expiresAt: string } | undefined): Statement[] =>
  (renewal?.inTime ? [setDue(fact, fact.subject, 'deemed-renewal', renewal.expiresAt, { licence: renewal.licence })] : [])

/**
 * 许可法 §50: midnight has come and nobody decided. Every query knew it from the dates; the fact says from when it holds, and tells the head.
 * Nothing is printed and no date of the licence moves: the decision that is still owed does that.
 */
export const deemRenewed = command<Licensing>()({
  does: application.step('deem-renewed'),
  input: caseInput.extend({ licence: z.uuid() }),
  locks: (i) => [...lockCase(i), `licence:${i.licence}`],
  find: theCase,
  guards: [{
    code: 'not-yet-renewed', clause: '许可法-50',
    broken: (row, _input, { at }) => !isDeemedRenewed(row, at) && { zh: '尚未到视为准予延续的时间', en: 'The moment of deemed renewal has not come' },
  }],
  fact: RenewalDeemed,
  record: (row, input, _drawn, { day }) => {
    const validUntil = today(new Date(row.licence_expires_at!.getTime() - 1))
    const would = renewedPeriod({ valid_until: validUntil, lapsed: false, sector: row.sector }, day, day)
    return { ...ofCase(row), body: { licence: input.licence, number: row.stake!.number, validUntil, would }, effectiveAt: row.licence_expires_at! }
  },
  write: (t, f) => [
    onCase(t, f).set({ state: f.to!, deemed_renewed_at: new Date(f.effectiveAt) }),
    clearDue(f.subject, 'deemed-renewal'), clearDue(f.body.licence, 'licence-expiry'),
  ],
})
