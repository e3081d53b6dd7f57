import { sql, type Kysely } from 'kysely'
import { z } from 'zod'
import type { House } from '../../../kernel/house.ts'
import * as problems from '../../../kernel/problem.ts'
import { decodeCursor, encodeCursor, listing, pageOf, query, type Asking } from '../../../kernel/query.ts'
import type { Words } from '../../../kernel/problem.ts'
import type { AccountRow } from '../schema/tables.ts'

const auditor = { auditor: 'region' } as const
const words = z.object({ zh: z.string(), en: z.string() })
export const plainDay = z.iso.date().optional()

type Attempt = { id: string; at: Date; command: string; actor_id: string; subject: string | null; outcome: string; region: string | null }
type Tables = { attempt: Attempt; accounts_account: AccountRow }

const attemptShape = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  who: z.object({ id: z.string(), name: z.string(), account: z.string().nullable() }),
  command: words.extend({ name: z.string() }),
  outcome: words.extend({ code: z.string() }),
  subject: z.string().nullable(),
})
type Shown = z.infer<typeof attemptShape>

/** What was tried and refused or failed: the kernel's record, with the names that only accounts know. Codes, never texts that were typed. */
export const attempts = query<Tables>()({
  name: 'attempts', capability: 'accounts', path: '/attempts', for: auditor,
  summary: { zh: '被拒绝或失败的办理，最近的在前', en: 'Refused and failed attempts, latest first' },
  input: z.object({
    ...listing, q: z.string().trim().max(60).optional().describe('Part of a name or an account'), outcome: z.string().max(80).optional(),
    command: z.string().max(120).optional().describe('A command, or the beginning of one: licensing/'), from: plainDay, until: plainDay,
  }),
  result: pageOf(attemptShape),
  columns: [
    { key: 'at', title: { zh: '时间', en: 'Time' } },
    { key: 'who', title: { zh: '人员', en: 'Who' }, text: (r: Shown) => [r.who.name, r.who.account].filter(Boolean).join(' ') },
    { key: 'command', title: { zh: '事项', en: 'Step' }, text: (r: Shown) => r.command.zh },
    { key: 'outcome', title: { zh: '结果', en: 'Outcome' }, text: (r: Shown) => r.outcome.zh },
    { key: 'id', title: { zh: '代码', en: 'Code' }, text: (r: Shown) => r.outcome.code },
    { key: 'subject', title: { zh: '对象编号', en: 'Subject' } },
  ],
  async run(ask, { q, outcome, command, from, until, limit, after }) {
    let s = inSight(ask).selectAll('t').select(['a.name', 'a.account']).orderBy('t.id', 'desc').limit(limit + 1)
    if (q) s = s.where((e) => e.or([e('a.name', 'ilike', like(q)), e('a.account', 'ilike', like(q))]))
    if (outcome) s = s.where('t.outcome', '=', outcome)
    if (command) s = s.where('t.command', 'like', `${command.replace(/[\\%_]/g, '\\$&')}%`)
    if (from) s = s.where(sql<boolean>`t.at >= (${from}::date)::timestamp at time zone 'Asia/Shanghai'`)
    if (until) s = s.where(sql<boolean>`t.at < (${until}::date + 1)::timestamp at time zone 'Asia/Shanghai'`)
    const cursor = after ? decodeCursor(after)?.[0] : undefined
    if (typeof cursor === 'string') s = s.where('t.id', '<', cursor)
    const rows = await ask.all(s)
    const items = rows.slice(0, limit)
    return {
      items: items.map((r) => ({
        id: r.id, at: r.at.toISOString(), who: { id: r.actor_id, name: r.name ?? r.actor_id, account: r.account },
        command: { name: r.command, ...commandWords(ask.house, r.command) }, outcome: { code: r.outcome, ...outcomeWords(ask.house, r.outcome) }, subject: r.subject,
      })),
      next: rows.length > limit ? encodeCursor([items.at(-1)!.id]) : null,
    }
  },
})

/** What there is to filter by. */
export const attemptKinds = query<Tables>()({
  name: 'attempt-kinds', capability: 'accounts', path: '/attempts/kinds', for: auditor,
  summary: { zh: '出现过的结果，次数多的在前', en: 'The outcomes that occurred, most frequent first' },
  input: z.object({}),
  result: z.object({ items: z.array(words.extend({ code: z.string(), count: z.number().int() })) }),
  async run(ask) {
    const rows = await ask.all(
      inSight(ask).select(['t.outcome', sql<number>`count(*)::int`.as('count')]).groupBy('t.outcome').orderBy('count', 'desc').orderBy('t.outcome').limit(60),
    )
    return { items: rows.map((r) => ({ code: r.outcome, count: r.count, ...outcomeWords(ask.house, r.outcome) })) }
  },
})

const inSight = (ask: Asking<Tables>) =>
  (ask.t as Kysely<Tables>)
    .selectFrom('attempt as t')
    .leftJoin('accounts_account as a', (j) => j.on(sql<boolean>`a.id::text = t.actor_id`))
    .where(ask.visible('t', { region: 'region' }))

/** A text inside of another, whatever signs it holds. */
export const like = (q: string) => `%${q.replace(/[\\%_]/g, '\\$&')}%`

/** `licensing/application/accept` in the words of its capability. */
export function commandWords(house: House, command: string): Words {
  const [capability, subject, step] = command.split('/')
  const said = house.capabilities.find((c) => c.name === capability)?.words
  const whole = said?.[`step.${subject}.${step}`]
  const of = said?.[`subject.${subject}`]
  return whole ? { zh: of ? `${of.zh}：${whole.zh}` : whole.zh, en: of ? `${of.en}: ${whole.en}` : whole.en } : { zh: command, en: command }
}

const { broken, changedMeanwhile, erased, forbidden, invalid, malformed, notFound, outOfOrder, requestReused, signInNeeded, tooLarge, tooMany, unavailable } = problems
const ofKernel = new Map(
  [broken, changedMeanwhile, erased, forbidden, invalid, malformed, notFound, outOfOrder, requestReused, signInNeeded, tooLarge, tooMany, unavailable]
    .map((make) => make().init)
    .map(({ code, title }) => [code, title]),
)

export function outcomeWords(house: House, outcome: string): Words {
  const [capability, code] = outcome.split('/')
  return ofKernel.get(outcome) ?? house.capabilities.find((c) => c.name === capability)?.words[`problem.${code}`] ?? { zh: outcome, en: outcome }
}
