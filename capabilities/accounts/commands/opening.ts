import { sql, type Kysely } from 'kysely'
import { z } from 'zod'
import type { Draw, Rule } from '../../../kernel/command.ts'
import type { FactOf } from '../../../kernel/fact.ts'
import type { AccountOpened } from '../facts.ts'
import { hashPassword, holdsAccount, newPassword } from '../passwords.ts'
import { lacksDepartment, roles } from '../roles.ts'
import type { Accounts } from '../schema/tables.ts'
import { accountName, departmentMissing, emailAddress, personName, regionCode, rolesFit } from './account.ts'

/** What the three ways of opening an account have in common. */
export const openingInput = z.object({
  account: accountName,
  name: personName,
  roles: z.array(z.enum(roles)).min(1).max(roles.length),
  password: newPassword,
  region: regionCode.optional().describe('An officer’s region; an operator stands where the enterprise does'),
  department: z.string().trim().max(60).nullable().default(null),
  enterpriseId: z.uuid().nullable().default(null),
  email: emailAddress.nullable().default(null),
})
type Opening = Omit<z.output<typeof openingInput>, 'password'> & { password?: string | undefined }
export type OpeningRow = { taken: boolean; enterprise_region: string | null; anybody: boolean }

export const lockName = (input: { account: string }) => [`accounts/name/${input.account}`]

export const findOpening = (_t: Kysely<Accounts>, input: { account: string; enterpriseId?: string | null }) => sql<OpeningRow>`
  select exists (select from accounts_account where account = ${input.account}) as taken, exists (select from accounts_account) as anybody,
    (select region from accounts_enterprise where id = ${input.enterpriseId ?? null}) as enterprise_region`

export const placeOfNew = (row: OpeningRow, input: Opening, actor: { region: string | null }) => ({
  enterprise_id: input.enterpriseId,
  department: input.department,
  region: input.enterpriseId ? (row.enterprise_region ?? actor.region) : (input.region ?? actor.region),
})

const clause = '网安法-日志'
const rule = (code: string, broken: Rule<OpeningRow, Opening>['broken']): Rule<OpeningRow, Opening> => ({ code, clause, broken })
export const openingRules = [
  rule('account-taken', (row) => row.taken && { zh: '这个账号已被使用，请换一个', en: 'This account name is taken; choose another' }),
  rule(
    'enterprise-unknown',
    (row, input) =>
      input.enterpriseId !== null &&
      row.enterprise_region === null && { zh: '没有找到该企业，请先登记企业', en: 'There is no such enterprise; register it first' },
  ),
  rule(
    'roles-conflict',
    (_row, input) =>
      !rolesFit(input.roles, input.enterpriseId) && {
        zh: '企业经办人须属于一家企业，且不能兼任机关岗位',
        en: 'An enterprise operator belongs to one enterprise and holds no post of the authority',
      },
  ),
  rule('department-missing', (_row, input) => lacksDepartment(input.roles, input.department) && departmentMissing),
  rule(
    'password-holds-account',
    (_row, input) =>
      input.password !== undefined &&
      holdsAccount(input.password, input.account) && { zh: '密码中不能含有账号', en: 'The password must not contain the account name' },
  ),
]

export async function drawAccount(draw: Draw, _row: OpeningRow, input: Opening) {
  const id = draw.uuid()
  const passwordRef = input.password === undefined ? null : await draw.seal(id, 'password', await hashPassword(input.password))
  return { id, passwordRef, emailRef: input.email ? await draw.seal(id, 'email', input.email) : null }
}
type Drawn = Awaited<ReturnType<typeof drawAccount>>

export function recordOpened(
  row: OpeningRow,
  input: Opening,
  drawn: Drawn,
  actor: { region: string | null },
  more: { mustChange: boolean; demo: boolean },
) {
  const place = placeOfNew(row, input, actor)
  const { account, name, roles: held } = input
  return {
    subject: drawn.id,
    enterprise: place.enterprise_id,
    region: place.region,
    department: place.department,
    body: { account, name, roles: held, passwordRef: drawn.passwordRef, emailRef: drawn.emailRef, ...more },
  }
}

export const writeOpened = (t: Kysely<Accounts>, f: FactOf<typeof AccountOpened>) => [
  t
    .insertInto('accounts_account')
    .values({
      id: f.subject,
      account: f.body.account,
      name: f.body.name,
      roles: f.body.roles,
      region: f.region!,
      department: f.department,
      enterprise_id: f.enterprise,
      state: f.to!,
      demo: f.body.demo,
      password_ref: f.body.passwordRef,
      must_change: f.body.mustChange,
      totp_ref: null,
      totp_from: null,
      email_ref: f.body.emailRef,
      generation: 1,
      kept_session: null,
      opened_at: new Date(f.recordedAt),
      last_fact: '0',
    }),
]
