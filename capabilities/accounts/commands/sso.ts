import { sql, type Kysely } from 'kysely'
import { z } from 'zod'
import { command, type Guard, type Moment, type Rule } from '../../../kernel/command.ts'
import { SsoLinked, SsoUnlinked } from '../facts.ts'
import { account } from '../procedure.ts'
import type { AccountRow, Accounts } from '../schema/tables.ts'
import { ssoDigest } from '../sso/digest.ts'
import type { FactOf } from '../../../kernel/fact.ts'
import { accountInput, lockAccount, notOneself, ofAccount, onAccount, placeOfAccount, theAccount } from './account.ts'

const clause = '网安法-日志'
/** How long what the provider said may be used to link an account. */
const minutes = 10

type Linking = AccountRow & { taken: boolean; digest: string | null; issuer: string | null }
const notTaken: Rule<{ taken: boolean }> = {
  code: 'sso-taken', clause,
  broken: (row) => row.taken && { zh: '该统一身份已关联另一账号，请先在那里解除', en: 'This identity is linked to another account: unlink it there first' },
}
const isVerified: Rule<Linking> = {
  code: 'sso-ticket', clause,
  broken: (row) => row.digest === null && { zh: '身份验证已过期或不属于本账号，请重新验证', en: 'The proof is over or not of this account: prove your identity again' },
}
const write = (t: Kysely<Accounts>, f: FactOf<typeof SsoLinked>) => [onAccount(t, f).set({ sso: f.body.sso, last_fact: '0' })]

const findLinking = (_t: Kysely<Accounts>, input: { id: string; ticket: string }, { at }: Moment) => sql<Linking>`
  select a.*, b.secret ->> 'digest' as digest, b.secret ->> 'issuer' as issuer,
    exists (select from accounts_account o where o.sso = b.secret ->> 'digest' and o.id <> a.id) as taken
  from accounts_account a left join accounts_beginning b on b.id = ${input.ticket} and b.kind = 'sso-verified' and b.account_id = a.id
    and b.begun_at > ${new Date(at.getTime() - minutes * 60_000)}
  where a.id = ${input.id}`

/** The holder, signed in, has proved at the provider who that is, and links the two. */
export const linkSso = command<Accounts>()({
  does: account.step('link-sso'),
  input: accountInput.extend({ ticket: z.uuid() }),
  locks: (input) => [...lockAccount(input), 'accounts/sso'],
  find: findLinking,
  rules: [isVerified, notTaken],
  place: placeOfAccount,
  fact: SsoLinked,
  record: (row) => ({ ...ofAccount(row), body: { sso: row.digest!, issuer: row.issuer!, by: 'holder' as const } }),
  write,
})

const findAssigning = (_t: Kysely<Accounts>, input: { id: string; issuer: string; subject: string }) => sql<AccountRow & { taken: boolean }>`
  select a.*, exists (select from accounts_account o where o.sso = ${ssoDigest(input.issuer, input.subject)} and o.id <> a.id) as taken
  from accounts_account a where a.id = ${input.id}`

/** The security administrator links an account to the subject that the provider's own administration names. */
export const assignSso = command<Accounts>()({
  does: account.step('assign-sso'),
  input: accountInput.extend({ issuer: z.url().max(300), subject: z.string().trim().min(1).max(255) }),
  locks: (input) => [...lockAccount(input), 'accounts/sso'],
  find: findAssigning,
  guards: [notOneself],
  rules: [notTaken],
  place: placeOfAccount,
  fact: SsoLinked,
  record: (row, input) => ({ ...ofAccount(row), body: { sso: ssoDigest(input.issuer, input.subject), issuer: input.issuer, by: 'administrator' as const } }),
  write,
})

const isLinked: Guard<AccountRow> = {
  code: 'sso-not-linked', clause,
  broken: (row) => row.sso === null && { zh: '该账号没有关联统一身份', en: 'This account is not linked' },
}

/** From now on the account is entered by its own proofs alone. */
export const unlinkSso = command<Accounts>()({
  does: account.step('unlink-sso'),
  input: accountInput,
  locks: lockAccount,
  find: theAccount,
  guards: [isLinked],
  place: placeOfAccount,
  fact: SsoUnlinked,
  record: (row) => ({ ...ofAccount(row), body: {} }),
  write: (t, f) => [onAccount(t, f).set({ sso: null, last_fact: '0' })],
})
