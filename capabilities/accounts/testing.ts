import { Secret, TOTP } from 'otpauth'
import { randomUUID } from 'node:crypto'
import type { Actor } from '../../kernel/access.ts'
import { openAccount } from '../../test/support/accounts.ts'
import { officer, type Answer, type TestHouse } from '../../test/support/house.ts'

export const password = '山高水长, mind the step'

let browsers = 0

/** A browser at an address of its own: it keeps the cookie it is given and sends the header of our own pages. */
export function browser(t: TestHouse) {
  let cookie = ''
  browsers += 1
  const remoteAddress = `10.0.${browsers >> 8}.${browsers & 255}`
  const call = async (method: 'GET' | 'POST', url: string, payload?: object, headers: Record<string, string> = {}): Promise<Answer> => {
    const answer = await t.app.inject({
      method,
      url,
      remoteAddress,
      headers: { 'x-anxu': '1', ...headers, ...(cookie ? { cookie } : {}) },
      ...(payload ? { payload } : {}),
    })
    const set = answer.headers['set-cookie']
    if (typeof set === 'string') cookie = set.split(';')[0]!
    const json = String(answer.headers['content-type']).includes('json') && answer.body
    return { status: answer.statusCode, body: json ? JSON.parse(answer.body) : answer.body, headers: answer.headers }
  }
  return {
    get: (url: string) => call('GET', url),
    post: (url: string, body: object = {}, headers?: Record<string, string>) => call('POST', url, body, headers),
    signIn: (account: string, secret = password, code?: string) =>
      call('POST', '/api/accounts/sign-in', { account, password: secret, ...(code ? { code } : {}) }),
    get cookie() {
      return cookie
    },
    set cookie(value: string) {
      cookie = value
    },
  }
}

let opened = 0
/** An account whose holder has chosen the password above; answers its name and id. */
export async function holder(t: TestHouse, administrator: Actor, roles: readonly string[] = ['window'], more: object = {}) {
  const account = `holder-${++opened}`
  const opening = { account, name: '何守安', roles, password: 'for one entry only', region: '980100', department: 'emergency' }
  const done = await openAccount(t, { ...opening, ...more }, administrator)
  if (done.status !== 200) throw new Error(JSON.stringify(done.body))
  const b = browser(t)
  await b.signIn(account, 'for one entry only')
  const changed = await b.post(`/api/accounts/accounts/${done.body.subject}/change-password`, {
    current: 'for one entry only',
    next: password,
    seen: done.body.fact,
  })
  if (changed.status !== 200) throw new Error(JSON.stringify(changed.body))
  return { account, id: done.body.subject as string, fact: changed.body.fact as string }
}

/** The code that an authenticator shows at this time of the house. */
export const codeNow = (t: TestHouse, secret: string) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: t.clock.now().getTime() })

/** Gives an account its posts: proposed by this administrator, approved by the security administrator of the region. */
export async function giveRoles(t: TestHouse, administrator: Actor, id: string, body: object) {
  const proposed = await step(t, administrator, id, 'propose-roles', body)
  return proposed.status === 200 ? step(t, officer('security', { region: administrator.region }), id, 'approve-roles') : proposed
}

/** Performs a step on an account, knowing its latest fact. */
export async function step(t: TestHouse, actor: Actor, id: string, name: string, body: object = {}) {
  const seen = (await t.house.pools.writer.query('select last_fact from accounts_account where id = $1', [id])).rows[0].last_fact as string
  return t.as(actor).post(`/api/accounts/accounts/${id}/${name}`, { seen, ...body }, { requestId: randomUUID() })
}
