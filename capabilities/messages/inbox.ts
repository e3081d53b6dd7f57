import { sql, type RawBuilder } from 'kysely'
import { regionPrefix, type Actor } from '../../kernel/access.ts'
import { first } from '../../kernel/db.ts'
import type { House } from '../../kernel/house.ts'
import type { Statement } from '../../kernel/db.ts'

/** More are shown as “99+”. */
const mostCounted = 100

/** The messages `m` that are for this actor: those of the own enterprise, or those to one of the own posts in region and department. */
export function isFor(actor: Actor): RawBuilder<boolean> {
  if (actor.enterpriseId) return sql<boolean>`m.enterprise_id = ${actor.enterpriseId}`
  if (!actor.region) return sql<boolean>`false`
  const inDepartment = actor.department ? sql`(m.department is null or m.department = ${actor.department})` : sql`true`
  return sql<boolean>`(m.role = any(${[...actor.roles]}::text[]) and m.region like ${`${regionPrefix(actor.region)}%`} and ${inDepartment})`
}

/** Not read yet, and not older than the account: whoever comes new starts with an empty tray. */
export const isUnread = (actor: Actor): RawBuilder<boolean> => sql<boolean>`(
  not exists (select from messages_read r where r.message_id = m.id and r.account_id = ${actor.id})
  and not exists (select from messages_recipient c where c.account_id = ${actor.id} and c.since > m.at))`

export async function unread(house: House, actor: Actor): Promise<number> {
  const row = await first(
    house.pools.writer,
    sql<{ n: number }>`
    select count(*)::int as n
    from (select from messages_message m where ${isFor(actor)} and ${isUnread(actor)} limit ${mostCounted}::int) as counted`,
  )
  return row!.n
}

/** Marks messages of this actor as read: those named, or all. */
export const markRead = (actor: Actor, ids: readonly string[] | null, at: Date): Statement => sql`
  insert into messages_read (account_id, message_id, at)
  select ${actor.id}::uuid, m.id, ${at}::timestamptz from messages_message m
  where ${isFor(actor)} and ${isUnread(actor)} and ${ids ? sql`m.id = any(${[...ids]}::uuid[])` : sql`true`}
  on conflict do nothing`
