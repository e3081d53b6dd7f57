import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { all, first, tables } from '../../kernel/db.ts'
import type { House } from '../../kernel/house.ts'
import { secretBytes, uuid } from '../../kernel/random.ts'
import type { SignedIn } from './commands/account.ts'
import { newcomer, surfaceOf } from './roles.ts'
import type { AccountRow, Accounts, SessionRow } from './schema/tables.ts'

const t = tables<Accounts>()
const minute = 60_000
const idle = { workbench: 30 * minute, workspace: 120 * minute }
const absolute = 12 * 60 * minute
const cachedFor = 5_000
const mostCached = 10_000
const cacheOf = new WeakMap<House, Map<string, { actor: SignedIn; until: number }>>()

/** Begins a session: a fresh token each time, of which only the hash is stored. Answers the token for the cookie. */
export async function beginSession(house: House, account: AccountRow, agent: string): Promise<string> {
  const token = Buffer.from(secretBytes(32)).toString('base64url')
  const at = house.clock.now()
  await all(house.pools.writer, t.deleteFrom('accounts_session').where('created_at', '<', new Date(at.getTime() - absolute)))
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
    // What was read while an account changed may be what stood before the change.
    if (!actor || !house.follower || changes !== before) return actor
    if (cache.size >= mostCached) cache.clear()
    cache.set(keyOf(token), { actor, until: now + cachedFor })
    return actor
  }
}

type Found = Pick<SessionRow, 'created_at' | 'seen_at'> & AccountRow & { session: string }

async function actorBehind(house: House, token: string): Promise<SignedIn | null> {
  const row = await first(
    house.pools.writer,
    sql<Found>`
    select a.*, s.id as session, s.created_at, s.seen_at from accounts_session s join accounts_account a on a.id = s.account_id
    where s.token_hash = ${hashOf(token)} and a.state = 'active' and (s.generation = a.generation or s.id = a.kept_session)
      and not exists (select from accounts_revoked r where r.session = s.id)`,
  )
  if (!row) return null
  const at = house.clock.now()
  const unused = at.getTime() - row.seen_at.getTime()
  if (unused > idle[surfaceOf(row.roles)] || at.getTime() - row.created_at.getTime() > absolute) return null
  if (unused > minute) await all(house.pools.writer, t.updateTable('accounts_session').set({ seen_at: at }).where('id', '=', row.session))
  return {
    id: row.id,
    name: row.name,
    roles: row.must_change ? [newcomer] : row.roles,
    region: row.region,
    department: row.department,
    enterpriseId: row.enterprise_id,
    session: row.session,
  }
}

const hashOf = (token: string) => createHash('sha256').update(token).digest()
const keyOf = (token: string) => hashOf(token).toString('base64')
