import type { CaseRow } from '../commands/case.ts'
import { isDeemedRenewed } from '../rules/deemed.ts'
import { extensionChecks, isExtension } from '../rules/extension.ts'
import { afterChange, changesBetween } from '../sectors/kinds.ts'
import { clockOf } from './clock-view.ts'

const only: Readonly<Record<string, string>> = {
  issue: 'new', renew: 'renewal', extend: 'renewal', examine: 'renewal', 'confirm-extension': 'renewal', alter: 'change', reprint: 'replacement',
}
/** Steps of other kinds of application do not stand on this one's page. */
export const isStepOf = (kind: string, step: string) => !only[step] || only[step] === kind

/** What a renewal, change or replacement shows beside a first application: the licence at stake, before and after, and the deemed renewal. */
export function lifeOf(row: CaseRow & { suspended: number }, at: Date, day: string, inside: boolean) {
  const { stake } = row
  if (!stake) return { stake: null, changes: [], renewal: null, extension: null }
  return {
    stake: { ...stake, id: row.licence_id, state: row.licence_state, changeDue: stake.changeDue && { ...clockOf(stake.changeDue, day), late: row.received_on > stake.changeDue.on } },
    changes: row.kind === 'change' ? changesBetween(stake, afterChange(stake, row.answers)) : [],
    renewal: row.kind === 'renewal' ? { inTime: row.in_time, inTimeUntil: stake.inTimeUntil ?? null, deemed: isDeemedRenewed(row, at), deemedAt: row.licence_expires_at?.toISOString() ?? null } : null,
    extension: inside && isExtension(row) ? { checks: extensionChecks(row.sector), confirmed: row.extension, suspended: row.suspended } : null,
  }
}
