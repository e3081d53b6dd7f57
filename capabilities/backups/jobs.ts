import { tables } from '../../kernel/db.ts'
import type { Job } from '../../kernel/jobs.ts'
import { afterwards } from '../../kernel/reaction.ts'
import type { Work } from '../../kernel/work.ts'
import { fail, finish } from './commands/backup.ts'
import { BackupBegun } from './facts.ts'
import type { BackupPort, Copying } from './port.ts'
import type { Backups } from './schema/tables.ts'

const t = tables<Backups>()

/** Makes the copy that a fact announced, and says how it went. Tried once: the next one comes by the plan, or by hand. */
export const backUp: Job = {
  name: 'back-up',
  retries: 0,
  run: async (work, { backup: id }: { backup: string }) => {
    const row = await work.first(t.selectFrom('backups_backup').select(['state', 'keep']).where('id', '=', id))
    if (row?.state !== 'running') return
    try {
      const made = await work.port<BackupPort>('backups').run({ now: work.clock.now(), keep: row.keep, progress: telling(work, id) })
      await work.perform(finish, { id, ...made })
    } catch (error) {
      await work.perform(fail, { id, code: (error as { code?: string }).code ?? 'backups/not-made' })
    } finally {
      await work.run(t.deleteFrom('backups_progress').where('id', '=', id))
    }
  },
}

/** Tells the page how far it is, twice a second at most. */
function telling(work: Work, id: string): Copying {
  let told = 0
  return ({ what, done, total }) => {
    const at = work.clock.now()
    if (done < total && performance.now() - told < 500) return
    told = performance.now()
    const row = { what, done, total, at }
    void work.run(t.insertInto('backups_progress').values({ id, ...row }).onConflict((c) => c.column('id').doUpdateSet(row))).catch(() => {})
  }
}

export const reactions = [afterwards(BackupBegun, 'backups-begin', (work, fact) => work.queue(backUp.name, { backup: fact.subject }, { key: fact.subject }))]
