import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmod, lstat, mkdir, readFile, realpath, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { copyPrograms, findPrograms, makeRunnable, programPath } from './programs.ts'
import type { ProgramName, Programs } from './programs.ts'
import { folderUnusable } from './problems.ts'

export type Outcome = { ok: boolean; output: string }

/** Runs PostgreSQL's programs as somebody whom PostgreSQL accepts, which root is not. */
export type Runner = {
  programs: Programs
  /** The folder that holds `postgres/`: the data folder, or one in the system where root's data folder is closed to others. */
  home: string
  run(program: ProgramName, args: string[], options: { cwd: string; env?: Record<string, string>; input?: string }): Promise<Outcome>
  /** Hands a file or folder below `home` to the user who runs PostgreSQL. */
  own(path: string): Promise<void>
}

export type RunnerOptions = {
  dir: string
  log: (line: string) => void
  /** Where root keeps what cannot lie in the data folder. */
  system: string
  /** False where a user namespace shall not be tried. */
  namespaces: boolean
}

type Somebody = { uid: number; gid: number }
type Identity = { programs: Programs; home: string; as?: Somebody; prefix?: string[] }

export async function prepareRunner(options: RunnerOptions): Promise<Runner> {
  const identity = process.getuid?.() === 0 ? await besidesRoot(options) : await ourselves(options)
  return {
    programs: identity.programs,
    home: identity.home,
    run: (program, args, { cwd, env, input }) =>
      run([...identity.prefix ?? [], programPath(identity.programs, program), ...args], { cwd, env, input, as: identity.as }),
    own: (path) => own(path, identity),
  }
}

async function ourselves({ dir, log }: RunnerOptions): Promise<Identity> {
  const programs = await findPrograms()
  if (await makeRunnable(programs)) return { programs, home: dir }
  log('PostgreSQL: the package cannot be completed where it lies; its programs were copied into the data folder')
  return { programs: await copyPrograms(programs, join(dir, 'programs')), home: dir }
}

/** Root steps down: to an ordinary user where that one can enter, else into a user namespace, else to a folder of the system. */
async function besidesRoot({ dir, log, system, namespaces }: RunnerOptions): Promise<Identity> {
  const as = await unprivileged()
  const programs = await findPrograms()
  const runnable = await makeRunnable(programs)
  const forOther = async () => runnable && canRun(as, programs) ? programs : copyPrograms(programs, await systemFolder(system))
  if (await isLink(join(dir, 'postgres'))) return { programs: await forOther(), home: await linkedHome(dir), as }
  if (canEnter(as, dir)) return { programs: await forOther(), home: dir, as }
  if (namespaces && canUnshare()) {
    log(`PostgreSQL: others may not enter ${dir}; it runs in a user namespace, without root's rights`)
    return { programs: runnable ? programs : await forOther(), home: dir, prefix: ['unshare', '--user', '--'] }
  }
  const home = join(await systemFolder(system), createHash('sha256').update(dir).digest('hex').slice(0, 16))
  await openFolder(home, 0o711)
  log(`PostgreSQL: others may not enter ${dir} and user namespaces are refused; its data lies in ${home} and ${dir}/postgres leads there`)
  return { programs: await forOther(), home, as }
}

const linkedHome = async (dir: string) => join(await realpath(join(dir, 'postgres')), '..')

async function unprivileged(): Promise<Somebody> {
  const users = (await readFile('/etc/passwd', 'utf8').catch(() => '')).split('\n').map((line) => line.split(':'))
  const found = ['postgres', 'nobody', 'daemon'].map((name) => users.find((user) => user[0] === name)).find(Boolean)
  return found ? { uid: Number(found[2]), gid: Number(found[3]) } : { uid: 65_534, gid: 65_534 }
}

const asks = (as: Somebody, script: string, path: string) =>
  spawnSync('/bin/sh', ['-c', script, 'sh', path], { ...as, cwd: '/', stdio: 'ignore' }).status === 0
const canEnter = (as: Somebody, dir: string) => asks(as, 'cd "$1"', dir)
const canRun = (as: Somebody, programs: Programs) => asks(as, '"$1" --version', programPath(programs, 'postgres'))
const canUnshare = () => spawnSync('unshare', ['--user', '--', 'true'], { stdio: 'ignore' }).status === 0
const isLink = (path: string) => lstat(path).then((found) => found.isSymbolicLink(), () => false)

/** A folder of root's that nobody else could have prepared. */
async function systemFolder(path: string) {
  await openFolder(path, 0o755)
  if ((await stat(path)).uid !== 0) throw folderUnusable(path, 'not root\'s')
  return path
}

/** The mode is set a second time because the umask may have cut it. */
async function openFolder(path: string, mode: number) {
  await mkdir(path, { recursive: true })
  await chmod(path, mode)
}

async function own(path: string, { as, prefix }: Identity) {
  const user = as ?? (prefix && { uid: 0, gid: 0 })
  if (!user || (await stat(path)).uid === user.uid) return
  await run(['chown', '-R', `${user.uid}:${user.gid}`, path], { cwd: '/' })
}

type RunOptions = { cwd: string; env?: Record<string, string>; input?: string; as?: Somebody }

function run([program = '', ...args]: string[], { cwd, env, input, as }: RunOptions) {
  return new Promise<Outcome>((resolve) => {
    const child = spawn(program, args, { ...as, cwd, env: { ...cleanEnvironment(), ...env }, windowsHide: true })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes: Buffer) => { output += bytes.toString() })
    child.on('error', (error) => resolve({ ok: false, output: `${output}\n${error.message}` }))
    child.on('close', (code) => resolve({ ok: code === 0, output }))
    child.stdin.on('error', () => {})
    child.stdin.end(input ?? '')
  })
}

/** The environment without what would lead PostgreSQL elsewhere (PGDATA, PGPORT …) or translate its messages. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG)/.test(name))
  return { ...Object.fromEntries(kept), LC_ALL: 'C' }
}
