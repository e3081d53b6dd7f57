import type { Procedure } from '../../kernel/procedure.ts'
import type { Action } from './components/StepDialog.tsx'

/** A step as its procedure has it, for pages whose server does not list actions; null where these roles may not take it from this state. */
export function stepAction(procedure: Procedure<any, any>, step: string, state: string | null, roles: readonly string[]): Action | null {
  if (!procedure.open(state, roles).includes(step)) return null
  const { clause, reason } = procedure.step(step)
  return { step, allowed: true, why: null, clause, reason: reason ?? null }
}
