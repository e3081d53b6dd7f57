import { first, tables } from '../../kernel/db.ts'
import type { House } from '../../kernel/house.ts'
import type { Officers } from './schema/tables.ts'

const t = tables<Officers>()

/** The id of an account of the authority by its name. */
export const accountNamed = async (house: House, account: string): Promise<string | null> =>
  (await first(house.pools.writer, t.selectFrom('officers_account').select('account_id').where('account', '=', account.trim().toLowerCase())))?.account_id ?? null

/** The name of whoever is on the register with this citizen id, found by its keyed hash. */
export async function officerWith(house: House, citizenId: string): Promise<string | null> {
  const persons = (await house.vault.lookup('citizen-id', citizenId)).map((v) => v.person)
  if (persons.length === 0) return null
  return (await first(house.pools.writer, t.selectFrom('officers_officer').select('name').where('id', 'in', persons)))?.name ?? null
}
