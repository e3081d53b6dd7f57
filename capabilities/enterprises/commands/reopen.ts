import { command } from '../../../kernel/command.ts'
import { EnterpriseReopened } from '../facts.ts'
import { enterprise } from '../procedure.ts'
import type { Enterprises } from '../schema/tables.ts'
import { enterpriseInput, lockEnterprise, ofEnterprise, onEnterprise, theEnterprise } from './enterprise.ts'

/** An enterprise that was closed by mistake is in the register again. */
export const reopen = command<Enterprises>()({
  does: enterprise.step('reopen'),
  input: enterpriseInput,
  locks: lockEnterprise,
  find: theEnterprise,
  fact: EnterpriseReopened,
  record: (row) => ({ ...ofEnterprise(row), body: {} }),
  write: (t, f) => [onEnterprise(t, f).set({ state: f.to!, last_fact: '0' })],
})
