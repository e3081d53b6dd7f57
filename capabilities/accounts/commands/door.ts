import { sql } from 'kysely'
import { z } from 'zod'
import { command, type Rule } from '../../../kernel/command.ts'
import { Entered } from '../facts.ts'
import { account } from '../procedure.ts'
import { entryRefusals, words } from '../words.ts'
import type { Accounts } from '../schema/tables.ts'

type Row = { region: string | null; department: string | null; enterprise_id: string | null }
type Input = { refusal: string | null }

const refusing = entryRefusals.map((code): Rule<Row, Input> => ({
  code, clause: '网安法-日志', broken: (_row, input) => input.refusal === code && { ...words[`problem.${code}`]! },
}))

/**
 * Somebody enters by another road than the password: a fact, or, with what was wrong, an attempt. The holder's account is not touched:
 * pages that are open stay good.
 */
export const enterByOther = command<Accounts>()({
  does: account.step('enter'),
  input: z.object({ account: z.uuid().nullable(), by: z.enum(['sso', 'passkey']), refusal: z.enum(entryRefusals).nullable() }),
  locks: () => [],
  find: (_t, input) => sql<Row>`
    select coalesce(a.region, s.value ->> 'region') as region, a.department, a.enterprise_id from (select 1) one
    left join accounts_account a on a.id = ${input.account} left join setting s on s.name = 'authority'`,
  rules: refusing,
  place: (row) => row,
  fact: Entered,
  record: (row, input) => ({ subject: input.account!, enterprise: row.enterprise_id, region: row.region, department: row.department, body: { by: input.by } }),
  write: () => [],
})
