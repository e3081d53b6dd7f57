import type { Guard } from '../../../kernel/command.ts'
import type { CaseRow } from '../commands/case.ts'
import { inForce, undecided } from './validity.ts'

type Row = Pick<CaseRow, 'kind' | 'state' | 'in_time' | 'licence_expires_at' | 'licence_state'>

/** 许可法 §50: filed in time, undecided when the period of a licence in force ran out — by dates alone, before anybody has noted it. */
export const isDeemedRenewed = (row: Row, at: Date) =>
  row.kind === 'renewal' && row.in_time && undecided.includes(row.state) && row.licence_expires_at !== null && at >= row.licence_expires_at
  && inForce.includes(row.licence_state ?? '')

/** What the law has granted is neither refused nor sent away: it is confirmed, or taken back by a procedure of its own. */
export const notDeemedRenewed: Guard<Row> = {
  code: 'deemed-renewed', clause: '许可法-50',
  broken: (row, _input, { at }) => isDeemedRenewed(row, at) && {
    zh: '有效期届满前没有作出决定，已视为准予延续；只能补办决定，确有问题的依法撤销或者撤回',
    en: 'No decision was made before the period ended: the renewal counts as granted. Confirm it; where something is wrong, annul or withdraw the licence',
  },
}

/** A renewal whose correction was still awaited when the period ran out cannot go on: nothing was there to be decided. */
export const notLapsed: Guard<Row> = {
  code: 'licence-lapsed', clause: '条例-9',
  broken: (row, _input, { at }) => row.kind === 'renewal' && row.licence_expires_at !== null && at >= row.licence_expires_at && {
    zh: '有效期在补正期间已经届满，不能再延期，请重新申请', en: 'The period ended while the correction was awaited; apply anew',
  },
}
