import type { Draw } from '../../../kernel/command.ts'
import { invalid } from '../../../kernel/problem.ts'
import { verifyPassword } from '../passwords.ts'
import type { Rules } from '../rules.ts'
import type { AccountRow } from '../schema/tables.ts'

type Held = Pick<AccountRow, 'password_ref' | 'earlier_refs'>

/** Whether the password is one of those that must not come back. The present one is compared by its own rule. */
export async function isUsed(draw: Pick<Draw, 'unseal'>, row: Held, password: string): Promise<boolean> {
  for (const ref of row.earlier_refs) if (await verifyPassword(await draw.unseal(ref), password)) return true
  return false
}

/**
 * Where the new password is sealed, and which earlier ones stay: as many as the rules want are kept, the place of the one beyond is
 * taken by the new one, so that no hash outlives its use.
 */
export function replacing(row: Held, rules: Rules): { ref: string | undefined; earlier: string[] } {
  const held = [...(row.password_ref ? [row.password_ref] : []), ...row.earlier_refs]
  return { ref: held[rules.history], earlier: held.slice(0, rules.history) }
}

export const usedBefore = (pointer: string, history: number) =>
  invalid({
    code: 'accounts/password-used',
    title: { zh: `不能使用最近 ${history} 个用过的密码`, en: `One of the last ${history} passwords` },
    fields: [{ pointer, zh: `最近 ${history} 个密码之内用过，请换一个`, en: `Used among the last ${history}; choose another` }],
  })
