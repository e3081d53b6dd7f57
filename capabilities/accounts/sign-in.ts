import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { all, first, tables } from '../../kernel/db.ts'
import type { House } from '../../kernel/house.ts'
import { Problem, tooMany } from '../../kernel/problem.ts'
import { uuid } from '../../kernel/random.ts'
import { currentRules } from './commands/current-rules.ts'
import { verifyPassword } from './passwords.ts'
import type { Rules } from './rules.ts'
import type { AccountRow, Accounts } from './schema/tables.ts'
import { totpCounter } from './totp.ts'

export type Entry = { account: string; password: string; code?: string | undefined }
export type From = { address: string; agent: string }

const t = tables<Accounts>()

/**
 * Checks who wants to enter. Answers the account, or `code` when the one-time code is still wanted. An unknown account, a closed one and
 * a wrong password get the same answer in the same time; as many failures as the rules allow (strict: five) lock the name for as long as they
 * say (fifteen minutes), whether such an account exists or not.
 */
export async function checkEntry(house: House, entry: Entry, from: From): Promise<AccountRow | 'code'> {
  const name = entry.account.trim().toLowerCase()
  const rules = await currentRules(house)
  const lockedUntil = await countTry(house, name, rules)
  const row = await first(house.pools.writer, t.selectFrom('accounts_account').selectAll().where('account', '=', name).where('state', '<>', 'declined'))
  const refuse = async (outcome: string, problem: Problem) => {
    await note(house, row, outcome, from)
    return problem
  }
  if (lockedUntil) throw await refuse('locked', locked(lockedUntil, house.clock.now()))
  const secrets = await house.vault.reveal([row?.password_ref, row?.totp_ref].filter((ref) => typeof ref === 'string'))
  const right = await verifyPassword((row?.password_ref && secrets.get(row.password_ref)) || null, entry.password)
  if (!row || !right) throw await refuse('wrong-password', wrong(rules))
  if (row.state !== 'active') throw await refuse(row.state, wrong(rules))
  if (row.totp_ref) {
    if (!entry.code) {
      await forgiveTry(house, name)
      return 'code'
    }
    if (!(await takeCode(house, row, secrets.get(row.totp_ref) ?? '', entry.code))) throw await refuse('wrong-code', wrongCode())
  }
  await all(house.pools.writer, t.deleteFrom('accounts_guard').where('account_hash', '=', hashOf(name)))
  await note(house, row, 'entered', from)
  return row
}

/** The second proof of somebody who has entered without one: the one-time code, counted like every other try. */
export async function checkCode(house: House, row: AccountRow, code: string, from: From): Promise<void> {
  const lockedUntil = await countTry(house, row.account, await currentRules(house))
  if (lockedUntil) throw locked(lockedUntil, house.clock.now())
  const secret = row.totp_ref ? (await house.vault.reveal([row.totp_ref])).get(row.totp_ref) : null
  if (!secret || !(await takeCode(house, row, secret, code))) {
    await note(house, row, 'wrong-code', from)
    throw wrongCode()
  }
  await all(house.pools.writer, t.deleteFrom('accounts_guard').where('account_hash', '=', hashOf(row.account)))
}

/** Somebody whose account is known was refused at another door than the password's. */
export const noteRefusal = (house: House, row: AccountRow, outcome: string, from: From) => note(house, row, outcome, from)

/** Somebody enters without a password: the first administrator, an invented person of the demonstration. */
export const noteEntry = (house: House, row: AccountRow, from: From) => note(house, row, 'entered', from)

/**
 * Counts the try as a failure before it is judged, so that many at once get no more tries than one after another; success takes it back.
 * Answers until when the name is locked, if it is.
 */
async function countTry(house: House, name: string, rules: Rules): Promise<Date | null> {
  const now = house.clock.now()
  const [mostFailures, lockedFor] = [rules.failures, rules.lockedFor * 60_000]
  const over = new Date(now.getTime() - lockedFor)
  await all(house.pools.writer, t.deleteFrom('accounts_guard').where('failed_at', '<=', over))
  await all(house.pools.writer, sql`delete from accounts_guard g using accounts_account a
    where g.account_hash = ${hashOf(name)} and a.account = ${name} and a.unlocked_at >= g.failed_at`)
  const [row] = await all(
    house.pools.writer,
    sql<{ failures: number; failed_at: Date }>`
    insert into accounts_guard as g (account_hash, failures, failed_at) values (${hashOf(name)}, 1, ${now})
    on conflict (account_hash) do update set
      failures = least(g.failures + 1, ${mostFailures + 1}::int),
      failed_at = case when g.failures < ${mostFailures}::int then excluded.failed_at else g.failed_at end
    returning failures, failed_at`,
  )
  return row!.failures > mostFailures ? new Date(row!.failed_at.getTime() + lockedFor) : null
}

const forgiveTry = (house: House, name: string) =>
  all(
    house.pools.writer,
    t
      .updateTable('accounts_guard')
      .set((e) => ({ failures: e('failures', '-', 1) }))
      .where('account_hash', '=', hashOf(name)),
  )

/** Takes a one-time code: right, later than any taken before, and taken by one try only (RFC 6238 §5.2). */
async function takeCode(house: House, row: AccountRow, secret: string, code: string): Promise<boolean> {
  const counter = totpCounter(secret, code, house.clock.now())
  if (counter === null || counter <= Number(row.totp_from)) return false
  const taken = await all(
    house.pools.writer,
    t
      .insertInto('accounts_totp')
      .values({ account_id: row.id, last_counter: String(counter) })
      .onConflict((c) =>
        c
          .column('account_id')
          .doUpdateSet({ last_counter: String(counter) })
          .where('accounts_totp.last_counter', '<', String(counter)),
      )
      .returning('account_id'),
  )
  return taken.length === 1
}

function note(house: House, row: AccountRow | undefined, outcome: string, from: From) {
  const at = house.clock.now()
  return all(
    house.pools.writer,
    t
      .insertInto('accounts_sign_in')
      .values({ id: uuid(at), at, account_id: row?.id ?? null, region: row?.region ?? null, outcome, ...from }),
  )
}

const hashOf = (name: string) => createHash('sha256').update(name).digest()

const wrong = (rules: Rules) =>
  new Problem({
    code: 'accounts/wrong-entry',
    status: 401,
    title: { zh: '账号或密码不正确', en: 'The account or the password is not right' },
    detail: {
      zh: `请核对后重新输入；连续 ${rules.failures} 次错误将锁定 ${rules.lockedFor} 分钟。`,
      en: `Check both and try again; after ${rules.failures} failures the account is locked for ${rules.lockedFor} minutes.`,
    },
  })
const wrongCode = () =>
  new Problem({
    code: 'accounts/wrong-code',
    status: 401,
    title: { zh: '动态验证码不正确', en: 'The one-time code is not right' },
    detail: {
      zh: '请输入验证器应用中当前显示的 6 位数字；每个验证码只能使用一次。',
      en: 'Enter the six digits that your authenticator shows now; each code works once.',
    },
  })
function locked(until: Date, now: Date) {
  const minutes = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 60_000))
  return tooMany({
    code: 'accounts/locked',
    title: {
      zh: `连续输错次数过多，账号已锁定，请 ${minutes} 分钟后再试`,
      en: `Too many failures: locked, try again in ${minutes} minutes`,
    },
    detail: { zh: '如果忘记密码，请联系系统管理员重置；确认是本人的，安全管理员可立即解锁。', en: 'If you forgot the password, ask the system administrator to reset it; the security administrator can unlock the account at once.' },
    more: { until: until.toISOString() },
  })
}
