import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** What one living process holds alone, until it releases it or dies. */
export type Claim = { release(): Promise<void> }

/**
 * Claims `name` among all processes of this host that use `folder`; answers the holder's pid when a living process has it.
 * Everyone first lays down a file of its own and only then looks for others: two can refuse each other, two can never both hold.
 * A file says which process made it (pid and birth), so that a dead one's is swept whoever runs under its pid today.
 */
export async function claim(folder: string, name: string): Promise<Claim | { holder: number }> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const own = `${name}.${process.pid}-${birth(process.pid)}-${randomBytes(4).toString('hex')}`
  await writeFile(join(folder, own), '', { flag: 'wx', mode: 0o600 })
  const release = () => rm(join(folder, own), { force: true })
  const holder = await otherHolder(folder, name, own)
  if (holder === undefined) return { release }
  await release()
  return { holder }
}

async function otherHolder(folder: string, name: string, own: string) {
  for (const file of await readdir(folder)) {
    const [, pid, born] = file.startsWith(`${name}.`) ? /^(\d+)-(\w+)-\w+$/.exec(file.slice(name.length + 1)) ?? [] : []
    if (file === own || !pid) continue
    if (isAlive(Number(pid)) && birth(Number(pid)) === born) return Number(pid)
    await rm(join(folder, file), { force: true })
  }
}

/** Whether a process runs under `pid`. A zombie, which only waits for its parent to notice, does not. */
export function isAlive(pid: number) {
  const state = processStat(pid)?.[0]
  if (state !== undefined) return state !== 'Z' && state !== 'X'
  return answersSignals(pid)
}

/** Whether the kernel still knows `pid`, be it as a zombie: what PostgreSQL looks at. */
export function answersSignals(pid: number) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Names one life of a pid: boot and start tick where the system tells them, else `0`. */
function birth(pid: number) {
  const started = processStat(pid)?.[19]
  return started === undefined ? '0' : `${boot()}${started}`
}

/** The fields of proc(5) `stat` from the third (state) on; the second may hold blanks and brackets. */
function processStat(pid: number) {
  const stat = readText(`/proc/${pid}/stat`)
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')
}

const boot = () => readText('/proc/sys/kernel/random/boot_id')?.slice(0, 8) ?? ''

function readText(path: string) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
