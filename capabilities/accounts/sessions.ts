import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { all, first, tables } from '../../kernel/db.ts'
import type { House } from '../../kernel/house.ts'
import { secretBytes, uuid } from '../../kernel/random.ts'
import type { SignedIn } from './commands/account.ts'
import { newcomer, surfaceOf, unproven } from './roles.ts'
import { rulesNow, rulesOf } from './commands/current-rules.ts'
import { wantsSecondFactor, type Rules } from './rules.ts'
import type { AccountRow, Accounts, SessionRow } from './schema/tables.ts'

const t = tables<Accounts>()
const minute = 60_000
const day = 24 * 60 * minute
const cachedFor = 5_000
const mostCached = 10_000
const cacheOf = new WeakMap<House, Map<string, { actor: SignedIn; until: number }>>()

/**
 * Begins a session: a fresh token each time, of which only the hash is stored. `proved`: it was entered with a second proof, or stands for
 * nobody (the demonstration). Answers the token for the cookie.
 */
export async function beginSession(house: House, account: AccountRow, agent: string, proved: boolean): Promise<string> {
  const token = Buffer.from(secretBytes(32)).toString('base64url')
  const at = house.clock.now()
  await all(house.pools.writer, t.deleteFrom('accounts_session').where('created_at', '<', new Date(at.getTime() - day)))
  await all(
    house.pools.writer,
    t
      .insertInto('accounts_session')
      .values({
        id: uuid(at),
        token_hash: hashOf(token),
        account_id: account.id,
        region: account.region,
        generation: account.generation,
        created_at: at,
        seen_at: at,
        agent,
        proved,
      }),
  )
  return token
}

export async function endSession(house: House, token: string): Promise<void> {
  cacheOf.get(house)?.delete(keyOf(token))
  await all(house.pools.writer, t.deleteFrom('accounts_session').where('token_hash', '=', hashOf(token)))
}

/**
 * Lets the house know who stands behind a token. Answers are kept for five seconds at most and dropped with any fact of an account, on
 * whichever server it was recorded; a process that follows no facts keeps none.
 */
export function keepSessions(house: House): void {
  const cache = new Map<string, { actor: SignedIn; until: number }>()
  cacheOf.set(house, cache)
  let changes = 0
  house.follower?.subscribe((facts) => {
    if (facts.some((f) => f.name.startsWith('accounts.'))) {
      changes += 1
      cache.clear()
    }
  })
  house.authenticate = async (token) => {
    const now = house.clock.now().getTime()
    const known = cache.get(keyOf(token))
    if (known && known.until > now) return known.actor
    const before = changes
    const actor = await actorBehind(house, token)
    // What was read while an account changed may be what stood before the change; and whoever is kept out is let on at once.
    if (!actor || !house.follower || changes !== before || actor.roles.some((role) => role === newcomer || role === unproven)) return actor
    if (cache.size >= mostCached) cache.clear()
    cache.set(keyOf(token), { actor, until: now + cachedFor })
    return actor
  }
}

/** The holder gave a second proof after entering: this session counts as proved from now on. */
export async function proveSession(house: House, token: string): Promise<void> {
  await all(house.pools.writer, t.updateTable('accounts_session').set({ proved: true }).where('token_hash', '=', hashOf(token)))
  cacheOf.get(house)?.delete(keyOf(token))
}

type Found = Pick<SessionRow, 'created_at' | 'seen_at' | 'proved'> & AccountRow & { session: string; rules: Rules | null }

async function actorBehind(house: House, token: string): Promise<SignedIn | null> {
  const row = await first(
    house.pools.writer,
    sql<Found>`
    select a.*, s.id as session, s.created_at, s.seen_at, s.proved, ${rulesNow} as rules from accounts_session s join accounts_account a on a.id = s.account_id
    where s.token_hash = ${hashOf(token)} and a.state = 'active' and (s.generation = a.generation or s.id = a.kept_session)
      and not exists (select from accounts_revoked r where r.session = s.id)`,
  )
  if (!row) return null
  const at = house.clock.now()
  const unused = at.getTime() - row.seen_at.getTime()
  const rules = rulesOf(row)
  const idle = surfaceOf(row.roles) === 'workbench' ? rules.idleWorkbench : rules.idleWorkspace
  if (unused > idle * minute || at.getTime() - row.created_at.getTime() > rules.absolute * 60 * minute) return null
  if (unused > minute) await all(house.pools.writer, t.updateTable('accounts_session').set({ seen_at: at }).where('id', '=', row.session))
  return {
    id: row.id,
    name: row.name,
    roles: rolesNow(row, rules, at),
    region: row.region,
    department: row.department,
    enterpriseId: row.enterprise_id,
    session: row.session,
  }
}

/** Whoever must replace the password or prove more can do that alone. */
function rolesNow(row: Found, rules: Rules, at: Date): readonly string[] {
  if (isExpired(row, rules, at)) return [newcomer]
  return wantsSecondFactor(rules, row.roles) && !row.proved && row.proved_session !== row.session ? [unproven] : row.roles
}

/** The password was chosen by somebody else, or is older than the rules allow; whoever has none enters otherwise. */
export const isExpired = (row: Pick<AccountRow, 'must_change' | 'password_at' | 'password_ref'>, rules: Rules, at: Date): boolean =>
  row.must_change ||
  (row.password_ref !== null && rules.expiresAfter !== null && row.password_at !== null && at.getTime() - row.password_at.getTime() > rules.expiresAfter * day)

const hashOf = (token: string) => createHash('sha256').update(token).digest()
const keyOf = (token: string) => hashOf(token).toString('base64')
