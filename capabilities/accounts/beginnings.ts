import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { all, tables } from '../../kernel/db.ts'
import type { House } from '../../kernel/house.ts'
import { secretBytes, uuid } from '../../kernel/random.ts'
import type { Accounts } from './schema/tables.ts'

const t = tables<Accounts>()
const minutes = 10
export type Kind = 'sso-enter' | 'sso-link' | 'sso-verified' | 'passkey-enter' | 'passkey-add'

/** Remembers what the other side must answer to, for ten minutes. With `browser`, that browser alone may answer. Answers the beginning's id. */
export async function begin(house: House, kind: Kind, secret: object, who: { account?: string | null; browser?: string }): Promise<string> {
  const at = house.clock.now()
  await all(house.pools.writer, t.deleteFrom('accounts_beginning').where('begun_at', '<', over(at)))
  const row = {
    id: uuid(at), kind, secret: JSON.stringify(secret) as never, browser: who.browser ? hashOf(who.browser) : null, account_id: who.account ?? null, begun_at: at,
  }
  await all(house.pools.writer, t.insertInto('accounts_beginning').values(row))
  return row.id
}

/** Takes a beginning, once; nothing when it is over, was taken, or belongs to another browser. */
export async function take<S>(house: House, id: string, kinds: readonly Kind[], browser: string | undefined): Promise<{ kind: Kind; secret: S; account: string | null } | undefined> {
  let taking = t.deleteFrom('accounts_beginning').where('id', '=', id).where('kind', 'in', [...kinds]).where('begun_at', '>', over(house.clock.now()))
  if (browser === undefined) return undefined
  taking = taking.where('browser', '=', hashOf(browser))
  const [row] = await all(house.pools.writer, taking.returningAll())
  return row && { kind: row.kind as Kind, secret: row.secret as S, account: row.account_id }
}

const name = 'anxu_begun'
/** The mark by which the browser that began is known again: it stays for ten minutes and is sent to our own doors alone. */
export function markBrowser(house: House, reply: FastifyReply): string {
  const mark = Buffer.from(secretBytes(24)).toString('base64url')
  reply.setCookie(name, mark, { path: '/api/accounts', httpOnly: true, sameSite: 'lax', secure: house.ports['secure'] === true, maxAge: minutes * 60 })
  return mark
}
export const markOf = (req: FastifyRequest): string | undefined => req.cookies[name]

const over = (at: Date) => new Date(at.getTime() - minutes * 60_000)
const hashOf = (mark: string) => createHash('sha256').update(mark).digest()
