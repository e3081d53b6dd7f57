import type { FastifyReply, FastifyRequest } from 'fastify'
import type { House } from '../../kernel/house.ts'
import { sessionCookie } from '../../kernel/http.ts'
import type { AccountRow } from './schema/tables.ts'
import { beginSession, endSession } from './sessions.ts'
import type { From } from './sign-in.ts'

/** The cookie of a new session, and the end of the one before. `proved`: with a second proof. */
export async function enterSilently(house: House, row: AccountRow, req: FastifyRequest, reply: FastifyReply, proved: boolean): Promise<void> {
  if (req.token) await endSession(house, req.token)
  const token = await beginSession(house, row, from(req).agent, proved)
  reply.setCookie(sessionCookie(isSecure(house)), token, cookie(house)).header('cache-control', 'no-store')
}

export const isSecure = (house: House): boolean => house.ports['secure'] === true
export const cookie = (house: House) => ({ path: '/', httpOnly: true, sameSite: 'lax' as const, secure: isSecure(house) })
export const from = (req: FastifyRequest): From => ({ address: req.ip, agent: String(req.headers['user-agent'] ?? '').slice(0, 200) })
