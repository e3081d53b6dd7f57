import { sql, type Kysely } from 'kysely'
import { z } from 'zod'
import { covers } from '../../../kernel/access.ts'
import { anyRows, command, type Guard, type Rule } from '../../../kernel/command.ts'
import { RolesDeclined, RolesProposed, RolesSet } from '../facts.ts'
import { account } from '../procedure.ts'
import { administratorPost, lacksDepartment, type Role } from '../roles.ts'
import type { AccountRow, Accounts, GrantRow } from '../schema/tables.ts'
import { accountInput, departmentMissing, lockAccount, notOneself, ofAccount, onAccount, placeOfAccount, postsHeld, regionCode, rolesFit } from './account.ts'
import { apartPosts, citizenId, colleagues, personKnown, samePersonRefused, type Colleague } from './posts.ts'
import { lastOfPost, notTheLast } from './last.ts'

const clause = '网安法-日志'
const fitting: Rule<AccountRow, { roles: string[] }> = {
  code: 'roles-conflict',
  clause,
  broken: (row, input) =>
    !rolesFit(input.roles, row.enterprise_id) && {
      zh: '企业经办人须属于一家企业，且不能兼任机关岗位',
      en: 'An enterprise operator belongs to one enterprise and holds no post of the authority',
    },
}
const departmentKnown: Rule<AccountRow, { roles: string[]; department?: string | null | undefined }> = {
  code: 'department-missing',
  clause,
  broken: (row, input) => lacksDepartment(input.roles, input.department === undefined ? row.department : input.department) && departmentMissing,
}
const withinReach: Rule<AccountRow, { region?: string | undefined }> = {
  code: 'region-out-of-reach',
  clause,
  broken: (_row, input, { actor }) =>
    input.region !== undefined &&
    !covers('region', actor, { region: input.region }) && { zh: '该辖区不在您的管理范围内', en: 'That region is beyond yours' },
}
/** The last administrator of a kind takes the post to nobody. */
const leavesNoGap: Rule<AccountRow & { last: boolean }, { roles: string[] }> = {
  code: 'last-of-post',
  clause,
  broken: (row, input, act) => administratorPost(row.roles) !== administratorPost(input.roles) && notTheLast.broken(row, undefined, act),
}

type Proposing = AccountRow & { colleagues: Colleague[]; last: boolean }
const findProposing = (_t: Kysely<Accounts>, input: { id: string }) => sql<Proposing>`
  select a.*, ${colleagues} as colleagues, ${lastOfPost} as last from accounts_account a where a.id = ${input.id}`

/** The system administrator says which posts an account should hold, and where; the security administrator decides. */
export const proposeRoles = command<Accounts>()({
  does: account.step('propose-roles'),
  input: accountInput.extend({
    roles: postsHeld,
    region: regionCode.optional(),
    department: z.string().trim().max(60).nullable().optional(),
    citizenId: citizenId.nullable().optional(),
  }),
  locks: (input) => [...lockAccount(input), 'accounts/administrators'],
  find: findProposing,
  guards: [notOneself],
  rules: [fitting, apartPosts, personKnown, departmentKnown, withinReach, leavesNoGap],
  place: placeOfAccount,
  draw: async (draw, row, input) => {
    await samePersonRefused(draw, row, { ...input, name: row.name })
    return { personRef: input.citizenId ? await draw.seal(row.id, 'citizen-id', input.citizenId) : row.person_ref }
  },
  fact: RolesProposed,
  record: (row, input, { personRef }) => ({
    ...ofAccount(row),
    body: { roles: input.roles, was: row.roles as Role[], personRef, ...whereTo(row, input) },
  }),
  write: (t, f) => {
    const row = {
      roles: f.body.roles, region: f.body.region, department: f.body.department, person_ref: f.body.personRef ?? null, proposed_by: f.actor.id,
      proposed_by_name: f.actor.name, proposed_at: new Date(f.recordedAt), reason: f.reason, last_fact: '0',
    }
    return [
      onAccount(t, f).set({ last_fact: '0' }),
      t.insertInto('accounts_grant').values({ account_id: f.subject, ...row }).onConflict((c) => c.column('account_id').doUpdateSet(row)),
    ]
  },
})

const whereTo = (row: AccountRow, input: { region?: string | undefined; department?: string | null | undefined }) => ({
  region: row.enterprise_id ? row.region : (input.region ?? row.region),
  department: row.enterprise_id || input.department === undefined ? row.department : input.department,
})

type Pending = AccountRow & { wanted: Omit<GrantRow, 'proposed_at'> | null }
const findPending = (_t: Kysely<Accounts>, input: { id: string }) => sql<Pending>`
  select a.*, (select row_to_json(g) from accounts_grant g where g.account_id = a.id) as wanted from accounts_account a where a.id = ${input.id}`

const isPending: Guard<Pending> = {
  code: 'nothing-proposed',
  clause,
  broken: (row) => row.wanted === null && { zh: '该账号没有待批准的岗位调整', en: 'No change of posts is proposed for this account' },
}
/** The proposed posts take effect: the next thing the holder does is judged by them. */
export const approveRoles = command<Accounts>()({
  does: account.step('approve-roles'),
  input: accountInput,
  locks: lockAccount,
  find: findPending,
  guards: [isPending, notOneself],
  place: placeOfAccount,
  fact: RolesSet,
  record: ({ wanted, ...row }) => ({
    ...ofAccount(row), region: wanted!.region, department: wanted!.department,
    body: { roles: wanted!.roles as Role[], was: row.roles as Role[], personRef: wanted!.person_ref, proposedBy: wanted!.proposed_by },
  }),
  write: (t, f) => [
    onAccount(t, f).set({
      roles: f.body.roles, region: f.region!, department: f.department, last_fact: '0', ...(f.body.personRef ? { person_ref: f.body.personRef } : {}),
    }),
    anyRows(t.deleteFrom('accounts_grant').where('account_id', '=', f.subject)),
  ],
})

/** The posts stay as they are. */
export const declineRoles = command<Accounts>()({
  does: account.step('decline-roles'),
  input: accountInput,
  locks: lockAccount,
  find: findPending,
  guards: [isPending],
  place: placeOfAccount,
  fact: RolesDeclined,
  record: ({ wanted, ...row }) => ({ ...ofAccount(row), body: { proposedBy: wanted!.proposed_by } }),
  write: (t, f) => [onAccount(t, f).set({ last_fact: '0' }), anyRows(t.deleteFrom('accounts_grant').where('account_id', '=', f.subject))],
})
