import { sql } from 'kysely'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { toDataURL } from 'qrcode'
import { z } from 'zod'
import { all, first, tables } from '../../kernel/db.ts'
import { both, valid } from '../../kernel/fields.ts'
import type { House } from '../../kernel/house.ts'
import { sessionCookie } from '../../kernel/http.ts'
import { forbidden, notFound, signInNeeded } from '../../kernel/problem.ts'
import { accountName, personName, regionCode } from './commands/account.ts'
import { citizenId } from './commands/posts.ts'
import { openFirst } from './commands/open-first.ts'
import { enteredPassword, newPassword } from './passwords.ts'
import { roleWords, surfaceOf, type Role } from './roles.ts'
import type { AccountRow, Accounts } from './schema/tables.ts'
import { cookie, enterSilently, from, isSecure } from './entering.ts'
import { currentRules } from './commands/current-rules.ts'
import { endSession, isExpired, proveSession } from './sessions.ts'
import { checkCode, checkEntry, noteEntry } from './sign-in.ts'
import { exportRoutes } from './audit/export.ts'
import { partyOf } from './passkeys/party.ts'
import { passkeyRoutes } from './passkeys/routes.ts'
import { signOnOf, ssoRoutes } from './sso/routes.ts'
import { freshSecret, totpUri } from './totp.ts'

const t = tables<Accounts>()
const named = (zh: string, en: string, most: number) =>
  z
    .string()
    .trim()
    .min(1, { error: both(`请填写${zh}`, `Enter ${en}`) })
    .max(most, { error: both(`最多 ${most} 个字符`, `At most ${most} characters`) })
const words = z.object({ zh: named('机关的中文名称', 'the name in Chinese', 100), en: named('机关的英文名称', 'the name in English', 200) })
const signInBody = z.strictObject({ account: z.string().max(100), password: enteredPassword, code: z.string().trim().max(8).optional() })
const demoBody = z.strictObject({ account: accountName })
const firstBody = z.strictObject({
  citizenId,
  authority: z.object({ name: words, region: regionCode }).optional().describe('Whose installation this is, where no setting says it'),
  code: z.string().max(64).optional().describe('The set-up code that the server printed at its start, where it asks for one'),
  name: personName,
  account: accountName,
  password: newPassword,
})

const limited = (max: number, body: z.ZodType) => ({
  schema: { tags: ['accounts'], body },
  config: { rateLimit: { max, timeWindow: '1 minute' } },
})

/** Entering and leaving: what sets or clears the cookie, and what everybody may know before. */
export function routes(app: FastifyInstance, house: House): void {
  entering(app, house)
  proving(app, house)
  ssoRoutes(app, house)
  passkeyRoutes(app, house)
  exportRoutes(app, house)
  if (house.demo) demoEntering(app, house)
  describing(app, house)
}

function entering(app: FastifyInstance, house: House): void {
  app.post('/api/accounts/sign-in', limited(60, signInBody), async (req, reply) => {
    const entry = valid(signInBody, req.body)
    const found = await checkEntry(house, entry, from(req))
    return found === 'code' ? { next: 'code' } : enter(house, found, req, reply, found.totp_ref !== null)
  })

  app.post('/api/accounts/sign-out', { schema: { tags: ['accounts'] } }, async (req, reply) => {
    if (req.token) await endSession(house, req.token)
    return reply
      .clearCookie(sessionCookie(isSecure(house)), cookie(house))
      .code(204)
      .send()
  })

  app.post('/api/accounts/first-administrator', limited(10, firstBody), async (req, reply) => {
    if (house.demo) throw notFound()
    const { code, authority, ...who } = valid(firstBody, req.body)
    if (typeof house.ports['setupCode'] === 'string' && house.ports['setupCode'] !== code?.trim()) throw wrongSetupCode()
    const region = authority?.region ?? (await authorityOf(house)).region
    const done = await house.work('first-start').perform(openFirst, { ...who, roles: ['administrator'], region })
    if (authority) await setAuthority(house, authority)
    return enterById(house, done.subject, req, reply)
  })
}

const codeBody = z.strictObject({ code: z.string().trim().max(8) })

/** Somebody entered without the second proof that the post wants, and gives it now. */
function proving(app: FastifyInstance, house: House): void {
  app.post('/api/accounts/prove', limited(20, codeBody), async (req, reply) => {
    if (!req.actor || !req.token) throw signInNeeded()
    const { code } = valid(codeBody, req.body)
    const row = await first(house.pools.writer, t.selectFrom('accounts_account').selectAll().where('id', '=', req.actor.id))
    if (!row) throw notFound()
    await checkCode(house, row, code, from(req))
    await proveSession(house, req.token)
    return reply.code(204).send()
  })
}

