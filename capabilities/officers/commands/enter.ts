import { sql, type Kysely } from 'kysely'
import { z } from 'zod'
import { today } from '../../../kernel/calendar.ts'
import { anyRows, command, type Draw, type Rule } from '../../../kernel/command.ts'
import { both } from '../../../kernel/fields.ts'
import { Problem } from '../../../kernel/problem.ts'
import { citizenIdProblem } from '../../../law/codes.ts'
import type { Actor } from '../../../kernel/access.ts'
import type { FactOf } from '../../../kernel/fact.ts'
import { origin, type Origin } from '../../old-register/facts.ts'
import { OfficerEntered } from '../facts.ts'
import { officer } from '../procedure.ts'
import type { AccountRow, Officers } from '../schema/tables.ts'
import { clause, lockAccount, placeOf } from './officer.ts'

type Known = { id: string; name: string; citizen_ref: string }
type Found = { account: (AccountRow & { holder: string | null }) | null; officers: Known[] }

export const citizenId = z.string().trim().toUpperCase().superRefine((code, ctx) => {
  const wrong = citizenIdProblem(code)
  if (wrong) ctx.addIssue({ code: 'custom', message: both(wrong.zh, wrong.en) })
})

/** Our copy of the account, and everybody on the register: two entries of one person are found by comparing ids in the vault. */
const findEntry = (_t: Kysely<Officers>, { account }: { account: string }) => sql<Found>`
  select (select to_jsonb(a) || jsonb_build_object('holder', (select name from officers_officer o where o.id = a.officer_id))
      from officers_account a where a.account_id = ${account}) as account,
    coalesce((select json_agg(json_build_object('id', o.id, 'name', o.name, 'citizen_ref', o.citizen_ref) order by o.id) from officers_officer o), '[]') as officers`

export type AccountFound = { account: (AccountRow & { holder: string | null }) | null }
export const accountKnown: Rule<AccountFound, { account: string }> = {
  code: 'account-unknown', clause,
  broken: (row) => !row.account?.open && {
    zh: '没有这个在用的机关账号，请先开通账号', en: 'There is no such open account of the authority; open it first', fields: [{ pointer: '/account', zh: '请选择机关账号', en: 'Choose an account of the authority' }],
  },
}
export const accountFree: Rule<AccountFound, { account: string }> = {
  code: 'account-taken', clause,
  broken: (row) => !!row.account?.officer_id && {
    zh: `该账号已登记在${row.account.holder}名下`, en: `This account belongs to the entry of ${row.account.holder}`,
    fields: [{ pointer: '/account', zh: '该账号已有人', en: 'Somebody has this account' }],
  },
}
const accountPlaced: Rule<AccountFound, { account: string }> = {
  code: 'account-without-department', clause,
  broken: (row) => !row.account?.department && { zh: '该账号没有所在部门，请先在账号管理中设置', en: 'This account stands in no department; set it in the accounts first' },
}

type Entry = { name: string; citizenId: string; account: string; origin?: Origin | undefined }
const named = z.string().trim().min(1, { error: both('请填写姓名', 'Enter the name') }).max(60)
const lockEntry = (input: { account: string }) => ['officers/register', lockAccount(input.account)]
const placeOfEntry = (row: Found, _input: unknown, actor: Actor) => ({ region: row.account?.region ?? actor.region, department: row.account?.department ?? null })

async function drawEntry(draw: Draw, row: Found, input: Entry) {
  await notYetEntered(draw, row.officers, input.citizenId)
  const id = draw.uuid()
  return { id, citizenRef: await draw.seal(id, 'citizen-id', input.citizenId, { lookup: true }) }
}
const recordEntry = (row: Found, { name, account, origin: from }: Entry, { id, citizenRef }: { id: string; citizenRef: string }) => ({
  subject: id, enterprise: null, region: row.account!.region, department: row.account!.department, body: { name, citizenRef, accounts: [account], ...(from ? { origin: from } : {}) },
})
const writeEntry = (t: Kysely<Officers>, f: FactOf<typeof OfficerEntered>) => [
  t.insertInto('officers_officer').values({ id: f.subject, name: f.body.name, citizen_ref: f.body.citizenRef, state: f.to!, entered_on: today(new Date(f.recordedAt)), ...placeOf(f) }),
  anyRows(t.updateTable('officers_account').set({ officer_id: f.subject, last_fact: '0' }).where('account_id', 'in', f.body.accounts)),
]

/** A person enters the register of approval staff, under one of the person's accounts; whoever is on it already is not entered twice. */
export const enter = command<Officers>()({
  does: officer.step('enter'),
  input: z.object({ name: named, citizenId, account: z.string().max(60) }),
  locks: lockEntry,
  find: findEntry,
  rules: [accountKnown, accountFree, accountPlaced],
  place: placeOfEntry,
  draw: drawEntry,
  fact: OfficerEntered,
  record: recordEntry,
  write: writeEntry,
})

/** The same from the old register's list. */
export const takeOver = command<Officers>()({
  does: officer.step('take-over'),
  input: z.object({ name: named, citizenId, account: z.uuid(), origin }),
  locks: lockEntry,
  find: findEntry,
  rules: [
    accountKnown,
    { code: 'officer-there', clause, broken: (row, input) => row.account?.holder === input.name && {
      zh: '此人已在册', en: 'This person is on the register already', fields: [{ pointer: '/account', zh: '此人已在册', en: 'This person is on the register already' }],
    } },
    accountFree, accountPlaced,
  ],
  place: placeOfEntry,
  draw: drawEntry,
  fact: OfficerEntered,
  record: recordEntry,
  write: writeEntry,
})

/** Two persons who are one: the id is compared with those on the register, and the entry is named (never the id). */
async function notYetEntered(draw: Draw, known: readonly Known[], entered: string) {
  const ids = await Promise.all(known.map((k) => draw.unseal(k.citizen_ref)))
  const same = known[ids.indexOf(entered)]
  if (same) throw new Problem({
    code: 'officers/same-person', status: 409, clause,
    title: { zh: `此人已在册：${same.name}。同一人的另一个账号请在其名下添加`, en: `This person is on the register as ${same.name}: attach the other account to that entry` },
    fields: [{ pointer: '/citizenId', zh: `与在册人员${same.name}的证件号相同`, en: `The id of ${same.name}, who is on the register` }], more: { officer: same.id },
  })
}
