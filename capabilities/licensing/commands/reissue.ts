import { sql } from 'kysely'
import { z } from 'zod'
import { instantOf } from '../../../kernel/calendar.ts'
import { command, type Guard, type Rule } from '../../../kernel/command.ts'
import { clearDue, setDue } from '../../../kernel/due.ts'
import { authorityOf } from '../authority.ts'
import { LicenceChanged, LicenceRenewed, LicenceReplaced } from '../facts.ts'
import { application } from '../procedure.ts'
import { inForce, renewedPeriod } from '../rules/validity.ts'
import { afterChange, changesBetween, type Particulars } from '../sectors/kinds.ts'
import type { EnterpriseJson, Licensing } from '../schema/tables.ts'
import { caseInput, ofCase, onCase, theCase, type CaseRow } from './case.ts'
import { objectionCounts, objectionsAreAnswered, noneUpheld, publicityIsOver } from './decide.ts'

/** These steps write the licence: the page hands in which one it is, so that its lock is taken before anything is read. */
const input = caseInput.extend({ licence: z.uuid() })
const locks = (i: { id: string; licence: string }) => [`application:${i.id}`, `licence:${i.licence}`]

type LicenceNow = {
  id: string; number: string; state: string; sector: string; print: number; valid_from: string; valid_until: string; expires_at: string; scope: string
  enterprise_name: string; credit_code: string; initials: string; address: string; economic_type: string; principal: string; authority: string
}
const now = sql<LicenceNow>`(select row_to_json(l) from licensing_licence l where l.id = licensing_application.licence_id)`
const registered = sql<EnterpriseJson>`(select json_build_object('name', e.name, 'initials', e.initials) from licensing_enterprise e where e.id = licensing_application.enterprise_id)`
/** What the guards of these steps look at beside the case; its page reads the same. */
export const reissueReads = [now.as('now'), registered.as('registered')] as const
const find = (t: Parameters<typeof theCase>[0], i: { id: string }) => theCase(t, i).select(objectionCounts).select(reissueReads)
type Row = CaseRow & { now: LicenceNow; registered: EnterpriseJson; open_objections: number; upheld: number }

const ofKind = (kind: string): Guard<Row> => ({
  code: 'other-kind', clause: '许可法-44', broken: (row) => row.kind !== kind && { zh: '该申请不是这一类', en: 'The application is of another kind' },
})
const sameLicence: Rule<Row, { licence: string }> = {
  code: 'other-licence', clause: '许可法-44', broken: (row, i) => row.licence_id !== i.licence && { zh: '该申请不涉及这张许可证，请刷新后重试', en: 'The application concerns another licence; reload the page' },
}
const stands: Guard<Row> = {
  code: 'licence-ended', clause: '许可法-70',
  broken: (row) => row.now !== null && !['expired', ...inForce].includes(row.now.state) && { zh: '许可证已被吊销、撤销、撤回或者注销，不能再颁发', en: 'The licence was revoked, annulled, withdrawn or cancelled in the meantime' },
}
const notSuspended: Guard<Row> = {
  code: 'licence-suspended', clause: '条例-14', broken: (row) => row.now?.state === 'suspended' && { zh: '许可证在暂扣期间，不能办理变更', en: 'The licence is suspended; its particulars cannot be changed' },
}

/** What stands on the next print, as the licence now says it. */
function face(row: Row, day: string) {
  const l = row.now
  return {
    licence: l.id, number: l.number, print: l.print + 1, sector: l.sector, scope: l.scope, validFrom: l.valid_from, validUntil: l.valid_until,
    expiresAt: new Date(l.expires_at).toISOString(), issuedOn: day, authority: authorityOf(row.department).name.zh,
    enterprise: { id: row.enterprise_id, creditCode: l.credit_code, initials: l.initials, name: l.enterprise_name, address: l.address, principal: l.principal, economicType: l.economic_type },
  }
}

