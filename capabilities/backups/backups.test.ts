import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { listBackups, makeBackup, thinOut } from '../../adapters/backup/make.ts'
import type { BlobArchive } from '../../adapters/storage/index.ts'
import { Problem } from '../../kernel/problem.ts'
import { audit } from '../../kernel/replay.ts'
import { startSweeper } from '../../kernel/sweeper.ts'
import { testKey } from '../../test/support/database.ts'
import { officer, openTestHouse, type TestHouse } from '../../test/support/house.ts'
import { refused, until } from '../../test/support/record.ts'
import { nextAt } from './commands/plan.ts'
import { backups } from './index.ts'
import type { BackupPort } from './port.ts'

const dir = mkdtempSync(join(tmpdir(), 'anxu-backups-'))
after(() => rmSync(dir, { recursive: true, force: true }))
let t: TestHouse
let failing = false

/** The port as start fills it, on this house; `failing` stands for a full disk. */
const port: BackupPort = {
  dir,
  async run({ now, keep, progress }) {
    if (failing) throw new Problem({ code: 'backup/full', status: 500, title: { zh: '磁盘空间不足', en: 'The disk is full' } })
    const store = t.house.files.store as typeof t.house.files.store & BlobArchive
    const { name, manifest } = await makeBackup({ urls: t.house.urls, master: testKey, store, dir, keys: [], version: 'test', now, progress })
    return { name, facts: manifest.facts.count, rows: 0, files: manifest.files.count, bytes: manifest.files.size, gone: keep === null ? [] : await thinOut(dir, keep) }
  },
}
const administrator = () => t.as(officer('administrator'))
const standing = async () => (await administrator().get('/api/backups/standing')).body
const list = async () => (await administrator().get('/api/backups/backups')).body.items
const ended = (n: number) => until(`backup ${n} has ended`, async () => (await list()).some((b: { number: number; state: string }) => b.number === n && b.state !== 'running'))
const sweep = async () => {
  const sweeper = startSweeper(t.house, [...backups.due!], 3_600_000)
  await sweeper.sweep()
  await sweeper.close()
}

before(async () => { t = await openTestHouse({ workers: true, ports: { backups: port }, at: '2026-03-02T01:00:00Z' }) })

test('the next time of a day is counted in Beijing, today where it is still to come', () => {
  assert.equal(nextAt('02:30', new Date('2026-03-02T01:00:00Z')).toISOString(), '2026-03-02T18:30:00.000Z')
  assert.equal(nextAt('09:30', new Date('2026-03-02T01:00:00Z')).toISOString(), '2026-03-02T01:30:00.000Z')
  assert.equal(nextAt('09:00', new Date('2026-03-02T01:00:00Z')).toISOString(), '2026-03-03T01:00:00.000Z')
})

describe('backups', () => {
  test('are not for everybody, nor without a reason, nor at an impossible time', async () => {
    await refused(t, () => t.as(officer('head')).post('/api/backups/backups/begin', {}), { status: 403, type: 'kernel/forbidden' })
    await refused(t, () => administrator().post('/api/backups/plans/set', { at: '02:30', keep: 3 }), { status: 422, type: 'kernel/invalid' })
    await refused(t, () => administrator().post('/api/backups/plans/set', { at: '25:00', keep: 3, reason: '每夜备份' }), { status: 422, type: 'kernel/invalid' })
    assert.equal((await standing()).alarm, 'no-plan')
  })

  test('are made by hand, one at a time, and say what they hold', async () => {
    assert.equal((await administrator().post('/api/backups/backups/begin', {})).status, 200)
    await ended(1)
    const [one] = await list()
    assert.equal(one.state, 'made')
    assert.ok(one.facts >= 1 && one.name.startsWith('backup-20260302'))
    assert.equal((await listBackups(dir)).length, 1)
  })

  test('are made by the plan every day, and older ones give way', async () => {
    assert.equal((await administrator().post('/api/backups/plans/set', { at: '02:30', keep: 2, reason: '每夜备份' })).status, 200)
    for (const [i, night] of ['2026-03-02T18:31:00Z', '2026-03-03T18:31:00Z'].entries()) {
      t.clock.set(new Date(night))
      await sweep()
      await ended(2 + i)
    }
    const all = await list()
    assert.deepEqual(all.map((b: { state: string; byPlan: boolean; removed: boolean }) => [b.state, b.byPlan, b.removed]), [['made', true, false], ['made', true, false], ['made', false, true]])
    assert.equal((await standing()).alarm, null)
  })

  test('that fail say why, tell the administrators, and are followed by the next', async () => {
    failing = true
    assert.equal((await administrator().post('/api/backups/backups/begin', {})).status, 200)
    await ended(4)
    failing = false
    assert.equal((await list())[0].code, 'backup/full')
    assert.equal((await standing()).alarm, 'failed')
  })

  test('that were cut off are given up, so that others can begin', async () => {
    const { promise, reject } = Promise.withResolvers<never>()
    let begun = false
    t.house.ports['backups'] = { dir, run: () => { begun = true; return promise } } satisfies BackupPort
    assert.equal((await administrator().post('/api/backups/backups/begin', {})).status, 200)
    await refused(t, () => administrator().post('/api/backups/backups/begin', {}), { status: 409, type: 'backups/under-way' })
    await until('the copy is under way', async () => begun)
    t.clock.set(new Date('2026-03-04T02:00:00Z'))
    await sweep()
    reject(new Error('the process ended'))
    assert.equal((await list())[0].code, 'backups/interrupted')
  })

  test('follow from facts, all of it', async () => {
    assert.deepEqual((await audit(t.house)).differences, [])
  })
})
