import { sql, type Kysely } from 'kysely'
import { z } from 'zod'
import { anyRows, command } from '../../../kernel/command.ts'
import { clearDue, setDue } from '../../../kernel/due.ts'
import type { Fact } from '../../../kernel/fact.ts'
import { BackupBegun, BackupFailed, BackupMade } from '../facts.ts'
import { backup } from '../procedure.ts'
import type { Backups, PlanTable } from '../schema/tables.ts'
import { nextAt } from './plan.ts'

type Begun = Fact<'backups.begun', z.output<(typeof BackupBegun)['body']>>
type Row = { number: number; keep: number | null; running: boolean; region: string | null; plan: PlanTable | null }
/** A backup of which nothing is heard for so long was cut off. */
const lostAfterMs = 6 * 3_600_000
const locks = () => ['backups:begin']

const standing = (id: string | null) => sql<Row>`select
  (select count(*) + 1 from backups_backup)::int as number, exists (select from backups_backup where state = 'running') as running,
  (select keep from backups_plan order by set_at desc limit 1) as keep,
  (select region from backups_plan where id = ${id}) as region,
  (select to_jsonb(p) from backups_plan p where p.id = ${id}) as plan`

const begun = (t: Kysely<Backups>, f: Begun) => [
  t.insertInto('backups_backup').values({
    id: f.subject, number: f.body.number, state: f.to!, region: f.region, by_plan: f.body.plan !== null, begun_by: f.actor.name, begun_at: new Date(f.recordedAt), keep: f.body.keep,
    removed: false, last_fact: '0',
  }),
  setDue(f, f.subject, 'backup-lost', f.body.lostAt, { number: f.body.number }),
  ...(f.body.plan && f.body.next ? [setDue(f, f.body.plan, 'backup-due', f.body.next, {})] : []),
]
const lostAt = (at: Date) => new Date(at.getTime() + lostAfterMs).toISOString()

/** An administrator wants one now. */
export const begin = command<Backups>()({
  does: backup.step('begin'),
  input: z.object({}),
  locks,
  find: () => standing(null),
  place: (_row, _input, actor) => ({ region: actor.region }),
  rules: [{ code: 'under-way', clause: '网安法-备份', broken: (row) => row.running && { zh: '另一个备份正在进行，请等它结束', en: 'Another backup is under way: wait for it' } }],
  draw: ({ uuid }) => ({ id: uuid() }),
  fact: BackupBegun,
  record: (row, _i, drawn, { at, actor }) => ({
    subject: drawn.id, enterprise: null, region: actor.region, department: null, body: { number: row.number, keep: row.keep, plan: null, next: null, lostAt: lostAt(at) },
  }),
  write: begun,
})

/** Its time has come; after a night without the server the next start makes up for one, not for all. */
export const beginByPlan = command<Backups>()({
  does: backup.step('begin-by-plan'),
  input: z.object({ plan: z.uuid() }),
  locks,
  find: (_t, i) => standing(i.plan),
  draw: ({ uuid }) => ({ id: uuid() }),
  fact: BackupBegun,
  record: (row, i, drawn, { at }) => ({
    subject: drawn.id, enterprise: null, region: row.region, department: null,
    body: { number: row.number, keep: row.plan!.keep, plan: i.plan, next: nextAt(row.plan!.at_time, at).toISOString(), lostAt: lostAt(at) },
  }),
  write: begun,
})

const one = z.object({ id: z.uuid() })
const theBackup = (t: Kysely<Backups>, { id }: { id: string }) => t.selectFrom('backups_backup').selectAll().where('id', '=', id)
const ofBackup = (row: { id: string; region: string | null }) => ({ subject: row.id, enterprise: null, region: row.region, department: null })

/** It lies complete in its folder. */
export const finish = command<Backups>()({
  does: backup.step('finish'),
  input: one.extend(BackupMade.body.shape),
  locks: (i) => [`backup:${i.id}`],
  find: theBackup,
  fact: BackupMade,
  record: (row, { id: _, ...body }) => ({ ...ofBackup(row), body }),
  write: (t, f) => [
    t.updateTable('backups_backup').where('id', '=', f.subject)
      .set({ state: f.to!, ended_at: new Date(f.recordedAt), name: f.body.name, facts: f.body.facts, rows_copied: f.body.rows, files: f.body.files, bytes: String(f.body.bytes) }),
    ...f.body.gone.map((name) => anyRows(t.updateTable('backups_backup').where('name', '=', name).set({ removed: true }))),
    clearDue(f.subject, 'backup-lost'),
  ],
})

const failed = (t: Kysely<Backups>, f: Fact<'backups.failed', { code: string }>) => [
  t.updateTable('backups_backup').where('id', '=', f.subject).set({ state: f.to!, ended_at: new Date(f.recordedAt), code: f.body.code }), clearDue(f.subject, 'backup-lost'),
]

/** It was not made; nothing half-made stays. */
export const fail = command<Backups>()({
  does: backup.step('fail'),
  input: one.extend({ code: z.string().max(100) }),
  locks: (i) => [`backup:${i.id}`],
  find: theBackup,
  fact: BackupFailed,
  record: (row, i) => ({ ...ofBackup(row), body: { code: i.code } }),
  write: failed,
})

/** The process that made it ended meanwhile. */
export const giveUp = command<Backups>()({
  does: backup.step('give-up'),
  input: one,
  locks: (i) => [`backup:${i.id}`],
  find: theBackup,
  fact: BackupFailed,
  record: (row) => ({ ...ofBackup(row), body: { code: 'backups/interrupted' } }),
  write: failed,
})
