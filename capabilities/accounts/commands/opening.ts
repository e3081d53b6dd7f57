import { sql, type Kysely } from 'kysely'
import { z } from 'zod'
import type { Draw, Rule } from '../../../kernel/command.ts'
import type { FactOf } from '../../../kernel/fact.ts'
import type { AccountOpened, AccountProposed } from '../facts.ts'
import { hashPassword, holdsAccount, newPassword, tooShort } from '../passwords.ts'
import { lacksDepartment } from '../roles.ts'
import type { Rules } from '../rules.ts'
import type { Accounts } from '../schema/tables.ts'
import { accountName, departmentMissing, emailAddress, personName, postsHeld, regionCode, rolesFit } from './account.ts'
import { rulesNow, rulesOf } from './current-rules.ts'
import { apartPosts, citizenId, colleagues, personKnown, samePersonRefused, type Colleague } from './posts.ts'

/** What all ways of opening an account have in common. */
export const openingInput = z.object({
  account: accountName,
  name: personName,
  roles: postsHeld,
  password: newPassword,
  region: regionCode.optional().describe('An officer’s region; an operator stands where the enterprise does'),
  department: z.string().trim().max(60).nullable().default(null),
  enterpriseId: z.uuid().nullable().default(null),
  email: emailAddress.nullable().default(null),
  citizenId: citizenId.nullable().default(null),
})
type Opening = Omit<z.output<typeof openingInput>, 'password'> & { password?: string | undefined }
export type OpeningRow = {
  taken: boolean
  enterprise_region: string | null
  anybody: boolean
  /** The installation has or had a security administrator. */
  secured: boolean
  rules: Rules | null
  colleagues: Colleague[]
}

export const lockName = (input: { account: string }) => [`accounts/name/${input.account}`]

export const findOpening = (_t: Kysely<Accounts>, input: { account: string; enterpriseId?: string | null }) => sql<OpeningRow>`
  select exists (select from accounts_account where account = ${input.account} and state <> 'declined') as taken,
    exists (select from accounts_account) as anybody, exists (select from accounts_account where 'security' = any(roles) and state in ('active', 'closed')) as secured,
    ${rulesNow} as rules, ${colleagues} as colleagues,
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
  apartPosts,
  rule('department-missing', (_row, input) => lacksDepartment(input.roles, input.department) && departmentMissing),
  rule(
    'password-holds-account',
    (_row, input) =>
      input.password !== undefined &&
      holdsAccount(input.password, input.account) && { zh: '密码中不能含有账号', en: 'The password must not contain the account name' },
  ),
]

/** What is demanded where a real person gets an account; the demonstration's people have neither password nor citizen id. */
export const properRules: readonly Rule<OpeningRow, Opening>[] = [
  ...openingRules,
  rule('person-missing', (_row, input, act) => personKnown.broken({}, input, act)),
  rule('password-too-short', (row, input) => tooShort(input.password ?? '', rulesOf(row), '/password')),
]

export async function drawAccount(draw: Draw, row: OpeningRow, input: Opening) {
  await samePersonRefused(draw, row, input)
  const id = draw.uuid()
  const passwordRef = input.password === undefined ? null : await draw.seal(id, 'password', await hashPassword(input.password))
  return {
    id, passwordRef, emailRef: input.email ? await draw.seal(id, 'email', input.email) : null,
    personRef: input.citizenId ? await draw.seal(id, 'citizen-id', input.citizenId) : null,
  }
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
    body: { account, name, roles: held, passwordRef: drawn.passwordRef, emailRef: drawn.emailRef, personRef: drawn.personRef, ...more },
  }
}

type Particulars = FactOf<typeof AccountOpened> | FactOf<typeof AccountProposed>

/** The row of a new account; the columns that later facts fill are empty. */
const rowOf = (f: Particulars) => ({
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
  password_at: new Date(f.recordedAt),
  must_change: f.body.mustChange,
  totp_ref: null,
  totp_from: null,
  email_ref: f.body.emailRef,
  generation: 1,
  kept_session: null,
  opened_at: new Date(f.recordedAt),
  person_ref: f.body.personRef ?? null,
  proposed_by: null,
  earlier_refs: [],
  unlocked_at: null,
  proved_session: null,
  sso: null,
  last_fact: '0',
})

export const writeProposed = (t: Kysely<Accounts>, f: FactOf<typeof AccountProposed>) => [
  t.insertInto('accounts_account').values({ ...rowOf(f), proposed_by: f.actor.id }),
]

/** Opened at once, or approved after it had been proposed: the row is there then. */
export const writeOpened = (t: Kysely<Accounts>, f: FactOf<typeof AccountOpened>) => [
  t
    .insertInto('accounts_account')
    .values(rowOf(f))
    .onConflict((c) => c.column('id').doUpdateSet({ state: f.to!, opened_at: new Date(f.recordedAt), password_at: new Date(f.recordedAt), last_fact: '0' })),
]
