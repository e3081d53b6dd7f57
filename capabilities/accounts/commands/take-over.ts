import { sql, type Kysely } from 'kysely'
import { z } from 'zod'
import { command, type Rule } from '../../../kernel/command.ts'
import { both } from '../../../kernel/fields.ts'
import { origin } from '../../old-register/facts.ts'
import { AccountProposed } from '../facts.ts'
import { account } from '../procedure.ts'
import { administratorPost, lacksDepartment, officers } from '../roles.ts'
import type { Accounts } from '../schema/tables.ts'
import { departmentMissing, regionCode } from './account.ts'
import { drawAccount, lockName, openingInput, recordOpened, writeProposed, type OpeningRow } from './opening.ts'

const { account: name, name: person, department, email } = openingInput.shape
const input = z.object({
  account: name,
  name: person,
  roles: z.array(z.enum(officers, { error: both('没有这个岗位', 'No such role') })).min(1, { error: both('请填写岗位', 'Enter a role') }),
  region: regionCode,
  department,
  email,
  origin,
})
type Staff = z.output<typeof input>
type Row = OpeningRow & { holder: string | null }
const at = (field: string, zh: string, en: string) => ({ zh, en, fields: [{ pointer: `/${field}`, zh, en }] })

const clause = '网安法-日志'
const rules: readonly Rule<Row, Staff>[] = [
  {
    code: 'staff-there',
    clause,
    broken: (row, i) => row.holder === i.name && at('account', '此人的账号已开通', 'This person’s account is open already'),
  },
  {
    code: 'account-taken',
    clause,
    broken: (row, i) =>
      row.holder !== null && row.holder !== i.name && at('account', '这个账号已由他人使用', 'Somebody else has this account name'),
  },
  {
    code: 'administrators-apart',
    clause,
    broken: (_row, i) => administratorPost(i.roles) !== null && at('roles', '三类管理员按人分立，不能导入，请逐一提出', 'The three administrators are told apart by person: propose each by hand'),
  },
  { code: 'department-missing', clause, broken: (_row, i) => lacksDepartment(i.roles, i.department) && departmentMissing },
]

const findHolder = (_t: Kysely<Accounts>, i: Staff) => sql<Row>`
  select a.name as holder, a.id is not null as taken, null as enterprise_region, true as anybody, true as secured, null as rules, '[]'::json as colleagues
  from (select 1) as one left join accounts_account a on a.account = ${i.account} and a.state <> 'declined'`

/** Somebody of the authority's staff, from the old register's list: an account without a password, which the security administrator approves like any other. */
export const takeOver = command<Accounts>()({
  does: account.step('take-over'),
  input,
  locks: lockName,
  find: findHolder,
  rules,
  place: (_row, i) => ({ region: i.region, department: i.department }),
  draw: (draw, row, i) => drawAccount(draw, row, { ...i, enterpriseId: null, citizenId: null }),
  fact: AccountProposed,
  record: (row, { origin: from, ...i }, drawn, { actor }) => {
    const opened = recordOpened(row, { ...i, enterpriseId: null, citizenId: null }, drawn, actor, { mustChange: true, demo: false })
    return { ...opened, body: { ...opened.body, origin: from } }
  },
  write: writeProposed,
})
