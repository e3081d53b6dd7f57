import { sql } from 'kysely'
import { all } from '../../kernel/db.ts'
import type { House } from '../../kernel/house.ts'
import type { Job } from '../../kernel/jobs.ts'
import { afterwards } from '../../kernel/reaction.ts'
import { checkSheet } from './check.ts'
import { ImportConfirmed } from './facts.ts'
import { runImport } from './import.ts'

const houseOf = (work: { port<T>(name: string): T }) => work.port<House>('oldRegister')

export const jobs: readonly Job[] = [
  { name: 'old-register-read', run: (work, { sheet }: { sheet: string }) => checkSheet(houseOf(work), sheet) },
  // The job's name is the role under which rows are taken over.
  { name: 'old-register', run: (work, { sheet }: { sheet: string }) => runImport(houseOf(work), work, sheet) },
]

/** Reactions stand in one queue: a long import waits in a queue of its own. */
export const reactions = [afterwards(ImportConfirmed, 'begin-import', (work, fact) => work.queue('old-register', { sheet: fact.subject }, { key: fact.id }))]

/** What a stopped process left: checks that were being read, imports that were running. */
export async function ready(house: House) {
  house.ports['oldRegister'] = house
  if (!house.jobs) return
  const left = await all(house.pools.writer, sql<{ job: string; sheet: string }>`
    select 'old-register-read' as job, id as sheet from old_register_sheet where state = 'reading' union all select 'old-register', id from old_register_import where state = 'running'`)
  for (const { job, sheet } of left) await house.jobs.insert(job, [{ data: { sheet } }])
}
