import { sql } from 'kysely'
import { z } from 'zod'
import { notFound } from '../../kernel/problem.ts'
import { decodeCursor, encodeCursor, listing, pageOf, query, type Asking } from '../../kernel/query.ts'
import { maskOf } from '../../law/masks.ts'
import { sheetKinds, type Column } from './columns.ts'
import { kinds, type Kind } from './facts.ts'
import { importing } from './procedure.ts'
import type { OldRegister } from './schema/tables.ts'
import { openRows, preparers } from './sheets.ts'

const readers = { window: 'own-department', head: 'own-department', administrator: 'region', auditor: 'region' } as const
const place = { region: 'region', department: 'department' }
const words = z.object({ zh: z.string(), en: z.string() })
const mayConfirm = (kind: Kind, roles: readonly string[]) => roles.some((role) => role in importing.steps[`confirm-${kind}`].by)

/** Accounts and officers are the administrators' to see; auditors see everything. */
const kindsFor = (roles: readonly string[]) => kinds.filter((kind) => roles.includes('auditor') || preparers[kind].some((role) => roles.includes(role)))

export const kindsQuery = query<OldRegister>()({
  name: 'kinds', capability: 'old-register', path: '/kinds', for: readers,
  summary: { zh: '可以导入什么，各列怎样填写', en: 'What may be taken over, and what its columns are' },
  input: z.object({}),
  result: z.object({ items: z.array(z.object({
    kind: z.enum(kinds), title: words, hint: words, mayPrepare: z.boolean(),
    columns: z.array(z.object({ key: z.string(), title: words, explain: words, required: z.boolean(), personal: z.boolean(), type: z.string(), options: z.array(z.object({ value: z.string(), title: words })) })),
  })) }),
  run: async (ask) => ({ items: kindsFor(ask.actor.roles).map((kind) => ({
    kind, title: sheetKinds[kind].title, hint: sheetKinds[kind].hint, mayPrepare: preparers[kind].some((role) => ask.actor.roles.includes(role)), columns: sheetKinds[kind].columns.map(shownColumn),
  })) }),
})
const shownColumn = (c: Column) => ({
  key: c.key, title: c.title, explain: c.explain, required: !!c.required, personal: !!c.personal, type: c.type ?? 'text', options: Object.entries(c.options ?? {}).map(([value, title]) => ({ value, title })),
})

const counts = z.object({ good: z.number(), wrong: z.number(), there: z.number(), done: z.number(), thereNow: z.number(), failed: z.number(), waiting: z.number() })
const sheetShape = z.object({
  id: z.uuid(), kind: z.enum(kinds), title: words, state: z.string(), file: z.object({ name: z.string(), sha256: z.string(), size: z.number() }).nullable(), sheet: z.string(), problem: words.nullable(),
  read: z.number(), of: z.number(), version: z.number(), counts: counts.nullable(), uploader: z.string(), uploadedAt: z.string(), expiresAt: z.string().nullable(), mine: z.boolean(), mayConfirm: z.boolean(),
  imported: z.object({ state: z.string(), items: z.number(), by: z.string(), at: z.string(), reason: z.string().nullable(), fact: z.string(), left: z.object({ wrong: z.number(), there: z.number() }),
    done: z.number().nullable(), there: z.number().nullable(), failed: z.array(z.object({ row: z.number(), key: z.string(), code: z.string(), why: words })) }).nullable(),
})

const tally = (where: string) => sql`count(*) filter (where ${sql.raw(where)})::int`
const countsOf = (ask: Asking<OldRegister>, id: string) => ask.first(sql<z.infer<typeof counts>>`select ${tally(`status = 'good'`)} as good, ${tally(`status = 'wrong'`)} as wrong,
  ${tally(`status = 'there'`)} as there, ${tally(`outcome = 'done'`)} as done, ${tally(`outcome = 'there'`)} as "thereNow", ${tally(`outcome = 'failed'`)} as failed,
  ${tally(`status = 'good' and outcome is null`)} as waiting from old_register_row where sheet_id = ${id}`)

