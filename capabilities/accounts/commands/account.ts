import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { Actor } from '../../../kernel/access.ts'
import type { Guard } from '../../../kernel/command.ts'
import type { Fact } from '../../../kernel/fact.ts'
import { both } from '../../../kernel/fields.ts'
import { roles, surfaceOf } from '../roles.ts'
import type { AccountRow, Accounts } from '../schema/tables.ts'

/** What every command on an account has in common. */
export const accountInput = z.object({ id: z.uuid() })
export const lockAccount = (input: { id: string }) => [`accounts/account/${input.id}`]

export const theAccount = (t: Kysely<Accounts>, input: { id: string }) =>
  t.selectFrom('accounts_account').selectAll().where('id', '=', input.id)
/** Everybody is the officer of the own account: that is what `own-case` compares. */
export const placeOfAccount = (row: AccountRow) => ({
  enterprise_id: row.enterprise_id,
  region: row.region,
  department: row.department,
  officer_id: row.id,
})
export const ofAccount = (row: AccountRow) => ({
  subject: row.id,
  enterprise: row.enterprise_id,
  region: row.region,
  department: row.department,
})

/** The row that a fact is about: each fact of an account leaves its stamp on it. */
export const onAccount = (t: Kysely<Accounts>, fact: Fact<any, any>) => t.updateTable('accounts_account').where('id', '=', fact.subject)

/** The session that the actor acts in, where it is one of ours. */
export type SignedIn = Actor & { session?: string }
export const sessionOf = (actor: Actor) => (actor as SignedIn).session ?? null

/** An account's name as people type it: an e-mail address, a credit code, a staff number. */
export const accountName = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._@-]{2,63}$/, {
    error: both(
      '账号为 3 至 64 位，只用字母、数字和 . _ @ -，以字母或数字开头',
      '3 to 64 letters, digits or . _ @ -, beginning with a letter or digit',
    ),
  })
export const personName = z
  .string()
  .trim()
  .min(1, { error: both('请填写姓名', 'Enter the name') })
  .max(60)
export const regionCode = z.string().regex(/^\d{6}$/, { error: both('行政区划代码为 6 位数字', 'A region code has six digits') })
export const emailAddress = z.email({ error: both('电子邮箱格式不正确', 'This is no e-mail address') }).max(200)

export const notOneself: Guard<AccountRow> = {
  code: 'own-account',
  clause: '网安法-日志',
  broken: (row, _input, act) =>
    row.id === act.actor.id && {
      zh: '不能对自己的账号办理此事项，请由另一位管理员办理',
      en: 'Nobody does this to the own account: ask another administrator',
    },
}

/** The sentence of the rule that a post which decides within a department needs one. */
export const departmentMissing = {
  zh: '受理、审查、审批人员和机关负责人只办理本部门的案件，请选择所在部门',
  en: 'Acceptance, review and approval officers and the head work on the cases of their department: choose it',
  fields: [{ pointer: '/department', zh: '请选择所在部门', en: 'Choose the department' }],
}

/** Enterprise operators stand alone: an officer who also acts for an enterprise would decide in a case of their own. */
export const rolesFit = (roles: readonly string[], enterpriseId: string | null) =>
  surfaceOf(roles) === 'workspace' ? roles.length === 1 && enterpriseId !== null : enterpriseId === null

/** The posts of an account, one at least. */
export const postsHeld = z.array(z.enum(roles)).min(1, { error: both('请选择至少一个岗位', 'Choose a post at least') }).max(roles.length)
