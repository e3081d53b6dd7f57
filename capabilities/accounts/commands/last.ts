import { sql, type Kysely } from 'kysely'
import type { Guard } from '../../../kernel/command.ts'
import { administratorPost, administrators, roleWords, type Role } from '../roles.ts'
import type { AccountRow, Accounts } from '../schema/tables.ts'

/** Whether nobody else in use holds the administrator's post of `a`; of no meaning for other posts. */
export const lastOfPost = sql<boolean>`not exists (select from accounts_account o where o.id <> a.id and o.state = 'active' and o.roles && a.roles
  and o.roles && ${[...administrators]}::text[])`

export const findLast = (_t: Kysely<Accounts>, input: { id: string }) => sql<AccountRow & { last: boolean }>`
  select a.*, ${lastOfPost} as last from accounts_account a where a.id = ${input.id}`

/** Without one of the three nobody could propose, approve or read what was done, and nobody could put that right. */
export const notTheLast: Guard<{ roles: string[]; last: boolean }> = {
  code: 'last-of-post',
  clause: '网安法-日志',
  broken: (row) => {
    const post = administratorPost(row.roles) as Role | null
    return post !== null && row.last && {
      zh: `这是唯一的${roleWords[post].zh}，请先设立接任者`, en: `The only ${roleWords[post].en.toLowerCase()}: set up a successor first`,
    }
  },
}