/** A check while it lasts, the import that was confirmed, or both. */
export const sheet = query<OldRegister>()({
  name: 'sheet', capability: 'old-register', path: '/sheets/:id', for: readers,
  summary: { zh: '一份旧登记表的核对和导入', en: 'One sheet: its check and its import' },
  input: z.object({ id: z.uuid() }),
  result: sheetShape,
  run: async (ask, { id }) => {
    const found = await sheetAndImport(ask, id)
    if (!found) throw notFound()
    return { ...found, counts: (await countsOf(ask, id)) ?? null }
  },
})

async function sheetAndImport(ask: Asking<OldRegister>, id: string) {
  const s = await ask.first(ask.t.selectFrom('old_register_sheet').selectAll().where('id', '=', id).where('kind', 'in', kindsFor(ask.actor.roles)).where(ask.visible('old_register_sheet', place)))
  const i = await ask.first(ask.t.selectFrom('old_register_import').selectAll().where('id', '=', id).where('kind', 'in', kindsFor(ask.actor.roles)).where(ask.visible('old_register_import', place)))
  if (!s && !i) return null
  const kind = (s ?? i)!.kind
  return {
    id, kind, title: sheetKinds[kind].title, state: s?.state ?? 'checked', file: s?.file ?? (i ? { name: i.file_name, sha256: i.sha256, size: 0 } : null), sheet: s?.sheet ?? i!.sheet, problem: s?.problem ?? null,
    read: s?.read_rows ?? 0, of: s?.of_rows ?? 0, version: s?.version ?? 0, counts: null, uploader: s?.uploader ?? '', uploadedAt: (s?.uploaded_at ?? i!.confirmed_at).toISOString(),
    expiresAt: s?.expires_at.toISOString() ?? null, mine: s?.uploaded_by === ask.actor.id && !i, mayConfirm: !i && mayConfirm(kind, ask.actor.roles),
    imported: i ? {
      state: i.state, items: i.items, by: i.confirmed_by, at: i.confirmed_at.toISOString(), reason: i.reason, fact: i.last_fact, left: { wrong: i.left_wrong, there: i.left_there }, done: i.done, there: i.there,
      failed: i.failed.map((f) => ({ ...f, why: problemWords(ask, f.code) })),
    } : null,
  }
}

/** A refusal's code in words: those of the capability that refused. */
function problemWords(ask: Asking<OldRegister>, code: string) {
  const [capability, name] = code.split('/')
  return ask.house.capabilities.find((c) => c.name === capability)?.words[`problem.${name}`] ?? { zh: code, en: code }
}

