import { procedure } from '../../kernel/procedure.ts'
import { newcomer, roles } from './roles.ts'

/** Who may have rights is kept and shown as 网络安全法 wants it of a network's operator. */
const clause = '网安法-日志'
const own = Object.fromEntries(roles.map((role) => [role, 'own-case'] as const))
const administrator = { administrator: 'region' } as const

/** An account: opened by an administrator, by an enterprise for itself, once by the installation's first start, by the demonstration. */
export const account = procedure('accounts', 'account', 'accounts', {
  states: ['active', 'closed'],
  steps: {
    open: { from: [], to: 'active', by: { ...administrator, 'system:self-registration': 'all' }, clause },
    // Without a password: the holder enters by single sign-on, or an administrator gives a first one.
    'take-over': { from: [], to: 'active', by: { 'system:old-register': 'all' }, clause },
    'open-first': { from: [], to: 'active', by: { 'system:first-start': 'all' }, clause },
    'open-demo': { from: [], to: 'active', by: { 'system:demo': 'all' }, clause },
    'change-password': { from: ['active'], to: 'stays', by: { ...own, [newcomer]: 'own-case' }, clause },
    'reset-password': { from: ['active'], to: 'stays', by: administrator, clause, reason: 'required' },
    'set-roles': { from: ['active'], to: 'stays', by: administrator, clause, reason: 'required' },
    'set-email': { from: ['active'], to: 'stays', by: own, clause },
    'enrol-totp': { from: ['active'], to: 'stays', by: own, clause },
    'remove-totp': { from: ['active'], to: 'stays', by: own, clause },
    'reset-totp': { from: ['active'], to: 'stays', by: administrator, clause, reason: 'required' },
    'revoke-sessions': { from: ['active'], to: 'stays', by: { ...own, ...administrator }, clause },
    close: { from: ['active'], to: 'closed', by: administrator, clause, reason: 'required' },
    reopen: { from: ['closed'], to: 'active', by: administrator, clause, reason: 'required' },
  },
})
