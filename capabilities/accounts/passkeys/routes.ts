import { generateAuthenticationOptions, generateRegistrationOptions, verifyAuthenticationResponse, type AuthenticationResponseJSON } from '@simplewebauthn/server'
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { z } from 'zod'
import { all, first, tables } from '../../../kernel/db.ts'
import { valid } from '../../../kernel/fields.ts'
import type { House } from '../../../kernel/house.ts'
import { notFound, signInNeeded } from '../../../kernel/problem.ts'
import { begin, markBrowser, markOf, take } from '../beginnings.ts'
import { currentRules } from '../commands/current-rules.ts'
import { enterByOther } from '../commands/door.ts'
import { enterSilently, from } from '../entering.ts'
import { surfaceOf } from '../roles.ts'
import type { AccountRow, Accounts, PasskeyRow } from '../schema/tables.ts'
import { isExpired } from '../sessions.ts'
import { noteEntry } from '../sign-in.ts'
import type { EntryRefusal } from '../words.ts'
import { partyOf, type Party } from './party.ts'

const t = tables<Accounts>()
type Secret = Party & { challenge: string }
const enterBody = z.strictObject({ beginning: z.uuid(), response: z.looseObject({ id: z.string().max(1400) }) })
const limited = (max: number) => ({ schema: { tags: ['accounts'] }, config: { rateLimit: { max, timeWindow: '1 minute' } } })

/** Passkeys: what a device is asked to sign, and entering with its answer. Adding, renaming and removing are steps of the account. */
export function passkeyRoutes(app: FastifyInstance, house: House): void {
  app.post('/api/accounts/passkeys/new', limited(20), async (req, reply) => {
    if (!req.actor) throw signInNeeded()
    const party = partyOf(house)
    const row = await first(house.pools.writer, t.selectFrom('accounts_account').selectAll().where('id', '=', req.actor.id))
    if (!party || !row) throw notFound()
    const known = await all(house.pools.writer, t.selectFrom('accounts_passkey').select(['credential']).where('account_id', '=', row.id))
    const options = await generateRegistrationOptions({
      rpName: 'Anxu 安许', rpID: party.rpID, userID: Buffer.from(row.id), userName: row.account, userDisplayName: row.name, attestationType: 'none',
      excludeCredentials: known.map((k) => ({ id: k.credential })), authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    })
    return { beginning: await begin(house, 'passkey-add', { ...party, challenge: options.challenge }, { account: row.id, browser: markBrowser(house, reply) }), options }
  })

  app.post('/api/accounts/passkeys/begin', limited(60), async (_req, reply) => {
    const party = partyOf(house)
    if (!party) throw notFound()
    const options = await generateAuthenticationOptions({ rpID: party.rpID, userVerification: 'required' })
    return { beginning: await begin(house, 'passkey-enter', { ...party, challenge: options.challenge }, { browser: markBrowser(house, reply) }), options }
  })

  app.post('/api/accounts/passkeys/enter', limited(60), async (req, reply) => {
    const { beginning, response } = valid(enterBody, req.body)
    const begun = await take<Secret>(house, beginning, ['passkey-enter'], markOf(req))
    const held = await first(house.pools.writer, sql<Held>`
      select p.*, coalesce(u.counter, p.counter) as used from accounts_passkey p
      left join accounts_passkey_use u on u.passkey_id = p.id where p.credential = ${response.id}`)
    const row = held && await first(house.pools.writer, t.selectFrom('accounts_account').selectAll().where('id', '=', held.account_id))
    const refusal = await whyNot(house, begun?.secret, held, row, response)
    // The refusal is thrown by the step itself, which records it as an attempt.
    await house.work('door').perform(enterByOther, { account: row?.id ?? null, by: 'passkey', refusal })
    await noteEntry(house, row!, from(req))
    await enterSilently(house, row!, req, reply, true)
    return { surface: surfaceOf(row!.roles), mustChange: isExpired(row!, await currentRules(house), house.clock.now()) }
  })
}

type Held = PasskeyRow & { used: string }

/** What keeps this passkey out, if anything: unknown, of a closed account, over, wrongly signed, or with a counter that was seen before. */
async function whyNot(house: House, secret: Secret | undefined, held: Held | undefined, row: AccountRow | undefined, response: unknown): Promise<EntryRefusal | null> {
  if (!secret) return 'passkey-over'
  if (!held || !row) return 'passkey-unknown'
  if (row.state !== 'active') return 'passkey-closed'
  const answer = await verifyAuthenticationResponse({
    response: response as AuthenticationResponseJSON, expectedChallenge: secret.challenge, expectedOrigin: secret.origin, expectedRPID: secret.rpID, requireUserVerification: true,
    credential: { id: held.credential, publicKey: Buffer.from(held.public_key, 'base64url'), counter: 0 },
  }).catch(() => null)
  if (!answer?.verified) return 'passkey-wrong'
  return (await counts(house, held, answer.authenticationInfo.newCounter)) ? null : 'passkey-replayed'
}

/** A counter that a device keeps must grow (WebAuthn §7.2 step 22), and one of two that come at once is enough; devices that keep none answer 0. */
async function counts(house: House, held: Held, counter: number): Promise<boolean> {
  const at = house.clock.now()
  const taken = await all(house.pools.writer, sql<{ passkey_id: string }>`
    insert into accounts_passkey_use as u (passkey_id, counter, used_at) select ${held.id}, ${counter}::bigint, ${at}
      where ${counter}::bigint > ${held.counter}::bigint or (${counter}::bigint = 0 and ${held.counter}::bigint = 0)
    on conflict (passkey_id) do update set counter = excluded.counter, used_at = excluded.used_at
      where excluded.counter > u.counter or (excluded.counter = 0 and u.counter = 0)
    returning passkey_id`)
  return taken.length === 1
}
