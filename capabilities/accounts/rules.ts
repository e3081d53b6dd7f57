import { z } from 'zod'
import { both } from '../../kernel/fields.ts'
import { roles } from './roles.ts'

const whole = (least: number, most: number) =>
  z.number().int().min(least, { error: both(`不小于 ${least}`, `At least ${least}`) }).max(most, { error: both(`不大于 ${most}`, `At most ${most}`) })

/**
 * What an authority demands of passwords and sessions; each version is set by the security administrator with a reason. Bounds keep a
 * mistake from opening the door or shutting it for everybody. `null` where something is not demanded.
 */
export const rulesShape = z.strictObject({
  /** Signs of a new password, at least. */
  length: whole(8, 64),
  /** How many earlier passwords must not come back. */
  history: whole(0, 24),
  /** Days after which a password must be replaced. */
  expiresAfter: whole(30, 730).nullable(),
  /** Failures that lock a name, and for how many minutes. */
  failures: whole(3, 20),
  lockedFor: whole(1, 1440),
  /** Minutes without use after which a session ends. */
  idleWorkbench: whole(5, 240),
  idleWorkspace: whole(5, 480),
  /** Hours after which a session ends in any case. */
  absolute: whole(1, 24),
  /** Posts that enter with a second proof alone: a one-time code or a passkey. */
  secondFactor: z.array(z.enum(roles)).max(roles.length),
})
export type Rules = z.output<typeof rulesShape>

/** What holds until an authority has said otherwise: strict. */
export const strict: Rules = {
  length: 12, history: 5, expiresAfter: null, failures: 5, lockedFor: 15, idleWorkbench: 30, idleWorkspace: 120, absolute: 12,
  secondFactor: ['administrator', 'security', 'auditor'],
}

export const wantsSecondFactor = (rules: Rules, held: readonly string[]): boolean => rules.secondFactor.some((role) => held.includes(role))
