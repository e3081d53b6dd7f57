import { test, describe } from 'node:test'
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { chmod, chown, cp, lstat, mkdir, readFile, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { findPrograms, makeRunnable, programPath } from './programs.ts'
import { isRoot, kill, otherProgram, postmasterPid, query, scratch, start } from './testing.ts'

const canUnshare = spawnSync('unshare', ['--user', '--', 'true']).status === 0

describe('PostgreSQL, which refuses root,', { skip: !isRoot, concurrency: 2 }, () => {
  test('runs as an ordinary user in a folder that one can enter', async (t) => {
    const dir = await scratch(t, 0o711)
    await start(dir)
    assert.notEqual((await serverStatus(dir)).uid, 0)
    assert.notEqual((await stat(join(dir, 'postgres'))).uid, 0)
  })

  test('runs without root\'s rights in a namespace where others cannot enter', { skip: !canUnshare }, async (t) => {
    const dir = await scratch(t, 0o700)
    const log: string[] = []
    const database = await start(dir, { log: (line) => log.push(line) })
    assert.deepEqual(await query(database, 'select 1 as n'), [{ n: 1 }])
    assert.match(log.join(), /user namespace/)
    assert.equal((await serverStatus(dir)).capabilities, 0n)
  })

  test('lives in a system folder where namespaces are refused too, and is found there again', async (t) => {
    const dir = await scratch(t, 0o700)
    const system = join(await scratch(t, 0o711), 'system')
    const first = await otherProgram(t, { dir, system, namespaces: false })
    await query(first.database, 'create table kept (n int)')
    assert.ok((await lstat(join(dir, 'postgres'))).isSymbolicLink())
    assert.notEqual((await serverStatus(dir)).uid, 0)
    await kill(first.child)

    const again = await start(dir, { system, namespaces: false })
    assert.equal(again.reattached, true)
    await again.stop()
    const third = await start(dir, { system })
    assert.deepEqual(await query(third, 'select * from kept'), [])
  })

  test('moves with its data when the folder is closed or opened later', { skip: !canUnshare }, async (t) => {
    const dir = await scratch(t, 0o711)
    const system = join(await scratch(t, 0o711), 'system')
    const open = await start(dir)
    await query(open, 'create table kept (n int)')
    await open.stop()
    await chmod(dir, 0o700)
    const closed = await start(dir)
    await query(closed, 'select * from kept')
    await closed.stop()
    const moved = await start(dir, { system, namespaces: false })
    await query(moved, 'select * from kept')
    assert.ok((await readdir(dir)).includes('postgres.moved'), 'the old copy is kept for its owner to remove')
  })

  test('runs from a copy where root\'s node_modules are closed to others', async (t) => {
    const closed = await packageCopy(t, { closed: true })
    const { copyPrograms } = await import('./programs.ts')
    const system = join(await scratch(t, 0o711), 'system')
    const copy = await copyPrograms(closed, system)
    const { status } = spawnSync(programPath(copy, 'postgres'), ['--version'], { uid: 65_534, gid: 65_534, cwd: '/' })
    assert.equal(status, 0)
  })
})

describe('an ordinary user', { skip: !isRoot }, () => {
  test('runs the server as himself', async (t) => {
    const dir = await scratch(t)
    await chown(dir, 65_534, 65_534)
    const { database } = await otherProgram(t, { dir }, { uid: 65_534, gid: 65_534 })
    assert.deepEqual(await query(database, 'select 1 as n'), [{ n: 1 }])
    assert.equal((await serverStatus(dir)).uid, 65_534)
  })
})

test('the programs run although the package\'s install script did not', { skip: process.platform !== 'linux' }, async (t) => {
  const programs = await packageCopy(t, { closed: false })
  const libraries = join(programs.root, 'native', 'lib')
  const links = (await readdir(libraries, { withFileTypes: true })).filter((entry) => entry.isSymbolicLink())
  for (const { name } of links) await rm(join(libraries, name))
  const initdb = () => spawnSync(programPath(programs, 'initdb'), ['--version']).status
  assert.notEqual(initdb(), 0)
  await chmod(programPath(programs, 'initdb'), 0o644)
  assert.equal(await makeRunnable(programs), true)
  assert.equal(initdb(), 0)
})

async function packageCopy(t: TestContext, { closed }: { closed: boolean }) {
  const programs = await findPrograms()
  const root = join(await scratch(t), 'package')
  await mkdir(root, { mode: 0o700 })
  await cp(join(programs.root, 'native'), join(root, 'native'), { recursive: true, verbatimSymlinks: true })
  await chmod(root, closed ? 0o700 : 0o755)
  return { ...programs, root }
}

async function serverStatus(dir: string) {
  const status = await readFile(`/proc/${await postmasterPid(dir)}/status`, 'utf8')
  return { uid: Number(/^Uid:\s+(\d+)/m.exec(status)![1]), capabilities: BigInt(`0x${/^CapEff:\s+(\w+)/m.exec(status)![1]}`) }
}