/** 条例 §9: the renewed licence keeps its number and gets its new period; where the law had renewed it already, this regularises it. */
export const renew = command<Licensing>()({
  does: application.step('renew'), input, locks, find,
  guards: [ofKind('renewal'), stands, publicityIsOver, objectionsAreAnswered, noneUpheld],
  rules: [sameLicence],
  fact: LicenceRenewed,
  record: (row, _input, _drawn, { day }) => {
    const before = { validFrom: row.now.valid_from, validUntil: row.now.valid_until, scope: row.now.scope }
    const period = renewedPeriod({ valid_until: before.validUntil, lapsed: lapsedBeforeDecision(row), sector: row.sector }, row.decided_on!, day)
    return {
      ...ofCase(row),
      body: {
        ...face(row, day), scope: row.scope!, validFrom: period.from, validUntil: period.until, expiresAt: instantOf(period.until, 'end').toISOString(),
        before, examined: row.publicity_from !== null, deemed: row.in_time && row.decided_on! > before.validUntil,
      },
    }
  },
  write: (t, f) => {
    const { body: b } = f
    return [
      onCase(t, f).set({ state: f.to! }),
      t.updateTable('licensing_licence').set({
        state: sql`case when state = 'expired' then 'valid' else state end`, valid_from: b.validFrom, valid_until: b.validUntil, expires_at: new Date(b.expiresAt), scope: b.scope,
        issued_on: b.issuedOn, application_id: f.subject, print: b.print,
      }).where('id', '=', b.licence),
      setDue(f, b.licence, 'licence-expiry', b.expiresAt, { number: b.number, validUntil: b.validUntil }), clearDue(f.subject, 'deemed-renewal'),
    ]
  },
})

/** A licence lapses where the decision came after its last day and no deemed renewal bridged the time between. */
const lapsedBeforeDecision = (row: Row) => row.decided_on! > row.now.valid_until && !row.in_time

/** 许可法 §49: the licence carries the new particulars from now on; the fact keeps the old ones beside them. */
export const alter = command<Licensing>()({
  does: application.step('alter'), input, locks, find,
  guards: [ofKind('change'), stands, notSuspended],
  rules: [sameLicence],
  fact: LicenceChanged,
  record: (row, _input, _drawn, { day }) => {
    const old = face(row, day)
    const before: Particulars = { name: old.enterprise.name, address: old.enterprise.address, principal: old.enterprise.principal, economicType: old.enterprise.economicType, scope: old.scope }
    const { scope, ...after } = afterChange(before, row.answers)
    const initials = row.registered.name === after.name ? row.registered.initials : old.enterprise.initials
    const changes = changesBetween(before, { ...after, scope }).map(({ key, before: was, after: is }) => ({ key, before: was, after: is }))
    return { ...ofCase(row), body: { ...old, scope, enterprise: { ...old.enterprise, ...after, initials }, changes } }
  },
  write: (t, f) => {
    const { body: b } = f
    return [
      onCase(t, f).set({ state: f.to! }),
      t.updateTable('licensing_licence').set({
        enterprise_name: b.enterprise.name, initials: b.enterprise.initials, address: b.enterprise.address, principal: b.enterprise.principal, economic_type: b.enterprise.economicType,
        scope: b.scope, print: b.print,
      }).where('id', '=', b.licence),
    ]
  },
})

/** 补办: another print of the same licence, marked as such; the lost one checks as superseded. */
export const reprint = command<Licensing>()({
  does: application.step('reprint'), input, locks, find,
  guards: [ofKind('replacement'), stands],
  rules: [sameLicence],
  fact: LicenceReplaced,
  record: (row, _input, _drawn, { day }) => ({ ...ofCase(row), body: face(row, day) }),
  write: (t, f) => [
    onCase(t, f).set({ state: f.to! }), t.updateTable('licensing_licence').set({ print: f.body.print }).where('id', '=', f.body.licence),
  ],
})
