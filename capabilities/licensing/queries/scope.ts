import { sql } from 'kysely'
import { running } from '../rules/validity.ts'
import type { By } from '../../../kernel/procedure.ts'

/** Who reads applications and licences: one list, so that lists, pages and files agree. */
export const applicationFor: By = {
  applicant: 'own-enterprise', window: 'own-department', reviewer: 'own-department', approver: 'own-department', head: 'own-department', supervisor: 'region', auditor: 'region',
}
export const applicationPlace = { enterprise: 'enterprise_id', region: 'region', department: 'department', officer: 'officer_id' }
export const place = { enterprise: 'enterprise_id', region: 'region', department: 'department' }

const turns: Record<string, string> = {
  submitted: 'window', correcting: 'applicant', accepted: 'reviewer', returned: 'applicant', reviewed: 'approver', publicised: 'window',
}
/** Whose turn it is: a role, or nobody's once it is over. An extension whose facts are confirmed waits for whoever decides (条例 §9). */
export const whoseTurn = (state: string, extension: { checks: readonly { clear: boolean }[]; examine?: object } | null) =>
  (state === 'accepted' && !extension?.examine && extension?.checks.every((c) => c.clear) ? 'approver' : (turns[state] ?? 'nobody'))
/** The same as a column: a confirmed extension is among the tasks of these people. */
export const extensionFor = (roles: readonly string[]) => sql<boolean>`${roles.includes('approver') || roles.includes('head')} and licensing_application.state = 'accepted'
  and extension is not null and extension->'examine' is null and not extension @> '{"checks": [{"clear": false}]}'`
export const turnStates = (roles: readonly string[]) =>
  Object.entries(turns).filter(([, role]) => roles.includes(role) || (role === 'approver' && roles.includes('head'))).map(([state]) => state)

/** 许可法 §32: silence means accepted from that moment on, whether or not the fact has been noted yet. */
export const stateAt = (row: { state: string; intake_deemed_at: Date | null }, at: Date) =>
  (row.state === 'submitted' && row.intake_deemed_at && at >= row.intake_deemed_at ? 'accepted' : row.state)
type LicenceDates = { state: string; expires_at: Date; suspended_from: string | null; kept?: boolean }
/** A licence as its dates say: over at midnight unless a renewal keeps it (许可法 §50), suspended from its day on, whoever has noted it. */
export function licenceStateAt(row: LicenceDates, at: Date, day: string): string {
  if (!['valid', 'suspended'].includes(row.state)) return row.state
  if (at >= row.expires_at && !row.kept) return 'expired'
  return row.state === 'suspended' && day < row.suspended_from! ? 'valid' : row.state
}
/** The same as a column. */
export const licenceStateColumn = (at: Date, day: string) => sql<string>`case when state not in ('valid', 'suspended') then state when not ${running(at)} then 'expired'
  when state = 'suspended' and suspended_from > ${day} then 'valid' else state end`

/** The same as a column, for filters and counts. */
export const stateColumn = (at: Date) => sql<string>`case when state = 'submitted' and intake_deemed_at <= ${at} then 'accepted' else state end`
