import { appendFile, cp, mkdtemp, readdir, readFile, rename, rm, statfs, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { secretBytes } from '../../kernel/random.ts'
import { diskFull, fromOutput, otherMajor } from './problems.ts'
import type { Outcome, Runner } from './runner.ts'
import { includes } from './settings.ts'

export type Folder = { dir: string; data: string; passwordFile: string }

/** Where things lie in a data folder. */
export const folder = (dir: string): Folder => ({ dir, data: join(dir, 'postgres'), passwordFile: join(dir, 'postgres.password') })

export const readPassword = (place: Folder) =>
  readFile(place.passwordFile, 'utf8').then((text) => text.trim() || undefined, () => undefined)

/** Draws the superuser's password and keeps it where only we read it. */
export async function drawPassword(place: Folder) {
  const password = Buffer.from(secretBytes(24)).toString('base64url')
  const draft = `${place.passwordFile}.new`
  await writeFile(draft, `${password}\n`, { mode: 0o600 })
  await rename(draft, place.passwordFile)
  return password
}

/** The major version that made the data, or nothing where there is none. */
export const madeBy = (place: Folder) => readFile(join(place.data, 'PG_VERSION'), 'utf8').then((text) => text.trim(), () => undefined)

/** Refuses data of another major version. */
export async function checkMajor(place: Folder, ours: number) {
  const found = await madeBy(place)
  if (found !== undefined && Number.parseInt(found) !== ours) throw otherMajor(place.dir, found, ours)
}

/** Makes the data folder, aside first, so that a start that breaks off leaves nothing that looks finished. */
export async function initialise(place: Folder, runner: Runner, ephemeral: boolean) {
  await sweepHalfMade(runner.home)
  const { bavail, bsize } = await statfs(runner.home)
  if (bavail * bsize < 300 * 2 ** 20) throw diskFull(place.dir)
  const password = await readPassword(place) ?? await drawPassword(place)
  const aside = await mkdtemp(join(runner.home, halfMade))
  try {
    await writeFile(join(aside, 'password'), password, { mode: 0o600 })
    await runner.own(aside)
    const { ok, output } = await initdb(runner, aside, ephemeral)
    if (!ok) throw fromOutput('initdb', place.dir, output)
    await appendFile(join(aside, 'data', 'postgresql.conf'), includes)
    await rename(join(aside, 'data'), join(runner.home, 'postgres'))
  } finally {
    await rm(aside, { recursive: true, force: true, maxRetries: 5 })
  }
  if (runner.home !== place.dir) await symlink(join(runner.home, 'postgres'), place.data)
}

/** Moves existing data to where the runner's user can enter, and gives it to that user. */
export async function settle(place: Folder, runner: Runner, log: (line: string) => void) {
  const home = join(runner.home, 'postgres')
  if (runner.home !== place.dir && await isDirectoryBelow(place)) {
    await cp(place.data, home, { recursive: true, errorOnExist: true, force: false, verbatimSymlinks: true })
    await rename(place.data, `${place.data}.moved`)
    await symlink(home, place.data)
    log(`PostgreSQL: the data was copied to ${home}; once all is well, remove ${place.data}.moved`)
  }
  await runner.own(home)
}

/** Sets the superuser's password from inside, for data that came without its password file. The server must not run. */
export async function resetPassword(place: Folder, runner: Runner) {
  const password = await drawPassword(place)
  const { ok, output } = await runner.run('postgres', ['--single', '-D', '.', 'postgres'],
    { cwd: join(runner.home, 'postgres'), input: `alter role postgres with password '${password}'\n` })
  if (!ok || /ERROR|FATAL/.test(output)) throw fromOutput('password', place.dir, output)
  return password
}

const halfMade = 'postgres.init-'

async function sweepHalfMade(home: string) {
  const left = (await readdir(home)).filter((name) => name.startsWith(halfMade))
  for (const name of left) await rm(join(home, name), { recursive: true, force: true, maxRetries: 5 })
}

/**
 * Sorts and folds case by code point, the same on every system. `lc_ctype` must still be a real UTF-8 locale: pg_trgm asks it what a letter
 * is, and under `C` it finds none in Chinese.
 */
async function initdb(runner: Runner, aside: string, ephemeral: boolean): Promise<Outcome> {
  const fixed = ['--username=postgres', `--pwfile=${join(aside, 'password')}`, '--auth=scram-sha-256', '--encoding=UTF8',
    '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', ...(ephemeral ? ['--no-sync'] : [])]
  let outcome: Outcome = { ok: false, output: '' }
  for (const ctype of ['C.UTF-8', 'en_US.UTF-8', 'zh_CN.UTF-8', 'UTF-8', 'C']) {
    outcome = await runner.run('initdb', [`--pgdata=${join(aside, 'data')}`, `--lc-ctype=${ctype}`, ...fixed], { cwd: aside })
    if (outcome.ok || !/invalid locale name/.test(outcome.output)) break
  }
  return outcome
}

const isDirectoryBelow = async (place: Folder) =>
  (await readdir(place.dir, { withFileTypes: true })).some((entry) => entry.name === 'postgres' && entry.isDirectory())
