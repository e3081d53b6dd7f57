/** The posts of the platform. Pure: pages load this file too. */
export const roles = ['applicant', 'window', 'reviewer', 'approver', 'head', 'supervisor', 'auditor', 'administrator'] as const
export type Role = (typeof roles)[number]
export const officers = ['window', 'reviewer', 'approver', 'head', 'supervisor', 'auditor', 'administrator'] as const

/** These posts reach the cases of their own department alone: without one they would find nothing to do. */
export const lacksDepartment = (held: readonly string[], department: string | null): boolean =>
  !department?.trim() && held.some((role) => ['window', 'reviewer', 'approver', 'head'].includes(role))

/** What an account may do until its holder has replaced the password that somebody else chose: nothing but that. */
export const newcomer = 'newcomer'

export const roleWords: Readonly<Record<Role | typeof newcomer, { zh: string; en: string }>> = {
  applicant: { zh: '企业经办人', en: 'Enterprise operator' },
  window: { zh: '受理人员', en: 'Acceptance officer' },
  reviewer: { zh: '审查人员', en: 'Reviewer' },
  approver: { zh: '审批决定人员', en: 'Approval officer' },
  head: { zh: '机关负责人', en: 'Head of the authority' },
  supervisor: { zh: '监管人员', en: 'Supervision officer' },
  auditor: { zh: '审计人员', en: 'Auditor' },
  administrator: { zh: '系统管理员', en: 'Administrator' },
  newcomer: { zh: '待修改初始密码', en: 'Must choose a password' },
}

export type Surface = 'workspace' | 'workbench'
export const surfaceOf = (held: readonly string[]): Surface => (held.includes('applicant') ? 'workspace' : 'workbench')
