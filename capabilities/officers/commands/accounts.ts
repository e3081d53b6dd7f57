import { sql, type Kysely } from 'kysely'
import { z } from 'zod'
import { command, type Rule } from '../../../kernel/command.ts'
import { AccountAttached, AccountDetached } from '../facts.ts'
import { officer } from '../procedure.ts'
import type { AccountRow, Officers } from '../schema/tables.ts'
import { accountFree, accountKnown } from './enter.ts'
import { clause, lockAccount, lockOfficer, ofOfficer, officerInput, stamped, type Whole } from './officer.ts'

const input = officerInput.extend({ account: z.string().max(60) })
type Input = z.output<typeof input>
const locks = (i: Input) => [...lockOfficer(i), lockAccount(i.account)]
const find = (_t: Kysely<Officers>, i: Input) => sql<Whole & { account: (AccountRow & { holder: string | null }) | null }>`
  select o.*, (select to_jsonb(a) || jsonb_build_object('holder', (select name from officers_officer h where h.id = a.officer_id))
    from officers_account a where a.account_id = ${i.account}) as account
  from officers_officer o where o.id = ${i.id}`

/** A second account of the same person: what it does counts, and is barred, together with the first. */
export const attachAccount = command<Officers>()({
  does: officer.step('attach-account'),
  input, locks, find,
  rules: [accountKnown, accountFree],
  fact: AccountAttached,
  record: (row, i) => ({ ...ofOfficer(row), body: { account: i.account, name: row.account!.account } }),
  write: (t, f) => [stamped(t, f), t.updateTable('officers_account').set({ officer_id: f.subject, last_fact: '0' }).where('account_id', '=', f.body.account)],
})

const attached: Rule<{ id: string; account: AccountRow | null }, Input> = {
  code: 'account-not-attached', clause,
  broken: (row) => row.account?.officer_id !== row.id && { zh: '该账号不在此人名下', en: 'The account does not belong to this person' },
}
/** An account that was attached by mistake: the reason says why, and both facts stay. */
export const detachAccount = command<Officers>()({
  does: officer.step('detach-account'),
  input, locks, find,
  rules: [attached],
  fact: AccountDetached,
  record: (row, i) => ({ ...ofOfficer(row), body: { account: i.account, name: row.account!.account } }),
  write: (t, f) => [stamped(t, f), t.updateTable('officers_account').set({ officer_id: null, last_fact: '0' }).where('account_id', '=', f.body.account)],
})
