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
/** Whose turn it is in a state: a role, or nobody's once it is over. */
export const whoseTurn = (state: string) => turns[state] ?? 'nobody'
export const turnStates = (roles: readonly string[]) =>
  Object.entries(turns).filter(([, role]) => roles.includes(role) || (role === 'approver' && roles.includes('head'))).map(([state]) => state)