function demoEntering(app: FastifyInstance, house: House): void {
  app.post('/api/accounts/demo-sign-in', limited(60, demoBody), async (req, reply) => {
    const { account } = valid(demoBody, req.body)
    const row = await first(
      house.pools.writer,
      t.selectFrom('accounts_account').select('id').where('account', '=', account).where('demo', '=', true).where('state', '=', 'active'),
    )
    if (!row) throw notFound()
    return enterById(house, row.id, req, reply)
  })
}

function describing(app: FastifyInstance, house: House): void {
  app.get('/api/accounts/totp', { schema: { tags: ['accounts'] } }, async (req, reply) => {
    if (!req.actor) throw signInNeeded()
    const row = await first(house.pools.writer, t.selectFrom('accounts_account').select('account').where('id', '=', req.actor.id))
    if (!row) throw notFound()
    const secret = freshSecret()
    const uri = totpUri(secret, row.account, (await authorityOf(house)).name.zh)
    return reply.header('cache-control', 'no-store').send({ secret, uri, picture: await toDataURL(uri, { margin: 1, width: 240 }) })
  })

  const open = {
    schema: { tags: ['accounts'] },
    config: { rateLimit: { max: house.ports['publicRate'] as number, timeWindow: '1 minute' } },
  }
  app.get('/api/authority', open, () => describe(house))
}

async function enter(house: House, row: AccountRow, req: FastifyRequest, reply: FastifyReply, proved: boolean) {
  await enterSilently(house, row, req, reply, proved)
  return { surface: surfaceOf(row.roles), mustChange: isExpired(row, await currentRules(house), house.clock.now()) }
}

async function enterById(house: House, id: string, req: FastifyRequest, reply: FastifyReply) {
  const row = (await first(house.pools.writer, t.selectFrom('accounts_account').selectAll().where('id', '=', id)))!
  await noteEntry(house, row, from(req))
  return enter(house, row, req, reply, row.demo)
}

/** What the sign-in page and the portal say before anybody is signed in. */
async function describe(house: House) {
  const nobody = house.demo
    ? false
    : (await first(house.pools.writer, sql<{ nobody: boolean }>`select not exists (select from accounts_account) as nobody`))!.nobody
  const shown = house.demo
    ? await all(
        house.pools.writer,
        t
          .selectFrom('accounts_account')
          .leftJoin('accounts_enterprise as e', 'e.id', 'accounts_account.enterprise_id')
          .select(['account', 'accounts_account.name', 'roles', 'department', 'e.name as enterprise'])
          .where('demo', '=', true)
          .where('state', '=', 'active')
          .orderBy('opened_at')
          .orderBy('accounts_account.id')
          .limit(40),
      )
    : []
  return {
    ...(await authorityOf(house)),
    signOn: signOnOf(house) ? { name: signOnOf(house)!.name, issuer: signOnOf(house)!.issuer } : null,
    passkeys: partyOf(house) !== null,
    passwordLength: (await currentRules(house)).length,
    demo: house.demo,
    setup: nobody,
    setupCode: nobody && typeof house.ports['setupCode'] === 'string',
    ...(house.demo
      ? {
          demoAccounts: shown.map((a) => ({
            account: a.account,
            name: a.name,
            role: roleWords[a.roles[0] as Role],
            surface: surfaceOf(a.roles),
            department: a.department,
            enterprise: a.enterprise,
          })),
        }
      : {}),
  }
}

type Words = { zh: string; en: string }
/** Regions and departments are named where the installation's setting names them; without it pages show their codes. */
type Authority = {
  name: Words
  region: string
  regions?: readonly { code: string; name: Words }[]
  departments?: readonly Department[]
}
type Department = { id: string; name: Words }
const unnamed: Authority = { name: { zh: '安全生产许可证颁发管理机关', en: 'Work-safety licensing authority' }, region: '000000' }

async function authorityOf(house: House): Promise<Authority> {
  const row = await first(house.pools.writer, sql<{ value: Authority }>`select value from setting where name = 'authority'`)
  const { name, region, regions = [], departments: named = [] } = row?.value ?? unnamed
  // Officers must find the departments that decide, also where the installation has not named them.
  const needed = ((house.ports['departments'] ?? []) as readonly Department[]).filter((d) => !named.some((n) => n.id === d.id))
  return { name, region, regions, departments: [...named.map((d) => ({ id: d.id, name: d.name })), ...needed] }
}

async function setAuthority(house: House, authority: Authority) {
  const set = await all(
    house.pools.writer,
    sql`insert into setting (name, value) values ('authority', ${JSON.stringify(authority)}) on conflict (name) do nothing returning name`,
  )
  const tell = house.ports['authorityNamed'] as ((authority: Authority) => void) | undefined
  if (set.length) tell?.(authority)
}

const wrongSetupCode = () =>
  forbidden({
    code: 'accounts/wrong-setup-code',
    title: { zh: '安装码不正确', en: 'The set-up code is not right' },
    detail: { zh: '请使用服务器启动时显示的链接或安装码。', en: 'Use the link or the code that the server printed at its start.' },
  })
