import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { Provider } from 'oidc-provider'

type Token = Record<string, unknown> & { id_token: string }
type Handler = (req: IncomingMessage, res: ServerResponse) => void

/** A real provider on loopback, whose answers at the token endpoint a story may change on their way. */
export type TestProvider = {
  issuer: string
  /** Changes what the token endpoint answers from now on; `null`: as it is. */
  tamper(change: ((token: Token) => Token) | null): void
  /** An ID token signed by the provider's own key, or by another. */
  sign(claims: Record<string, unknown>, key?: KeyObject): string
  /** Plays the person at the provider: from its address to the address that it sends the browser back to. */
  visit(url: string, login: string): Promise<string>
  close(): Promise<void>
}
export const claimsOf = (token: string) => JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()) as Record<string, unknown>
export const someKey = () => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey

export async function startProvider(clients: readonly { client: string; secret: string; redirect: string }[]): Promise<TestProvider> {
  let handle: Handler = (_req, res) => void res.end()
  let change: ((token: Token) => Token) | null = null
  const server = createServer((req, res) => {
    if (change && req.url === '/token') altering(res, change)
    handle(req, res)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const issuer = `http://127.0.0.1:${(server.address() as { port: number }).port}`
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const jwk = { ...privateKey.export({ format: 'jwk' }), kid: 'story', use: 'sig', alg: 'RS256' }
  const provider = new Provider(issuer, {
    clients: clients.map((c) => ({ client_id: c.client, client_secret: c.secret, redirect_uris: [c.redirect] })),
    jwks: { keys: [jwk] }, cookies: { keys: ['of the story'] }, pkce: { required: () => true },
    findAccount: (_ctx: unknown, id: string) => ({ accountId: id, claims: () => ({ sub: id }) }),
  })
  handle = provider.callback() as Handler
  return {
    issuer,
    tamper: (next) => { change = next },
    sign: (claims, key = privateKey) => signed(claims, key),
    visit: (url, login) => visit(url, login, issuer),
    close: () => new Promise((done) => { server.closeAllConnections(); server.close(() => done()) }),
  }
}

/** The answer is changed before it leaves: what somebody between us and the provider could do. */
function altering(res: ServerResponse, change: (token: Token) => Token) {
  const end = res.end.bind(res)
  res.end = ((body: string | Buffer) => {
    res.removeHeader('content-length')
    const answer = JSON.parse(String(body)) as Token
    return end(JSON.stringify(answer.id_token ? change(answer) : answer))
  }) as typeof res.end
}

function signed(claims: Record<string, unknown>, key: KeyObject): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const head = `${part({ alg: 'RS256', typ: 'JWT', kid: 'story' })}.${part(claims)}`
  return `${head}.${createSign('sha256').update(head).sign(key).toString('base64url')}`
}

/** Follows redirects with the cookies of one browser, and fills in the provider's two forms: who, and that the person agrees. */
async function visit(start: string, login: string, issuer: string): Promise<string> {
  const cookies = new Map<string, string>()
  const call = async (url: string, form?: Record<string, string>) => {
    const answer = await fetch(url, {
      redirect: 'manual', headers: { cookie: [...cookies].map(([k, v]) => `${k}=${v}`).join('; ') },
      ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
    })
    for (const line of answer.headers.getSetCookie()) { const [name, value] = line.split(';')[0]!.split('=') as [string, string]; cookies.set(name, value) }
    return answer
  }
  let url = start
  for (let hops = 0; hops < 20; hops++) {
    if (!url.startsWith(issuer)) return url
    let answer = await call(url)
    if (answer.status === 200) {
      const page = await answer.text()
      const action = /action="([^"]+)"/.exec(page)![1]!
      const login_ = page.includes('value="login"')
      answer = await call(new URL(action, url).href, login_ ? { prompt: 'login', login, password: 'whatever' } : { prompt: 'consent' })
    }
    url = new URL(answer.headers.get('location')!, url).href
  }
  throw new Error('the provider sent the browser in circles')
}
