import { z } from 'zod'
import { actionsOf } from '../../../kernel/actions.ts'
import { notFound } from '../../../kernel/problem.ts'
import { decodeCursor, encodeCursor, listing, pageOf, query } from '../../../kernel/query.ts'
import { standardSectors, supplementKinds } from '../facts.ts'
import { theSupplement } from '../commands/supplement.ts'
import type { Standards } from '../schema/tables.ts'
import { words as texts } from '../words.ts'
import { officers, words } from './shapes.ts'

const supplementShape = z.object({
  id: z.string(), sector: z.string(), title: words, kind: z.string(), keywords: z.array(z.string()), conditions: z.array(z.object({ key: z.string(), text: words })), guidance: z.string(), state: z.string(),
})

export const supplements = query<Standards>()({
  name: 'supplements', capability: 'standards', path: '/supplements', for: officers,
  summary: { zh: '新技术、新工艺、新设备的补充条件', en: 'Supplementary conditions for what is new' },
  input: z.object({ ...listing, sector: z.enum(standardSectors).optional(), kind: z.enum(supplementKinds).optional(), state: z.enum(['registered', 'ended']).optional() }),
  result: pageOf(supplementShape),
  columns: [
    { key: 'title', title: { zh: '名称', en: 'Name' }, text: (r: { title: { zh: string } }) => r.title.zh },
    { key: 'sector', title: { zh: '行业', en: 'Sector' } },
    { key: 'kind', title: { zh: '类别', en: 'Kind' }, text: (r: { kind: string }) => texts[`kind.${r.kind}`]!.zh },
    { key: 'conditions', title: { zh: '条件', en: 'Conditions' }, text: (r: { conditions: { text: { zh: string } }[] }) => r.conditions.map((c) => c.text.zh).join('；') },
    { key: 'guidance', title: { zh: '本质安全指引', en: 'Guidance' } },
    { key: 'state', title: { zh: '状态', en: 'State' }, text: (r: { state: string }) => texts[`state.supplement.${r.state}`]!.zh },
  ],
  async run(ask, { sector, kind, state, limit, after }) {
    let s = ask.t.selectFrom('standards_supplement').select(['id', 'sector', 'title', 'kind', 'keywords', 'conditions', 'guidance', 'state']).orderBy('id', 'desc').limit(limit + 1)
    if (sector) s = s.where('sector', '=', sector)
    if (kind) s = s.where('kind', '=', kind)
    if (state) s = s.where('state', '=', state)
    const cursor = after ? decodeCursor(after)?.[0] : undefined
    if (typeof cursor === 'string') s = s.where('id', '<', cursor)
    const rows = await ask.all(s)
    const items = rows.slice(0, limit)
    return { items, next: rows.length > limit ? encodeCursor([items.at(-1)!.id]) : null }
  },
})

export const supplementById = query<Standards>()({
  name: 'supplement', capability: 'standards', path: '/supplements/:id', for: officers,
  summary: { zh: '一组补充条件', en: 'One set of supplementary conditions' },
  input: z.object({ id: z.uuid() }),
  result: supplementShape.extend({ seen: z.string(), actions: z.array(z.any()) }),
  async run(ask, { id }) {
    const row = await ask.first(theSupplement(ask.t, { id }))
    if (!row) throw notFound()
    return { ...row, seen: row.last_fact, actions: await actionsOf(ask.house, 'standards/supplement', row as never, ask.actor, ask) }
  },
})
