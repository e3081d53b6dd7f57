import { sql, type Kysely } from 'kysely'
import { z } from 'zod'
import { instantOf, lastValidDay } from '../../../../kernel/calendar.ts'
import { command, type Rule } from '../../../../kernel/command.ts'
import { setDue } from '../../../../kernel/due.ts'
import { limit, type Sector } from '../../../../law/index.ts'
import { ValidityCorrected } from '../../facts.ts'
import { licence } from '../../procedure.ts'
import { notExpired } from '../../rules/licence.ts'
import type { Licensing } from '../../schema/tables.ts'
import { ofCase } from '../case.ts'
import { licenceInput, lockLicence, onLicence, theLicence, type LicenceRow } from './row.ts'

const input = licenceInput.extend({
  validFrom: z.iso.date(), validUntil: z.iso.date(),
  /** What shows that the register is wrong: a decision, a letter, a file number. */
  source: z.string().trim().min(2).max(300),
})
type Corrected = z.output<typeof input>
const field = (name: string, zh: string, en: string) => ({ zh, en, fields: [{ pointer: `/${name}`, zh, en }] })

type Granted = LicenceRow & { granted_on: string | null }
/** The day of the first decision that gave this licence; one of the old register names none. */
const withGrant = (t: Kysely<Licensing>, i: { id: string }) => theLicence(t, i).select(
  sql<string | null>`(select min(a.decided_on) from licensing_application a where a.id = licensing_licence.application_id or a.licence_id = licensing_licence.id)`.as('granted_on'))

const somethingChanges: Rule<LicenceRow, Corrected> = {
  code: 'validity-same', clause: '条例-9', broken: (row, i) => i.validFrom === row.valid_from && i.validUntil === row.valid_until && field('validUntil', '与现有的有效期相同', 'The validity is this already'),
}
/** Nothing permits before it is decided (许可法 §38, §44). */
const notBeforeGrant: Rule<Granted, Corrected> = {
  code: 'validity-before-grant', clause: '条例-9',
  broken: (row, i) => row.granted_on !== null && i.validFrom < row.granted_on && i.validFrom < row.valid_from
    && field('validFrom', `有效期不能早于准予许可之日 ${row.granted_on}`, `It cannot begin before the grant of ${row.granted_on}`),
}
/** A correction is not a renewal: no longer than the law gives, and not so short that the licence would have ended already. */
const asTheLawGives: Rule<LicenceRow, Corrected> = {
  code: 'validity-unlawful', clause: '条例-9',
  broken: (row, i, { day }) => {
    const { value, unit } = limit('licensing.validity', { on: i.validFrom, sector: row.sector as Sector }) as { value: number; unit: 'year' }
    const last = lastValidDay(i.validFrom, { value, unit })
    if (i.validUntil > last) return field('validUntil', `有效期最长至 ${last}；需要更长时间的应当办理延期`, `At most until ${last}; for longer the licence is renewed`)
    if (i.validUntil < day) return field('validUntil', '不能更正为已经届满；应当通过撤销、吊销等程序结束许可', 'A correction cannot end a licence: that is for the steps that end one')
    return i.validFrom > i.validUntil && field('validFrom', '起始日期晚于截止日期', 'It begins after it ends')
  },
}

/** M3.10: a validity that was entered wrongly is put right; who, when, why, and what it was before stay on the licence's page. */
export const correctValidity = command<Licensing>()({
  does: licence.step('correct-validity'),
  input,
  locks: lockLicence,
  find: withGrant,
  guards: [notExpired],
  rules: [somethingChanges, notBeforeGrant, asTheLawGives],
  fact: ValidityCorrected,
  record: (row, i, _drawn, { day }) => ({
    ...ofCase(row),
    body: {
      licence: row.id, number: row.number, print: row.print + 1, sector: row.sector, scope: row.scope, validFrom: i.validFrom, validUntil: i.validUntil, issuedOn: day, authority: row.authority,
      expiresAt: instantOf(i.validUntil, 'end').toISOString(), before: { from: row.valid_from, until: row.valid_until }, after: { from: i.validFrom, until: i.validUntil }, source: i.source,
      enterprise: {
        id: row.enterprise_id, creditCode: row.credit_code, initials: row.initials, name: row.enterprise_name, address: row.address, principal: row.principal, economicType: row.economic_type,
      },
    },
  }),
  write: (t, f) => [
    onLicence(t, f).set({ state: f.to!, print: f.body.print, valid_from: f.body.after.from, valid_until: f.body.after.until, expires_at: new Date(f.body.expiresAt) }),
    setDue(f, f.subject, 'licence-expiry', f.body.expiresAt, { number: f.body.number, validUntil: f.body.after.until }),
  ],
})
