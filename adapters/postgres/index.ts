import { chmod, mkdir, readdir, readFile, rm, statfs, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { claim } from '../storage/claim.ts'
import type { Claim } from '../storage/claim.ts'
import { checkMajor, folder, initialise, madeBy, readPassword, resetPassword, settle } from './cluster.ts'
import type { Folder } from './cluster.ts'
import { choosePort, freePort, isFree } from './port.ts'
import { clearStale, findReady, wasInterrupted } from './postmaster.ts'
import { diskFull, failed, folderInUse, fromFileError, fromOutput, portOccupied } from './problems.ts'
import { prepareRunner } from './runner.ts'
import type { Runner } from './runner.ts'
import { settings, settingsFile } from './settings.ts'

export type Database = {
  /** Superuser's URL of the database `postgres`. It holds the password: never log it. */
  url: string
  port: number
  /** For example `18.4`. */
  version: string
  /** The last server of this folder had not been shut down in order; PostgreSQL replayed its log. */
  recovered: boolean
  /** The server went on running while its parent was gone. */
  reattached: boolean
  /** Shuts the server down (open transactions are rolled back), waits, and frees the folder. */
  stop(): Promise<void>
}

export type StartOptions = {
  dir: string
  port?: number
  log: (line: string) => void
  /** For tests: nothing is safe from a power cut. */
  ephemeral?: boolean
  /** Where root keeps programs and data that cannot lie where they should. */
  system?: string
  /** False: root does not try a user namespace. */
  namespaces?: boolean
}

type Start = { place: Folder; options: StartOptions; runner: () => Promise<Runner> }

/**
 * The embedded PostgreSQL of a data folder: finds it running, or starts it, or makes it first.
 * The server belongs to its own session: it survives its parent and the terminal's Ctrl-C, and ends by `stop()`.
 * Throws a Problem `postgres/…` with a sentence for the person who started the program.
 */
export async function startPostgres(options: StartOptions): Promise<Database> {
  const place = folder(resolve(options.dir))
  const held = await holdFolder(place)
  try {
    const runner = once(() => prepareRunner({ system: '/var/lib/anxu', namespaces: true, ...options, dir: place.dir }))
    const start = { place, options, runner }
    const running = await reattach(start) ?? await launch(start)
    return { ...running, stop: once(() => stop(start, held)) }
  } catch (error) {
    await held.release()
    throw fromFileError(place.dir, error)
  }
}

/** The superuser's URL of the server that runs on a data folder, for a tool beside it; undefined where none runs. It is left as it is. */
export async function runningPostgres(dir: string): Promise<string | undefined> {
  const place = folder(resolve(dir))
  const found = await findReady(place.data)
  const password = await readPassword(place)
  return found && password ? (await greet(found.port, password).catch(() => undefined))?.url : undefined
}

async function holdFolder(place: Folder): Promise<Claim> {
  try {
    if (await mkdir(place.dir, { recursive: true })) await chmod(place.dir, 0o711)
    const held = await claim(join(place.dir, 'locks'), 'postgres')
    if ('holder' in held) throw folderInUse(place.dir, held.holder)
    return held
  } catch (error) {
    throw fromFileError(place.dir, error)
  }
}

type Running = Omit<Database, 'stop'>

async function reattach({ place }: Start): Promise<Running | undefined> {
  const found = await findReady(place.data)
  const password = await readPassword(place)
  if (!found || !password) return
  const running = await greet(found.port, password).catch(() => undefined)
  return running && { ...running, recovered: false, reattached: true }
}

async function launch(start: Start): Promise<Running> {
  const { place, options } = start
  const runner = await start.runner()
  await checkMajor(place, runner.programs.major)
  if (await madeBy(place) === undefined) await initialise(place, runner, options.ephemeral === true)
  else await settle(place, runner, options.log)
  if (await findReady(place.data)) await shutDown(start)
  await clearStale(place.data)
  const recovered = await wasInterrupted(place.data)
  const password = await readPassword(place) ?? await resetPassword(place, runner)
  const port = await startServer(start, runner)
  return { ...await greetOrReset(start, port, password), recovered, reattached: false }
}

/** A port may be taken between the look and the start; one that we chose ourselves is then chosen anew. */
async function startServer({ place, options }: Start, runner: Runner) {
  if (options.port !== undefined && !await isFree(options.port)) throw portOccupied(options.port)
  const logged = await readLogs(place.data)
  for (let attempt = 1; ; attempt++) {
    const port = options.port ?? (attempt === 1 ? await choosePort(place.data) : await freePort())
    await writeOwned(runner, join(place.data, settingsFile), settings(port, options.ephemeral === true))
    await rm(join(place.data, startLog), { force: true })
    const { ok, output } = await pgCtl(runner, 'start', '--timeout=3600', `--log=${startLog}`)
    if (ok) return port
    const said = output + newIn(await readLogs(place.data), logged)
    if (await isFull(place.data)) throw diskFull(place.dir)
    if (!/could not bind|could not create any TCP/i.test(said)) throw fromOutput('start', place.dir, said)
    if (options.port !== undefined || attempt === 5) throw portOccupied(port)
  }
}

/** The folder goes by environment and working folder: pg_ctl would put it into a shell line unescaped. */
function pgCtl(runner: Runner, ...args: string[]) {
  const data = join(runner.home, 'postgres')
  return runner.run('pg_ctl', [...args, '--wait', '--silent'], { cwd: data, env: { PGDATA: data } })
}

/** A password file that is not this data's (a restored folder) is replaced by a new password, set from inside. */
async function greetOrReset(start: Start, port: number, password: string) {
  try {
    return await greet(port, password)
  } catch (error) {
    if ((error as { code?: string }).code !== '28P01') throw error
    await shutDown(start)
    const runner = await start.runner()
    const fresh = await resetPassword(start.place, runner)
    return greet(await startServer(start, runner), fresh)
  }
}

/** Signing in with SCRAM proves both sides: only this folder's server knows the password's verifier. */
async function greet(port: number, password: string) {
  const url = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    const { rows } = await client.query<{ version: string }>("select current_setting('server_version') as version")
    return { url, port, version: rows[0]!.version }
  } finally {
    await client.end()
  }
}

async function stop(start: Start, held: Claim) {
  await shutDown(start)
  await held.release()
}

async function shutDown({ place, runner }: Start) {
  for (const mode of ['fast', 'immediate']) {
    const { ok, output } = await pgCtl(await runner(), 'stop', '--timeout=120', `--mode=${mode}`)
    if (ok || /PID file .* does not exist|no server running|Is server running/i.test(output)) return
    if (mode === 'immediate') throw failed('stop', place.dir, output)
  }
}

const startLog = 'start.log'

async function readLogs(data: string) {
  const names = (await readdir(join(data, 'log')).catch(() => [])).map((name) => join('log', name))
  const read = async (name: string) => [name, await readFile(join(data, name), 'utf8').catch(() => '')] as const
  return new Map(await Promise.all([startLog, ...names].map(read)))
}

const newIn = (logs: Map<string, string>, earlier: Map<string, string>) =>
  [...logs].map(([name, text]) => text.startsWith(earlier.get(name) ?? '') ? text.slice(earlier.get(name)?.length ?? 0) : text).join('\n')

async function writeOwned(runner: Runner, path: string, text: string) {
  await writeFile(path, text, { mode: 0o600 })
  await runner.own(path)
}

async function isFull(data: string) {
  const { bavail, bsize } = await statfs(data)
  return bavail * bsize < 16 * 2 ** 20
}

function once<T>(make: () => Promise<T>) {
  let made: Promise<T> | undefined
  return () => made ??= make()
}
