import { z } from 'zod'
import type { By } from '../../kernel/procedure.ts'
import { notFound } from '../../kernel/problem.ts'
import { query, type Asking } from '../../kernel/query.ts'
import { clauseOn } from '../../law/index.ts'
import { fieldsOf, letterhead, type Texts, type WritMaker } from './facts.ts'
import { choose } from './standing.ts'
import type { Templates, VersionRow } from './schema/tables.ts'

const readers: By = { administrator: 'all', security: 'all', auditor: 'all', head: 'all' }
const words = z.object({ zh: z.string(), en: z.string() })
const texts = z.record(z.string(), z.string())
const makerOf = (ask: Asking<Templates>) => ask.house.ports['writMaker'] as WritMaker
const common = { zh: '共用部分（版头、联系方式、救济机关）', en: 'Common part (letterhead, contact, remedies)' }
const titleOf = (maker: WritMaker, kind: string) => (kind === letterhead ? common : maker.kinds[kind])

/** Every department with its writs, and since when which version of each counts. */
export const catalogue = query<Templates>()({
  name: 'catalogue', capability: 'templates', path: '/catalogue', for: readers,
  summary: { zh: '文书模板一览', en: 'The templates of writs' },
  input: z.object({}),
  result: z.object({ departments: z.array(z.object({ id: z.string(), name: words, kinds: z.array(z.object({
    kind: z.string(), title: words, fixed: z.boolean(), no: z.number(), from: z.string().nullable(), by: z.string().nullable(), coming: z.string().nullable(),
  })) })) }),
  async run(ask) {
    const maker = makerOf(ask)
    const rows = await ask.all(ask.t.selectFrom('templates_version').selectAll().orderBy('no'))
    const kinds = [letterhead, ...Object.keys(maker.kinds)]
    return { departments: maker.departments().map(({ id, name }) => ({ id, name, kinds: kinds.map((kind) => {
      const own = rows.filter((v) => v.department === id && v.kind === kind)
      const now = choose(own, ask.day)
      const coming = own.filter((v) => v.from_on > ask.day).map((v) => v.from_on).sort()[0] ?? null
      return { kind, title: titleOf(maker, kind)!, fixed: fieldsOf(kind).length === 0, no: now?.no ?? 0, from: now?.from_on ?? null, by: now?.set_by ?? null, coming }
    }) })) }
  },
})

const shown = (v: VersionRow, now: VersionRow | undefined, all: readonly VersionRow[], day: string) => ({
  id: v.id, no: v.no, texts: v.texts, from: v.from_on, by: v.set_by, at: v.published_at.toISOString(), reason: v.reason,
  state: v.id === now?.id ? 'counts' : all.some((o) => o.from_on === v.from_on && o.no > v.no) ? 'replaced' : v.from_on > day ? 'coming' : 'over',
})

const one = { department: z.string().max(60), kind: z.string().max(40) }

/** One template: what can be set, what the law gives, the texts that count and every version. */
export const template = query<Templates>()({
  name: 'template', capability: 'templates', path: '/template', for: readers,
  summary: { zh: '一种文书的模板及其各版本', en: 'One template with its versions' },
  input: z.object(one),
  result: z.object({
    title: words, department: words, day: z.string(), base: z.number(), fields: z.array(z.any()), fixed: z.array(z.object({ text: z.string(), clauses: z.array(words) })), founding: texts, now: texts,
    versions: z.array(z.object({ id: z.uuid(), no: z.number(), texts, from: z.string(), by: z.string(), at: z.string(), reason: z.string(), state: z.string() })),
  }),
  async run(ask, { department: id, kind }) {
    const maker = makerOf(ask)
    const [title, department] = [titleOf(maker, kind), maker.departments().find((d) => d.id === id)]
    if (!title || !department) throw notFound()
    const rows = await ask.all(ask.t.selectFrom('templates_version').selectAll().where('department', '=', id).where('kind', '=', kind).orderBy('no', 'desc'))
    const now = choose(rows, ask.day)
    const founding = maker.founding(id, kind)
    return {
      title, department: department.name, day: ask.day, base: rows[0]?.no ?? 0, fields: [...fieldsOf(kind)], founding, now: { ...founding, ...now?.texts },
      fixed: maker.fixed(kind, ask.day).map(({ text, clauses }) => ({ text, clauses: clauses.map((c) => clauseOn(c, ask.day).name) })), versions: rows.map((v) => shown(v, now, rows, ask.day)),
    }
  },
})

const given = z.string().max(6000).transform((value, ctx): Texts => {
  const read = texts.safeParse(parsed(value))
  if (!read.success) ctx.addIssue({ code: 'custom', message: 'must be texts as JSON' })
  return read.data ?? {}
})

/** A specimen of a writ with texts that nobody has set yet; the letterhead's own specimen is a decision of non-acceptance, which names remedies. */
export const specimen = query<Templates>()({
  name: 'specimen', capability: 'templates', path: '/specimen', for: readers,
  summary: { zh: '按给定文字预览文书（PDF，base64）', en: 'A specimen with given texts (PDF, base64)' },
  input: z.object({ ...one, texts: given }),
  result: z.object({ pdf: z.string() }),
  async run(ask, { department, kind, texts: own }) {
    const maker = makerOf(ask)
    if (!titleOf(maker, kind) || !maker.departments().some((d) => d.id === department)) throw notFound()
    const drawn = kind === letterhead ? 'non-acceptance' : kind
    const rows = await ask.all(ask.t.selectFrom('templates_version').selectAll().where('department', '=', department))
    const standing = [letterhead, drawn].map((k) => ({ ...maker.founding(department, k), ...choose(rows.filter((v) => v.kind === k), ask.day)?.texts }))
    const mine = Object.fromEntries(fieldsOf(kind).flatMap(({ key, most }) => (own[key] === undefined ? [] : [[key, own[key].slice(0, most)]])))
    return { pdf: Buffer.from(await maker.draw(department, drawn, Object.assign({}, ...standing, mine) as Texts)).toString('base64') }
  },
})

const parsed = (value: string): unknown => { try { return JSON.parse(value) } catch { return null } }
