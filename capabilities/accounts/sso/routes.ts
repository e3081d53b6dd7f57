import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { SignOnError, type Begun, type SignOn, type Verified } from '../../../adapters/sign-on/port.ts'
import { first, tables } from '../../../kernel/db.ts'
import { valid } from '../../../kernel/fields.ts'
import type { House } from '../../../kernel/house.ts'
import { notFound, Problem, signInNeeded } from '../../../kernel/problem.ts'
import { begin, markBrowser, markOf, take } from '../beginnings.ts'
import { enterByOther } from '../commands/door.ts'
import { enterSilently, from } from '../entering.ts'
import { surfaceOf } from '../roles.ts'
import type { Accounts } from '../schema/tables.ts'
import { noteEntry, noteRefusal } from '../sign-in.ts'
import type { EntryRefusal } from '../words.ts'
import { ssoDigest } from './digest.ts'

const t = tables<Accounts>()
const beginQuery = z.object({ return: z.string().max(300).optional(), link: z.enum(['1']).optional() })
type Secret = Begun & { back: string | null }
const limited = { schema: { tags: ['accounts'], hide: true }, config: { rateLimit: { max: 30, timeWindow: '1 minute' } } }

export const signOnOf = (house: House) => house.ports['signOn'] as SignOn | undefined

/** The way to the provider of single sign-on and back. Whatever goes wrong is an attempt, and the sign-in page says what. */
export function ssoRoutes(app: FastifyInstance, house: House): void {
  app.get('/api/accounts/sso/begin', limited, async (req, reply) => {
    const signOn = signOnOf(house)
    if (!signOn) throw notFound()
    const { return: back = null, link } = valid(beginQuery, req.query)
    if (link && !req.actor) throw signInNeeded()
    try {
      const { url, ...begun } = await signOn.begin(callbackOf(house))
      const id = await begin(house, link ? 'sso-link' : 'sso-enter', { ...begun, back } satisfies Secret, { account: link ? req.actor!.id : null, browser: markBrowser(house, reply) })
      // The state that comes back names the beginning and its secret half: neither is enough alone.
      const to = new URL(url)
      to.searchParams.set('state', `${id}.${begun.state}`)
      return await reply.redirect(to.href, 303)
    } catch (error) {
      return refuse(house, reply, codeOf(error))
    }
  })

  app.get('/api/accounts/sso/callback', limited, async (req, reply) => {
    const signOn = signOnOf(house)
    if (!signOn) throw notFound()
    const id = String((req.query as { state?: unknown }).state ?? '').split('.')[0] ?? ''
    const begun = z.uuid().safeParse(id).success ? await take<Secret>(house, id, ['sso-enter', 'sso-link'], markOf(req)) : undefined
    if (!begun) return refuse(house, reply, 'sso-state')
    try {
      const verified = await signOn.finish(new URL(req.url, callbackOf(house)), { ...begun.secret, state: `${id}.${begun.secret.state}` })
      return await (begun.kind === 'sso-link' ? link(house, verified, begun.account, req, reply) : enter(house, verified, begun.secret.back, req, reply))
    } catch (error) {
      return refuse(house, reply, codeOf(error), begun.kind === 'sso-link' ? pageOf(req) : '/sign-in')
    }
  })
}

async function enter(house: House, verified: Verified, back: string | null, req: FastifyRequest, reply: FastifyReply) {
  const row = await first(house.pools.writer, t.selectFrom('accounts_account').selectAll().where('sso', '=', ssoDigest(verified.issuer, verified.subject)))
  if (!row) return refuse(house, reply, 'sso-unlinked')
  if (row.state !== 'active') {
    await noteRefusal(house, row, 'closed', from(req))
    return refuse(house, reply, 'sso-closed', '/sign-in', row.id)
  }
  await house.work('door').perform(enterByOther, { account: row.id, by: 'sso', refusal: null })
  await noteEntry(house, row, from(req))
  await enterSilently(house, row, req, reply, verified.strong)
  return reply.redirect(safeReturn(back) ?? `/${surfaceOf(row.roles)}/`, 303)
}

/** The holder sees on the page of the account whom the two are to be linked to, and does so by a step. */
async function link(house: House, { issuer, subject }: Verified, account: string | null, req: FastifyRequest, reply: FastifyReply) {
  if (!req.actor || req.actor.id !== account) return refuse(house, reply, 'sso-state', pageOf(req))
  const ticket = await begin(house, 'sso-verified', { issuer, digest: ssoDigest(issuer, subject) }, { account })
  return reply.redirect(`${pageOf(req)}?sso=${ticket}`, 303)
}

/** Recorded as an attempt by the step that refuses it; the page names the reason. */
async function refuse(house: House, reply: FastifyReply, refusal: EntryRefusal, page = '/sign-in', account: string | null = null) {
  await house.work('door').perform(enterByOther, { account, by: 'sso', refusal }).catch((error: unknown) => { if (!(error instanceof Problem)) throw error })
  return reply.redirect(`${page}?problem=${refusal}`, 303)
}

const pageOf = (req: FastifyRequest) => (req.actor ? `/${req.actor.enterpriseId ? 'workspace' : 'workbench'}/account` : '/sign-in')

function codeOf(error: unknown): EntryRefusal {
  if (!(error instanceof SignOnError)) throw error
  return `sso-${error.failure}`
}

const callbackOf = (house: House) => `${String(house.ports['origin'])}/api/accounts/sso/callback`
/** Only a path of our own. */
const safeReturn = (back: string | null) => (back && /^\/(?![/\\])/.test(back) ? back : null)
