import { z } from 'zod'
import { covers } from '../../../kernel/access.ts'
import { command, type Rule } from '../../../kernel/command.ts'
import { RolesSet } from '../facts.ts'
import { account } from '../procedure.ts'
import { lacksDepartment, roles } from '../roles.ts'
import type { AccountRow, Accounts } from '../schema/tables.ts'
import { accountInput, departmentMissing, lockAccount, notOneself, ofAccount, onAccount, placeOfAccount, regionCode, rolesFit, theAccount } from './account.ts'

const fitting: Rule<AccountRow, { roles: string[] }> = {
  code: 'roles-conflict',
  clause: '网安法-日志',
  broken: (row, input) =>
    !rolesFit(input.roles, row.enterprise_id) && {
      zh: '企业经办人须属于一家企业，且不能兼任机关岗位',
      en: 'An enterprise operator belongs to one enterprise and holds no post of the authority',
    },
}
const departmentKnown: Rule<AccountRow, { roles: string[]; department?: string | null | undefined }> = {
  code: 'department-missing',
  clause: '网安法-日志',
  broken: (row, input) => lacksDepartment(input.roles, input.department === undefined ? row.department : input.department) && departmentMissing,
}
const withinReach: Rule<AccountRow, { region?: string | undefined }> = {
  code: 'region-out-of-reach',
  clause: '网安法-日志',
  broken: (_row, input, { actor }) =>
    input.region !== undefined &&
    !covers('region', actor, { region: input.region }) && { zh: '该辖区不在您的管理范围内', en: 'That region is beyond yours' },
}

/** Gives an account its posts, and moves an officer to another region or department. */
export const setRoles = command<Accounts>()({
  does: account.step('set-roles'),
  input: accountInput.extend({
    roles: z.array(z.enum(roles)).min(1).max(roles.length),
    region: regionCode.optional(),
    department: z.string().trim().max(60).nullable().optional(),
  }),
  locks: lockAccount,
  find: theAccount,
  guards: [notOneself],
  rules: [fitting, departmentKnown, withinReach],
  place: placeOfAccount,
  fact: RolesSet,
  record: (row, input) => ({
    ...ofAccount(row),
    ...(row.enterprise_id
      ? {}
      : { region: input.region ?? row.region, department: input.department === undefined ? row.department : input.department }),
    body: { roles: input.roles, was: row.roles as typeof input.roles },
  }),
  write: (t, f) => [onAccount(t, f).set({ roles: f.body.roles, region: f.region!, department: f.department, last_fact: '0' })],
})
