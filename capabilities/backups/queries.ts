import { z } from 'zod'
import { decodeCursor, encodeCursor, listing, pageOf, query } from '../../kernel/query.ts'
import type { By } from '../../kernel/procedure.ts'
import type { BackupPort } from './port.ts'
import type { BackupTable, Backups } from './schema/tables.ts'
import { words } from './words.ts'

/** All three administrators see whether copies are made; the system administrator alone makes them. */
const watchers: By = { administrator: 'all', security: 'all', auditor: 'all' }
const item = z.object({
  id: z.uuid(), number: z.number(), state: z.enum(['running', 'made', 'failed']), byPlan: z.boolean(), begunBy: z.string(), begunAt: z.string(), endedAt: z.string().nullable(),
  name: z.string().nullable(), facts: z.number().nullable(), rows: z.number().nullable(), files: z.number().nullable(), bytes: z.number().nullable(), code: z.string().nullable(), removed: z.boolean(),
})
type Item = z.infer<typeof item>

const shown = (r: BackupTable): Item => ({
  id: r.id, number: r.number, state: r.state as Item['state'], byPlan: r.by_plan, begunBy: r.begun_by, begunAt: r.begun_at.toISOString(), endedAt: r.ended_at?.toISOString() ?? null,
  name: r.name, facts: r.facts, rows: r.rows_copied, files: r.files, bytes: r.bytes === null ? null : Number(r.bytes), code: r.code, removed: r.removed,
})

export const backups = query<Backups>()({
  name: 'backups', capability: 'backups', path: '/backups', for: watchers,
  summary: { zh: '备份记录，新的在前', en: 'Backups, newest first' },
  input: z.object(listing),
  result: pageOf(item),
  columns: [
    { key: 'number', title: { zh: '序号', en: 'No.' } },
    { key: 'state', title: { zh: '结果', en: 'Result' }, text: (r: Item) => words[`state.backup.${r.state}`]!.zh },
    { key: 'begunAt', title: { zh: '开始', en: 'Begun' } },
    { key: 'endedAt', title: { zh: '结束', en: 'Ended' } },
    { key: 'begunBy', title: { zh: '发起', en: 'By' } },
    { key: 'name', title: { zh: '文件夹', en: 'Folder' } },
    { key: 'facts', title: { zh: '记录数', en: 'Facts' } },
    { key: 'files', title: { zh: '文件数', en: 'Files' } },
    { key: 'bytes', title: { zh: '文件字节', en: 'Bytes of files' } },
  ],
  async run(ask, { limit, after }) {
    const before = after ? Number(decodeCursor(after)?.[0] ?? 0) : null
    let list = ask.t.selectFrom('backups_backup').selectAll().orderBy('number', 'desc').limit(limit + 1)
    if (before !== null) list = list.where('number', '<', before)
    const rows = await ask.all<BackupTable>(list)
    return { items: rows.slice(0, limit).map(shown), next: rows.length > limit ? encodeCursor([rows[limit - 1]!.number]) : null }
  },
})

/** More than a day and a half without a backup is worth a word. */
const staleMs = 36 * 3_600_000

export const standing = query<Backups>()({
  name: 'standing', capability: 'backups', path: '/standing', for: watchers,
  summary: { zh: '备份计划、进度和提醒', en: 'The plan, the progress, and what to mind' },
  input: z.object({}),
  result: z.object({
    dir: z.string().nullable(), plan: z.object({ at: z.string(), keep: z.number(), setBy: z.string(), setAt: z.string() }).nullable(),
    running: z.object({ id: z.uuid(), number: z.number(), what: z.string().nullable(), done: z.number(), total: z.number() }).nullable(),
    last: item.nullable(), alarm: z.enum(['no-plan', 'failed', 'stale']).nullable(),
  }),
  async run(ask) {
    const plan = await ask.first(ask.t.selectFrom('backups_plan').selectAll().orderBy('set_at', 'desc').limit(1))
    const [running] = await ask.all(ask.t.selectFrom('backups_backup as b').leftJoin('backups_progress as p', 'p.id', 'b.id').select(['b.id', 'b.number', 'p.what', 'p.done', 'p.total'])
      .where('b.state', '=', 'running').orderBy('b.number', 'desc').limit(1))
    const ended = await ask.first(ask.t.selectFrom('backups_backup').selectAll().where('state', '<>', 'running').orderBy('number', 'desc').limit(1))
    const made = await ask.first(ask.t.selectFrom('backups_backup').select('ended_at').where('state', '=', 'made').orderBy('number', 'desc').limit(1))
    const since = made?.ended_at ?? plan?.set_at
    const stale = since && ask.at.getTime() - since.getTime() > staleMs
    return {
      dir: (ask.house.ports['backups'] as BackupPort | undefined)?.dir ?? null,
      plan: plan ? { at: plan.at_time, keep: plan.keep, setBy: plan.set_by, setAt: plan.set_at.toISOString() } : null,
      running: running ? { id: running.id, number: running.number, what: running.what, done: running.done ?? 0, total: running.total ?? 0 } : null,
      last: ended ? shown(ended) : null,
      alarm: !plan ? 'no-plan' as const : ended?.state === 'failed' ? 'failed' as const : stale ? 'stale' as const : null,
    }
  },
})
