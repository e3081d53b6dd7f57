import { procedure } from '../../kernel/procedure.ts'
import { newcomer, roles, unproven } from './roles.ts'

/** Who may have rights is kept and shown as 网络安全法 wants it of a network's operator. */
const clause = '网安法-日志'
const own = Object.fromEntries(roles.map((role) => [role, 'own-case'] as const))
/** Three separated administrators: the one proposes, another approves, the third reads what both did. */
const system = { administrator: 'region' } as const
const security = { security: 'region' } as const
const proving = { ...own, [unproven]: 'own-case' } as const
const reason = 'required' as const

/** An account: proposed by the system administrator and approved by the security administrator; or opened by an enterprise for itself. */
export const account = procedure('accounts', 'account', 'accounts', {
  states: ['proposed', 'active', 'declined', 'closed'],
  steps: {
    propose: { from: [], to: 'proposed', by: system, clause },
    approve: { from: ['proposed'], to: 'active', by: security, clause, apart: ['propose'] },
    decline: { from: ['proposed'], to: 'declined', by: security, clause, reason },
    appoint: { from: [], to: 'active', by: system, clause, reason },
    open: { from: [], to: 'active', by: { 'system:self-registration': 'all' }, clause },
    // Without a password: once approved, the holder enters by single sign-on, or the system administrator gives a first one.
    'take-over': { from: [], to: 'proposed', by: { 'system:old-register': 'all' }, clause },
    'open-first': { from: [], to: 'active', by: { 'system:first-start': 'all' }, clause },
    'open-demo': { from: [], to: 'active', by: { 'system:demo': 'all' }, clause },
    'change-password': { from: ['active'], to: 'stays', by: { ...own, [newcomer]: 'own-case' }, clause },
    'reset-password': { from: ['active'], to: 'stays', by: system, clause, reason },
    'propose-roles': { from: ['active'], to: 'stays', by: system, clause, reason },
    'approve-roles': { from: ['active'], to: 'stays', by: security, clause, apart: ['propose-roles'] },
    'decline-roles': { from: ['active'], to: 'stays', by: security, clause, reason },
    'set-email': { from: ['active'], to: 'stays', by: own, clause },
    'enrol-totp': { from: ['active'], to: 'stays', by: proving, clause },
    'remove-totp': { from: ['active'], to: 'stays', by: own, clause },
    'reset-totp': { from: ['active'], to: 'stays', by: security, clause, reason },
    unlock: { from: ['active'], to: 'stays', by: security, clause, reason },
    'revoke-sessions': { from: ['active'], to: 'stays', by: { ...own, ...security }, clause },
    enter: { from: [], to: 'active', by: { 'system:door': 'all' }, clause },
    'link-sso': { from: ['active'], to: 'stays', by: own, clause },
    'assign-sso': { from: ['active'], to: 'stays', by: security, clause, reason },
    'unlink-sso': { from: ['active'], to: 'stays', by: { ...own, ...security }, clause },
    'add-passkey': { from: ['active'], to: 'stays', by: proving, clause },
    'rename-passkey': { from: ['active'], to: 'stays', by: own, clause },
    'remove-passkey': { from: ['active'], to: 'stays', by: { ...own, ...security }, clause },
    close: { from: ['active'], to: 'closed', by: { ...system, ...security }, clause, reason },
    reopen: { from: ['closed'], to: 'active', by: security, clause, reason },
  },
})

/** What is demanded of passwords and sessions: every change is a version of its own. */
export const rules = procedure('accounts', 'rules', 'rules', {
  states: ['in-force'],
  steps: { set: { from: [], to: 'in-force', by: { security: 'all' }, clause, reason } },
})

/** A list that an auditor took along, signed. */
export const auditExport = procedure('accounts', 'export', 'exports', {
  states: ['taken'],
  steps: { take: { from: [], to: 'taken', by: { auditor: 'region' }, clause } },
})
