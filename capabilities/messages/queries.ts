import { sql } from 'kysely'
import { z } from 'zod'
import { decodeCursor, encodeCursor, listing, pageOf, query } from '../../kernel/query.ts'
import { officers } from '../accounts/facts.ts'
import { isFor, isUnread, unread as countUnread } from './inbox.ts'
import type { Messages, MessageRow } from './schema/tables.ts'

const everybody = { applicant: 'own-enterprise', ...Object.fromEntries(officers.map((role) => [role, 'region'] as const)) } as const
const place = { enterprise: 'enterprise_id', region: 'region' }
const words = z.object({ zh: z.string(), en: z.string() })

const messageShape = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  capability: z.string(),
  from: words,
  text: words,
  link: z.string(),
  subject: z.uuid(),
  unread: z.boolean(),
})

export const inbox = query<Messages>()({
  name: 'inbox',
  capability: 'messages',
  path: '/inbox',
  for: everybody,
  input: z.object({ ...listing, unread: z.enum(['true', 'false']).optional() }),
  summary: { zh: '我的消息，最新的在前', en: 'My messages, latest first' },
  result: pageOf(messageShape),
  async run(ask, { unread, limit, after }) {
    let s = ask.t
      .selectFrom('messages_message as m')
      .selectAll('m')
      .select(isUnread(ask.actor).as('unread'))
      .where(ask.visible('m', place))
      .where(isFor(ask.actor))
      .orderBy('m.last_fact', 'desc')
      .orderBy('m.id', 'desc')
      .limit(limit + 1)
    if (unread) s = s.where(unread === 'true' ? isUnread(ask.actor) : sql<boolean>`not ${isUnread(ask.actor)}`)
    const [fact, id] = (after && decodeCursor(after)) || []
    if (typeof fact === 'string' && typeof id === 'string') s = s.where(sql<boolean>`(m.last_fact, m.id) < (${fact}::bigint, ${id}::uuid)`)
    const rows = await ask.all(s)
    const items = rows.slice(0, limit)
    const titles = new Map(ask.house.capabilities.map((c) => [c.name, c.title]))
    const shown = (m: MessageRow & { unread: boolean }) => ({
      id: m.id,
      at: m.at.toISOString(),
      capability: m.capability,
      from: titles.get(m.capability) ?? { zh: '', en: '' },
      text: { zh: m.text_zh, en: m.text_en },
      link: m.link,
      subject: m.subject,
      unread: m.unread,
    })
    const last = items.at(-1)
    return { items: items.map(shown), next: rows.length > limit && last ? encodeCursor([last.last_fact, last.id]) : null }
  },
})

export const unread = query<Messages>()({
  name: 'unread',
  capability: 'messages',
  path: '/unread',
  for: everybody,
  input: z.object({}),
  summary: { zh: '未读消息数，最多数到 100', en: 'Unread messages, counted up to 100' },
  result: z.object({ unread: z.number().int() }),
  run: async (ask) => ({ unread: await countUnread(ask.house, ask.actor) }),
})
