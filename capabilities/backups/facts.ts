import { z } from 'zod'
import { fact } from '../../kernel/fact.ts'

/** `at`: HH:MM in Asia/Shanghai, every day; `keep`: how many backups stay; `next`: the first moment. */
export const PlanSet = fact('backups.plan-set', z.object({ at: z.string(), keep: z.number().int(), next: z.iso.datetime(), former: z.uuid().nullable() }), 'authority')
/** `plan` and `next` where the plan began it. `number` counts the backups of this installation. */
export const BackupBegun = fact(
  'backups.begun',
  z.object({ number: z.number().int(), keep: z.number().int().nullable(), plan: z.uuid().nullable(), next: z.iso.datetime().nullable(), lostAt: z.iso.datetime() }),
  'authority',
)
/** What was copied, and where it lies: `name` is the folder, `bytes` that of the files, `gone` are older backups that gave way. */
export const BackupMade = fact(
  'backups.made',
  z.object({ name: z.string(), facts: z.number().int(), rows: z.number().int(), files: z.number().int(), bytes: z.number().int(), gone: z.array(z.string()) }),
  'authority',
)
export const BackupFailed = fact('backups.failed', z.object({ code: z.string() }), 'authority')