/** Imports and checks under way, the latest first. */
export const list = query<OldRegister>()({
  name: 'sheets', capability: 'old-register', path: '/sheets', for: readers,
  summary: { zh: '旧登记的核对和导入', en: 'Checks and imports of the old register' },
  input: z.object({ ...listing, q: z.string().trim().max(120).optional() }),
  result: pageOf(z.object({ id: z.uuid(), kind: z.enum(kinds), title: words, file: z.string(), state: z.string(), rows: z.number(), by: z.string(), at: z.string(), done: z.number().nullable(), failed: z.number() })),
  run: async (ask, { q, limit, after }) => {
    const may = kindsFor(ask.actor.roles)
    const cursor = after ? decodeCursor(after)?.[0] : undefined
    const rows = await ask.all(sql<{ id: string; kind: Kind; file: string; state: string; rows: number; by: string; at: Date; done: number | null; failed: number }>`
      select coalesce(i.id, s.id) as id, coalesce(i.kind, s.kind) as kind, coalesce(i.file_name, s.file->>'name', '') as file, coalesce(i.state, s.state) as state, coalesce(i.items, s.of_rows) as rows,
        coalesce(i.confirmed_by, s.uploader) as by, coalesce(s.uploaded_at, i.confirmed_at) as at, i.done, coalesce(jsonb_array_length(i.failed), 0) as failed
      from (select * from old_register_sheet where ${ask.visible('old_register_sheet', place)}) s
        full join (select * from old_register_import where ${ask.visible('old_register_import', place)}) i on i.id = s.id
      where coalesce(i.kind, s.kind) = any(${may}) and (${q ?? null}::text is null or coalesce(i.file_name, s.file->>'name', '') ilike ${`%${(q ?? '').replace(/[\\%_]/g, '\\$&')}%`})
        and (${typeof cursor === 'string' ? cursor : null}::uuid is null or coalesce(i.id, s.id) < ${typeof cursor === 'string' ? cursor : null}::uuid)
        and (i.id is not null or s.state <> 'new')
      order by 1 desc limit ${limit + 1}`)
    const items = rows.slice(0, limit).map((r) => ({ ...r, title: sheetKinds[r.kind].title, at: r.at.toISOString() }))
    return { items, next: rows.length > limit ? encodeCursor([items.at(-1)!.id]) : null }
  },
})

const rowShape = z.object({
  row: z.number(), key: z.string(), status: z.string(), corrected: z.boolean(), cells: z.record(z.string(), z.string()), problems: z.array(words.extend({ column: z.string().nullable() })),
  outcome: z.string().nullable(), code: z.string().nullable(), why: words.nullable(), subject: z.string().nullable(),
})

/** Rows of a check: personal cells masked, but for those of the uploader's own that are wrong and have to be put right. */
export const rows = query<OldRegister>()({
  name: 'rows', capability: 'old-register', path: '/sheets/:id/rows', for: readers,
  summary: { zh: '表中的行', en: 'The rows of a sheet' },
  input: z.object({ id: z.uuid(), limit: z.coerce.number().int().min(1).max(200).default(50), after: z.coerce.number().int().default(0), status: z.enum(['good', 'wrong', 'there', 'failed']).optional(), q: z.string().trim().max(120).optional() }),
  result: z.object({ items: z.array(rowShape), next: z.number().nullable() }),
  run: async (ask, { id, limit, after, status, q }) => {
    const s = await sheetAndImport(ask, id)
    if (!s) throw notFound()
    let found = ask.t.selectFrom('old_register_row').selectAll().where('sheet_id', '=', id).where('row', '>', after).where(ask.visible('old_register_row', place)).orderBy('row').limit(limit + 1)
    if (status === 'failed') found = found.where('outcome', '=', 'failed')
    else if (status) found = found.where('status', '=', status)
    if (q) found = found.where(sql<boolean>`(key ilike ${`%${q.replace(/[\\%_]/g, '\\$&')}%`} or cells->>'name' ilike ${`%${q.replace(/[\\%_]/g, '\\$&')}%`})`)
    const some = await ask.all(found)
    const page = some.slice(0, limit)
    const secrets = await openRows(ask.house, page)
    const items = page.map((r) => ({
      row: r.row, key: r.key, status: r.status, corrected: r.corrected, problems: r.problems, outcome: r.outcome, code: r.outcome_code, why: r.outcome_code ? problemWords(ask, r.outcome_code) : null,
      subject: r.subject, cells: { ...r.cells, ...masked(s.kind, secrets.get(r.row) ?? {}, s.mine ? r.problems.map((p) => p.column) : []) },
    }))
    return { items, next: some.length > limit ? items.at(-1)!.row : null }
  },
})

const masked = (kind: Kind, secrets: Readonly<Record<string, string>>, open: readonly (string | null)[]) => Object.fromEntries(sheetKinds[kind].columns
  .flatMap(({ key, personal }) => (personal && secrets[key] !== undefined ? [[key, open.includes(key) ? secrets[key] : maskOf[personal](secrets[key])]] : [])))
