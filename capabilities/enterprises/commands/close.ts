import { command } from '../../../kernel/command.ts'
import { EnterpriseClosed } from '../facts.ts'
import { enterprise } from '../procedure.ts'
import type { Enterprises } from '../schema/tables.ts'
import { enterpriseInput, lockEnterprise, ofEnterprise, onEnterprise, theEnterprise } from './enterprise.ts'

/** The enterprise has ended (许可法 §70): it stays in the register and can ask for nothing more. */
export const close = command<Enterprises>()({
  does: enterprise.step('close'),
  input: enterpriseInput,
  locks: lockEnterprise,
  find: theEnterprise,
  fact: EnterpriseClosed,
  record: (row) => ({ ...ofEnterprise(row), body: {} }),
  write: (t, f) => [onEnterprise(t, f).set({ state: f.to!, last_fact: '0' })],
})
