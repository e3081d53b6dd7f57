/** The posts of the platform. Pure: pages load this file too. */
export const roles = ['applicant', 'window', 'reviewer', 'approver', 'head', 'supervisor', 'auditor', 'administrator', 'security'] as const
export type Role = (typeof roles)[number]
export const officers = ['window', 'reviewer', 'approver', 'head', 'supervisor', 'auditor', 'administrator', 'security'] as const

/** The three separated administrators (三员分立): system, security, audit. Whoever holds one of these posts holds no other. */
export const administrators = ['administrator', 'security', 'auditor'] as const
export const isAdministrator = (role: string): boolean => (administrators as readonly string[]).includes(role)
/** The administrator's post among these, if there is one. */
export const administratorPost = (held: readonly string[]): string | null => held.find(isAdministrator) ?? null
/** Posts that no one account may hold together. */
export const mixesPosts = (held: readonly string[]): boolean => administratorPost(held) !== null && new Set(held).size > 1

/** These posts reach the cases of their own department alone: without one they would find nothing to do. */
export const lacksDepartment = (held: readonly string[], department: string | null): boolean =>
  !department?.trim() && held.some((role) => ['window', 'reviewer', 'approver', 'head'].includes(role))

/** What an account may do until its holder has replaced the password that somebody else chose: nothing but that. */
export const newcomer = 'newcomer'
/** What an account may do whose post needs a second proof until that was given: prove itself, or bind something to prove itself with. */
export const unproven = 'unproven'

export const roleWords: Readonly<Record<Role | typeof newcomer | typeof unproven, { zh: string; en: string }>> = {
  applicant: { zh: '企业经办人', en: 'Enterprise operator' },
  window: { zh: '受理人员', en: 'Acceptance officer' },
  reviewer: { zh: '审查人员', en: 'Reviewer' },
  approver: { zh: '审批决定人员', en: 'Approval officer' },
  head: { zh: '机关负责人', en: 'Head of the authority' },
  supervisor: { zh: '监管人员', en: 'Supervision officer' },
  auditor: { zh: '审计管理员', en: 'Audit administrator' },
  administrator: { zh: '系统管理员', en: 'System administrator' },
  security: { zh: '安全管理员', en: 'Security administrator' },
  unproven: { zh: '待第二重验证', en: 'Second proof wanted' },
  newcomer: { zh: '待修改初始密码', en: 'Must choose a password' },
}

export type Surface = 'workspace' | 'workbench'
export const surfaceOf = (held: readonly string[]): Surface => (held.includes('applicant') ? 'workspace' : 'workbench')
