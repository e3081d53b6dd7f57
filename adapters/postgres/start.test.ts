import { test, describe } from 'node:test'
import assert from 'node:assert/strict'
import { createServer } from 'node:net'
import { existsSync, watch } from 'node:fs'
import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { once } from 'node:events'
import { join } from 'node:path'
import { kill, otherProgram, postmasterPid, query, scratch, spawnProgram, start } from './testing.ts'

describe('the embedded database', { concurrency: 2 }, () => {
  test('starts in an empty folder, on the loopback only, with settings that keep what was committed', async (t) => {
    const dir = await scratch(t)
    const database = await start(dir, { ephemeral: false })
    assert.match(database.version, /^18\./)
    assert.deepEqual([database.recovered, database.reattached], [false, false])
    const rows = await query(database, `select name, setting from pg_settings where name in
      ('fsync', 'full_page_writes', 'synchronous_commit', 'listen_addresses', 'TimeZone', 'data_checksums', 'server_encoding')`)
    assert.deepEqual(Object.fromEntries(rows.map((row) => [row.name, row.setting])), {
      TimeZone: 'UTC', data_checksums: 'on', fsync: 'on', full_page_writes: 'on', listen_addresses: '127.0.0.1',
      server_encoding: 'UTF8', synchronous_commit: 'on',
    })
    assert.equal((await stat(join(dir, 'postgres.password'))).mode & 0o777, 0o600)
  })

  test('knows Chinese letters for trigrams and pinyin for sorting', async (t) => {
    const database = await start(await scratch(t))
    const [found] = await query(database, 'create extension pg_trgm', `select similarity('安全生产许可证', '安全生产') > 0.3 as similar,
      (select string_agg(name, '' order by name collate "zh-x-icu") from unnest(array['张', '安', '李']) name) as sorted`)
    assert.deepEqual(found, { similar: true, sorted: '安李张' })
  })

  test('goes on serving when its parent is killed, and the next start finds the same server again', async (t) => {
    const dir = await scratch(t)
    const first = await otherProgram(t, { dir })
    await query(first.database, 'create table kept (n int)', 'insert into kept values (1)')
    const pid = await postmasterPid(dir)
    await kill(first.child)

    const database = await start(dir)
    assert.deepEqual([database.reattached, database.recovered], [true, false])
    assert.equal(await postmasterPid(dir), pid)
    assert.equal(database.port, first.database.port)
    assert.deepEqual(await query(database, 'select n from kept'), [{ n: 1 }])
  })

  test('does not hear the Ctrl-C that its parent gets', { skip: process.platform === 'win32' }, async (t) => {
    const dir = await scratch(t)
    const { child, database } = await otherProgram(t, { dir })
    const gone = once(child, 'exit')
    process.kill(-child.pid!, 'SIGINT')
    await gone
    assert.deepEqual(await query(database, 'select 1 as n'), [{ n: 1 }])
  })

  test('is recovered after its server was killed: what was committed is there', async (t) => {
    const dir = await scratch(t)
    const { child, database: before } = await otherProgram(t, { dir, ephemeral: false })
    await query(before, 'create table kept (n int)', 'insert into kept select generate_series(1, 1000)')
    const orphanEnds = assert.rejects(query(before, 'select sum(n) from generate_series(1, 100000000000) n'))
    process.kill((await postmasterPid(dir))!, 'SIGKILL')
    await kill(child)

    const database = await start(dir)
    assert.deepEqual([database.recovered, database.reattached], [true, false])
    assert.deepEqual(await query(database, 'select count(*)::int as n from kept'), [{ n: 1000 }])
    await orphanEnds
  })

  test('is not misled by a pid file whose number another program has today', async (t) => {
    const dir = await scratch(t)
    const first = await start(dir)
    await first.stop()
    await writeFile(join(dir, 'postgres', 'postmaster.pid'), `${process.pid}\n${dir}/postgres\n1\n${first.port}\n\n127.0.0.1\n\nready   \n`)
    const database = await start(dir)
    assert.equal(database.reattached, false)
  })

  test('stops in order, frees the folder and starts on the same port', async (t) => {
    const dir = await scratch(t)
    const first = await start(dir)
    await Promise.all([first.stop(), first.stop()])
    await assert.rejects(query(first, 'select 1'))
    assert.equal(await postmasterPid(dir), undefined)

    const database = await start(dir)
    assert.equal(database.port, first.port)
    assert.equal(database.recovered, false)
  })

  test('takes another port when its own is occupied', async (t) => {
    const dir = await scratch(t)
    const first = await start(dir)
    await first.stop()
    const intruder = createServer().listen(first.port, '127.0.0.1')
    await once(intruder, 'listening')
    t.after(() => intruder.close())
    const database = await start(dir)
    assert.notEqual(database.port, first.port)
  })

  test('begins anew when the first start was killed half way', async (t) => {
    const dir = await scratch(t)
    const halfMade = new Promise<void>((resolve) => {
      const watcher = watch(dir, (_, name) => { if (name?.startsWith('postgres.init-')) { watcher.close(); resolve() } })
    })
    const child = spawnProgram(t, { dir })
    await halfMade
    await kill(child)
    assert.equal(existsSync(join(dir, 'postgres')), false)
    await mkdir(join(dir, 'postgres.init-older', 'data'), { recursive: true })

    const database = await start(dir)
    assert.deepEqual(await query(database, 'select 1 as n'), [{ n: 1 }])
    assert.deepEqual((await readdir(dir)).toSorted(), ['locks', 'postgres', 'postgres.password'])
  })

  test('lets in who has the folder although the password file is lost or another\'s', async (t) => {
    const dir = await scratch(t)
    const first = await start(dir)
    await query(first, 'create table kept (n int)')
    await first.stop()
    await rm(join(dir, 'postgres.password'))
    const second = await start(dir)
    assert.notEqual(second.url, first.url)
    await query(second, 'select * from kept')
    await second.stop()

    await writeFile(join(dir, 'postgres.password'), 'of-another-folder\n')
    const third = await start(dir)
    assert.deepEqual(await query(third, 'select * from kept'), [])
  })

  test('lives in a folder whose name holds blanks, Chinese and signs of the shell', async (t) => {
    const dir = join(await scratch(t), '数据 $HOME "a"')
    const database = await start(dir)
    assert.deepEqual(await query(database, 'select 1 as n'), [{ n: 1 }])
    await database.stop()
  })
})
