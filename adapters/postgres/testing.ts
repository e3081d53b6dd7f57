import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import pg from 'pg'
import type { Problem } from '../../kernel/problem.ts'
import { answersSignals } from '../storage/claim.ts'
import { startPostgres } from './index.ts'
import type { Database, StartOptions } from './index.ts'

export const isRoot = process.getuid?.() === 0

/** A data folder of the test's own that goes away with it, whatever still runs in it. */
export async function scratch(t: TestContext, mode = 0o711) {
  const dir = await mkdtemp(join(tmpdir(), 'anxu-postgres-'))
  await chmod(dir, mode)
  t.after(async () => {
    const pid = await postmasterPid(dir)
    if (pid && pid !== process.pid && answersSignals(pid)) process.kill(pid, 'SIGQUIT')
    await rm(dir, { recursive: true, force: true, maxRetries: 10, retryDelay: 20 })
  })
  return dir
}

export const postmasterPid = (dir: string) =>
  readFile(join(dir, 'postgres', 'postmaster.pid'), 'utf8').then((text) => Number(text.split('\n')[0]), () => undefined)

export const start = (dir: string, more: Partial<StartOptions> = {}) => startPostgres({ dir, log: () => {}, ephemeral: true, ...more })

export async function query(database: Pick<Database, 'url'>, ...statements: string[]) {
  const client = new pg.Client({ connectionString: database.url })
  client.on('error', () => {})
  await client.connect()
  try {
    let rows: Record<string, unknown>[] = []
    for (const statement of statements) rows = (await client.query<Record<string, unknown>>(statement)).rows
    return rows
  } finally {
    await client.end()
  }
}

/** The code and sentences of the problem that a promise ends in. */
export async function problemOf(promise: Promise<unknown>) {
  const error = await promise.then(() => undefined, (reason: unknown) => reason as Problem)
  if (!error?.init) throw error ?? new Error('no problem arose')
  return error.init
}

const program = `import { startPostgres } from ${JSON.stringify(new URL('./index.ts', import.meta.url).href)}
  const database = await startPostgres({ log: () => {}, ephemeral: true, ...JSON.parse(process.argv[1]) })
    .catch(({ init, message }) => ({ problem: init?.code ?? message }))
  console.log(JSON.stringify(database))
  setInterval(() => {}, 60_000)`

/** Another program that starts the database of a folder, in a process group of its own. */
export async function otherProgram(t: TestContext, options: Partial<StartOptions>, as: { uid?: number; gid?: number } = {}) {
  const child = spawnProgram(t, options, as)
  const [line] = await once(child.stdout!, 'data') as [Buffer]
  return { child, database: JSON.parse(line.toString()) as Database & { problem?: string } }
}

export function spawnProgram(t: TestContext, options: Partial<StartOptions>, as: { uid?: number; gid?: number } = {}): ChildProcess {
  const child = spawn(process.execPath, ['--input-type=module', '-e', program, JSON.stringify(options)],
    { stdio: ['ignore', 'pipe', 'inherit'], detached: true, ...as })
  t.after(() => child.kill('SIGKILL'))
  return child
}

export async function kill(child: ChildProcess, signal: NodeJS.Signals = 'SIGKILL') {
  const gone = once(child, 'exit')
  child.kill(signal)
  await gone
}
