import { open, readdir, readFile, readlink, realpath, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { answersSignals, isAlive } from '../storage/claim.ts'
import { stillBusy } from './problems.ts'

/** The server process of a data folder as its `postmaster.pid` tells: pid, port, and `starting`, `ready`, `stopping` … */
export type Postmaster = { pid: number; port: number; status: string }

/** The living server of `data` once it is ready; nothing when there is none or it is going away. */
export async function findReady(data: string): Promise<Postmaster | undefined> {
  for (;;) {
    const found = await readPidFile(data)
    if (!found || !await isOurs(found.pid, data)) return
    if (found.status === 'ready') return found
    await pause(20)
  }
}

/**
 * Clears the way for a start after a crash. PostgreSQL takes a zombie, or another program that has the old pid today, for a running server:
 * where the pid is provably not this folder's server and no process of it is left, the file goes.
 */
export async function clearStale(data: string) {
  const found = await readPidFile(data)
  if (!found) return
  await endOrphans(data)
  if (process.platform === 'linux' && answersSignals(found.pid)) await rm(join(data, 'postmaster.pid'), { force: true })
}

/** Whether the last server of `data` was not shut down in order (state in `pg_control`, 1 = shut down). */
export async function wasInterrupted(data: string) {
  const file = await open(join(data, 'global', 'pg_control'))
  try {
    const { buffer } = await file.read(Buffer.alloc(4), 0, 4, 16)
    return buffer.readInt32LE() !== 1
  } finally {
    await file.close()
  }
}

async function readPidFile(data: string): Promise<Postmaster | undefined> {
  const lines = (await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 0) return
  return { pid, port: Number(lines[3]), status: lines[7]?.trim() ?? '' }
}

/** A server works inside its data folder. Where that cannot be seen, the sign-in that follows decides. */
async function isOurs(pid: number, data: string) {
  if (!isAlive(pid)) return false
  if (process.platform !== 'linux') return true
  const where = await workingFolder(pid)
  return where === undefined || (where === await realpath(data) && await isPostgres(pid))
}

/** Processes that outlived their killed server would write beside a new one: they are told to go, as their server would have done. */
async function endOrphans(data: string) {
  if (process.platform !== 'linux') return
  for (let round = 0; round < 500; round++) {
    const left = await processesIn(data)
    if (left.length === 0) return
    if (round === 10) for (const pid of left) sendQuit(pid)
    await pause(20)
  }
  throw stillBusy(data)
}

async function processesIn(data: string) {
  const folder = await realpath(data)
  const pids = (await readdir('/proc')).map(Number).filter((pid) => Number.isInteger(pid) && pid > 0 && pid !== process.pid)
  const left = await Promise.all(pids.map(async (pid) => await workingFolder(pid) === folder && await isPostgres(pid)))
  return pids.filter((_, i) => left[i])
}

const workingFolder = (pid: number) => readlink(`/proc/${pid}/cwd`).catch(() => undefined)
const isPostgres = (pid: number) => readFile(`/proc/${pid}/comm`, 'utf8').then((name) => name.trim() === 'postgres', () => false)

function sendQuit(pid: number) {
  try {
    process.kill(pid, 'SIGQUIT')
  } catch {
    // It went by itself.
  }
}
