import { sql, type Kysely } from 'kysely'
import { z } from 'zod'
import { instantOf, today } from '../../../kernel/calendar.ts'
import { command } from '../../../kernel/command.ts'
import { clearDue, setDue } from '../../../kernel/due.ts'
import { PlanSet } from '../facts.ts'
import { plan } from '../procedure.ts'
import type { Backups } from '../schema/tables.ts'

const input = z.object({ at: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '请写成 02:30 这样的时刻 / Write a time such as 02:30'), keep: z.number().int().min(1).max(366) })
const find = (_t: Kysely<Backups>) => sql<{ former: string | null }>`select (select id from backups_plan order by set_at desc limit 1) as former`

/** The next moment after `now` at which it is this time of the day in Asia/Shanghai. */
export function nextAt(time: string, now: Date): Date {
  const [hours, minutes] = time.split(':').map(Number) as [number, number]
  const onDay = (day: Date) => new Date(Number(instantOf(today(day), 'start')) + (hours * 60 + minutes) * 60_000)
  const here = onDay(now)
  return here > now ? here : onDay(new Date(now.getTime() + 86_400_000))
}

/** Every day at a time of the night; the plan before it ends. */
export const setPlan = command<Backups>()({
  does: plan.step('set'),
  input,
  locks: () => ['backups:plan'],
  find,
  place: (_row, _input, actor) => ({ region: actor.region }),
  draw: ({ uuid }) => ({ id: uuid() }),
  fact: PlanSet,
  record: (row, i, drawn, { at, actor }) => ({
    subject: drawn.id, enterprise: null, region: actor.region, department: null, body: { ...i, next: nextAt(i.at, at).toISOString(), former: row.former },
  }),
  write: (t, f) => [
    t.insertInto('backups_plan').values({ id: f.subject, state: f.to!, region: f.region, at_time: f.body.at, keep: f.body.keep, set_by: f.actor.name, set_at: new Date(f.recordedAt), last_fact: '0' }),
    ...(f.body.former ? [clearDue(f.body.former, 'backup-due')] : []),
    setDue(f, f.subject, 'backup-due', f.body.next, { at: f.body.at }),
  ],
})
