import { test, describe } from 'node:test'
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmod, chown, mkdir, readdir, statfs, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { isRoot, otherProgram, problemOf, scratch, start } from './testing.ts'

describe('a start is refused with a sentence', { concurrency: 2 }, () => {
  test('while another program uses the folder', async (t) => {
    const dir = await scratch(t)
    const { child } = await otherProgram(t, { dir })
    const problem = await problemOf(start(dir))
    assert.equal(problem.code, 'postgres/folder-in-use')
    assert.ok(problem.title.zh.includes(dir) && problem.title.en.includes(String(child.pid)))
  })

  test('to a second start in the same program', async (t) => {
    const dir = await scratch(t)
    await start(dir)
    assert.equal((await problemOf(start(dir))).code, 'postgres/folder-in-use')
  })

  test('where the path is a file', async (t) => {
    const path = join(await scratch(t), 'file')
    await writeFile(path, '')
    const problem = await problemOf(start(path))
    assert.equal(problem.code, 'postgres/folder-unusable')
    assert.ok(problem.title.zh.includes(path))
  })

  test('where one may not write', { skip: process.platform === 'win32' }, async (t) => {
    const dir = await scratch(t, 0o555)
    const { database } = await otherProgram(t, { dir }, isRoot ? { uid: 65_534, gid: 65_534 } : {})
    assert.equal(database.problem, 'postgres/folder-unusable')
    await chmod(dir, 0o711)
  })

  test('on data of another major version, which stays as it was', async (t) => {
    const dir = await scratch(t)
    await mkdir(join(dir, 'postgres'))
    await writeFile(join(dir, 'postgres', 'PG_VERSION'), '15\n')
    const problem = await problemOf(start(dir))
    assert.equal(problem.code, 'postgres/other-major')
    assert.match(problem.title.zh, /PostgreSQL 15 建立，本程序自带的是 18/)
    assert.deepEqual(await readdir(join(dir, 'postgres')), ['PG_VERSION'])
  })

  test('on a port that was asked for and is taken', async (t) => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    t.after(() => other.close())
    const { port } = other.address() as AddressInfo
    assert.equal((await problemOf(start(await scratch(t), { port }))).code, 'postgres/port-occupied')
  })

  test('on a disk that is too small, and on one that has filled up since', { skip: !isRoot }, async (t) => {
    const small = await mounted(t, 20)
    assert.equal((await problemOf(start(small))).code, 'postgres/disk-full')

    const disk = await mounted(t, 400)
    await (await start(disk)).stop()
    const { bavail, bsize } = await statfs(disk)
    spawnSync('fallocate', ['-l', String(bavail * bsize), join(disk, 'filler')])
    assert.equal((await problemOf(start(disk))).code, 'postgres/disk-full')
  })

  test('and leaves the folder free for the next start, which forgets the port that could not be had', async (t) => {
    const dir = await scratch(t)
    const { database } = await otherProgram(t, { dir, port: 1 }, isRoot ? await ordinaryUser(dir) : {})
    assert.equal(database.problem, 'postgres/port-occupied')
    assert.notEqual((await start(dir)).port, 1)
  })
})

async function ordinaryUser(dir: string) {
  await chown(dir, 65_534, 65_534)
  return { uid: 65_534, gid: 65_534 }
}

async function mounted(t: TestContext, megabytes: number) {
  let disk = ''
  t.after(() => void spawnSync('umount', ['-l', disk]))
  disk = join(await scratch(t), 'disk')
  await mkdir(disk)
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=711`, 'tmpfs', disk])
  assert.equal(status, 0, 'root may mount a small disk')
  return disk
}
