import { sql } from 'kysely'
import { today } from '../../../kernel/calendar.ts'
import type { Guard } from '../../../kernel/command.ts'
import { count } from '../limits.ts'
import type { StakeJson } from '../schema/tables.ts'
import { afterChange, changesBetween } from '../sectors/kinds.ts'
import { inForce, kept, renewalWindow, runs } from './validity.ts'

/** The licence that a draft of a further kind concerns, as one JSON column of its row. */
export type AtStake = {
  id: string; number: string; state: string; validFrom: string; validUntil: string; expiresAt: string; kept: boolean
  name: string; address: string; principal: string; economicType: string; scope: string
}
type Row = { kind: string; sector: string; answers: Record<string, unknown>; licence: AtStake | null; case_on_licence: string | null }

export const atStake = sql<AtStake | null>`(select json_build_object('id', licensing_licence.id, 'number', licensing_licence.number, 'state', licensing_licence.state,
  'validFrom', valid_from, 'validUntil', valid_until, 'expiresAt', expires_at, 'kept', ${kept}, 'name', enterprise_name, 'address', licensing_licence.address,
  'principal', licensing_licence.principal, 'economicType', licensing_licence.economic_type, 'scope', scope)
  from licensing_licence where licensing_licence.id = d.licence_id and licensing_licence.enterprise_id = d.enterprise_id)`
export const caseOnLicence = sql<string | null>`(select number from licensing_application a where a.licence_id = d.licence_id and a.kind <> 'new'
  and a.state not in ('not-accepted', 'refused', 'withdrawn', 'issued') limit 1)`

const says = (zh: string, en: string) => ({ zh, en })
const of = (kind: string, code: string, clause: string, broken: (licence: AtStake, row: Row, at: Date) => { zh: string; en: string } | false): Guard<Row> => ({
  code, clause, broken: (row, _input, { at }) => row.kind === kind && row.licence !== null && broken(row.licence, row, at),
})
const isOver = (l: AtStake, at: Date) => !runs({ expires_at: new Date(l.expiresAt), kept: l.kept }, at) || l.state === 'expired'
const isEnded = (l: AtStake) => ![...inForce, 'expired'].includes(l.state)

/** 许可法 §49, §50: these kinds concern a licence of one’s own that is in force. */
export const licenceIsThere: Guard<Row> = {
  code: 'no-licence', clause: '许可法-50',
  broken: (row) => row.kind !== 'new' && row.licence === null && says('没有找到本企业的这张许可证', 'This enterprise holds no such licence'),
}
export const licenceStands: Guard<Row> = {
  code: 'licence-ended', clause: '许可法-70',
  broken: (row) => row.licence !== null && isEnded(row.licence) && says('许可证已被吊销、撤销、撤回或者注销，不能办理', 'The licence was revoked, annulled, withdrawn or cancelled'),
}
/** One case at a time on one licence: what it changes is known before the next begins. */
export const noOtherCase: Guard<Row> = {
  code: 'open-case-on-licence', clause: '许可法-31',
  broken: (row) => row.case_on_licence !== null && says(`这张许可证已有申请正在办理（${row.case_on_licence}），办结后才能再提`, `A case on this licence is open (${row.case_on_licence}); it must end first`),
}

/** 条例 §9: asked from three months before the period runs out; a day earlier is too early, a day after expiry too late. */
const notTooEarly = of('renewal', 'renewal-too-early', '条例-9', (l, row, at) => {
  const { opens } = renewalWindow(row.sector, l.validUntil, today(at))
  return today(at) < opens && says(`有效期至 ${l.validUntil}，${opens} 起才能申请延期`, `The licence is valid until ${l.validUntil}; a renewal can be filed from ${opens}`)
})
const notTooLate = of('renewal', 'renewal-too-late', '条例-9', (l, _row, at) => isOver(l, at)
  && says(`有效期已于 ${l.validUntil} 届满，不能延期，请重新申请`, `The period ended on ${l.validUntil}; apply anew instead of renewing`))
const notSuspended = of('change', 'licence-suspended', '条例-14', (l) => l.state === 'suspended'
  && says('许可证在暂扣期间，不能办理变更；恢复后再申请', 'The licence is suspended; its particulars can be changed once it is resumed'))
const runsForChange = of('change', 'licence-expired', '许可法-49', (l, _row, at) => isOver(l, at) && says('许可证已过有效期，不能变更，请重新申请', 'The licence has expired; apply anew'))
const runsForReplacement = of('replacement', 'licence-expired', '惯例-补办', (l, _row, at) => isOver(l, at) && says('许可证已过有效期，不能补办，请重新申请', 'The licence has expired; it cannot be replaced, apply anew'))
const changesSomething = of('change', 'nothing-to-change', '许可法-49', (l, row) => changesBetween(l, afterChange(l, row.answers)).length === 0
  && says('没有要变更的内容：填写的与许可证上的相同', 'Nothing changes: the answers say what the licence says'))

export const stakeGuards = [licenceIsThere, licenceStands, noOtherCase, notTooEarly, notTooLate, notSuspended, runsForChange, runsForReplacement, changesSomething]

/** What the fact keeps of the licence at stake, with the days that the kind depends on. */
export function stakeOf(row: Row, day: string): StakeJson {
  const { number, validFrom, validUntil, name, address, principal, economicType, scope } = row.licence!
  const base = { number, validFrom, validUntil, name, address, principal, economicType, scope }
  if (row.kind === 'renewal') return { ...base, inTimeUntil: renewalWindow(row.sector, validUntil, day).inTimeUntil }
  if (row.kind === 'change') return { ...base, changeDue: count('licensing.change', String(row.answers['changedOn']), day, row.sector) }
  return base
}
