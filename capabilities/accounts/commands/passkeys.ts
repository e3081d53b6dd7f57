import { verifyRegistrationResponse, type RegistrationResponseJSON } from '@simplewebauthn/server'
import { sql, type Kysely } from 'kysely'
import { z } from 'zod'
import { command, type Guard, type Moment, type Rule } from '../../../kernel/command.ts'
import { both } from '../../../kernel/fields.ts'
import { Problem } from '../../../kernel/problem.ts'
import { PasskeyAdded, PasskeyRemoved, PasskeyRenamed } from '../facts.ts'
import type { Party } from '../passkeys/party.ts'
import { enteredPassword } from '../passwords.ts'
import { account } from '../procedure.ts'
import type { AccountRow, Accounts, PasskeyRow } from '../schema/tables.ts'
import { rulesNow } from './current-rules.ts'
import { accountInput, lockAccount, ofAccount, onAccount, placeOfAccount, sessionOf } from './account.ts'
import { confirmPassword, notTooManyTries, triesOf, type Tried } from './tries.ts'

const clause = '网安法-日志'
const minutes = 10
const passkeyName = z.string().trim().min(1, { error: both('请为通行密钥取一个名称', 'Name the passkey') }).max(40)

type Adding = Tried & { secret: (Party & { challenge: string }) | null; taken: boolean }
const isBegun: Rule<Adding> = {
  code: 'passkey-over', clause,
  broken: (row) => row.secret === null && { zh: '验证已过期，请重新添加', en: 'The challenge is over: begin again' },
}
const isNew: Rule<Adding> = {
  code: 'passkey-taken', clause,
  broken: (row) => row.taken && { zh: '该通行密钥已在本平台登记', en: 'This passkey is registered here already' },
}
const findAdding = (_t: Kysely<Accounts>, input: { id: string; beginning: string; response: { id: string } }, { at }: Moment) => sql<Adding>`
  select a.*, ${rulesNow} as rules, ${triesOf(at)} as tries, b.secret, exists (select from accounts_passkey where credential = ${input.response.id}) as taken
  from accounts_account a left join accounts_beginning b on b.id = ${input.beginning} and b.kind = 'passkey-add' and b.account_id = a.id
    and b.begun_at > ${new Date(at.getTime() - minutes * 60_000)}
  where a.id = ${input.id}`

/** The holder adds a passkey: the device has made a key for this platform alone and asked who holds it. */
export const addPasskey = command<Accounts>()({
  does: account.step('add-passkey'),
  input: accountInput.extend({ beginning: z.uuid(), name: passkeyName, password: enteredPassword, response: z.looseObject({ id: z.string().max(1400) }) }),
  locks: (input) => [...lockAccount(input), `accounts/passkey/${input.response.id}`],
  find: findAdding,
  guards: [notTooManyTries],
  rules: [isBegun, isNew],
  place: placeOfAccount,
  draw: async (draw, row, input) => {
    await confirmPassword(draw, row, input.password)
    return { passkey: draw.uuid(), ...(await verified(row.secret!, input.response)) }
  },
  fact: PasskeyAdded,
  record: (row, input, drawn, { actor }) => ({ ...ofAccount(row), body: { ...drawn, name: input.name, session: sessionOf(actor) } }),
  write: (t, f) => [
    onAccount(t, f).set({ last_fact: '0', ...(f.body.session ? { proved_session: f.body.session } : {}) }),
    t.insertInto('accounts_passkey').values({
      id: f.body.passkey, account_id: f.subject, credential: f.body.credential, public_key: f.body.publicKey, transports: f.body.transports, counter: f.body.counter,
      name: f.body.name, region: f.region!, added_at: new Date(f.recordedAt), last_fact: '0',
    }),
  ],
})

async function verified({ challenge, origin, rpID }: Party & { challenge: string }, response: unknown) {
  const answer = await verifyRegistrationResponse({
    response: response as RegistrationResponseJSON, expectedChallenge: challenge, expectedOrigin: origin, expectedRPID: rpID, requireUserVerification: true,
  }).catch(() => null)
  if (!answer?.verified) throw wrongPasskey()
  const { id, publicKey, counter, transports } = answer.registrationInfo.credential
  return { credential: id, publicKey: Buffer.from(publicKey).toString('base64url'), counter, transports: transports ?? [] }
}

const wrongPasskey = () => new Problem({
  code: 'accounts/passkey-wrong', status: 409, clause,
  title: { zh: '通行密钥验证未通过，没有添加', en: 'The passkey’s answer is not right; nothing was added' },
  detail: { zh: '请在本平台的页面上重新添加，并按设备提示验证指纹、面容或屏幕密码。', en: 'Add it again on a page of this platform, and let the device check who you are.' },
})

type Holding = AccountRow & { passkey: PasskeyRow | null }
const isOfAccount: Guard<Holding> = {
  code: 'no-passkey', clause,
  broken: (row) => row.passkey === null && { zh: '该账号没有这个通行密钥', en: 'The account has no such passkey' },
}
const findHolding = (_t: Kysely<Accounts>, input: { id: string; passkey: string }) => sql<Holding>`
  select a.*, (select row_to_json(p) from accounts_passkey p where p.id = ${input.passkey} and p.account_id = a.id) as passkey
  from accounts_account a where a.id = ${input.id}`

export const renamePasskey = command<Accounts>()({
  does: account.step('rename-passkey'),
  input: accountInput.extend({ passkey: z.uuid(), name: passkeyName }),
  locks: lockAccount,
  find: findHolding,
  guards: [isOfAccount],
  place: placeOfAccount,
  fact: PasskeyRenamed,
  record: (row, input) => ({ ...ofAccount(row), body: { passkey: input.passkey, name: input.name, was: row.passkey!.name } }),
  write: (t, f) => [
    onAccount(t, f).set({ last_fact: '0' }),
    t.updateTable('accounts_passkey').set({ name: f.body.name, last_fact: '0' }).where('id', '=', f.body.passkey),
  ],
})

/** A device was lost or replaced: removed by the holder, or by the security administrator. */
export const removePasskey = command<Accounts>()({
  does: account.step('remove-passkey'),
  input: accountInput.extend({ passkey: z.uuid() }),
  locks: lockAccount,
  find: findHolding,
  guards: [isOfAccount],
  place: placeOfAccount,
  fact: PasskeyRemoved,
  record: (row, input) => ({ ...ofAccount(row), body: { passkey: input.passkey, name: row.passkey!.name } }),
  write: (t, f) => [onAccount(t, f).set({ last_fact: '0' }), t.deleteFrom('accounts_passkey').where('id', '=', f.body.passkey)],
})
