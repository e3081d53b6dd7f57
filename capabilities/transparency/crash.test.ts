import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { before, describe, test } from 'node:test'
import { join } from 'node:path'
import { parseCheckpoint, type Checkpoint } from '../../record/checkpoint.ts'
import { parseNote } from '../../record/note.ts'
import { policyText } from '../../record/policy.ts'
import { rootOf } from '../../record/tree.ts'
import { openTestHouse, type TestHouse } from '../../test/support/house.ts'
import { anEnterprise } from '../../test/support/licensing.ts'
import { aSealing, number, type Sealing } from '../../test/support/sealing.ts'
import type { SealingChild } from '../../test/support/sealing-child.ts'
import { auditLog } from './audit.ts'
import { hashesIn } from './read.ts'

describe('a process that is killed while it seals', () => {
  let t: TestHouse
  let sealing: Sealing
  /** Every head that any witness has co-signed. */
  const seen: Checkpoint[] = []
  before(async () => {
    t = await openTestHouse()
    sealing = await aSealing()
    for (const { witness } of sealing.witnesses) {
      const add = witness.add
      witness.add = async (body) => {
        const answer = await add(body)
        if (answer.status === 200) seen.push(parseCheckpoint(parseNote(body.slice(body.indexOf('\n\n') + 2))!.text)!)
        return answer
      }
    }
  })

  async function sealedUntil(dies: string) {
    const { policy, keys } = sealing.options
    const child: SealingChild = { urls: t.house.urls, dir: sealing.dir, policy: policyText(keys.keys, policy.witnesses, 2), dies }
    const running = spawn(process.execPath, [join(import.meta.dirname, '../../test/support/sealing-child.ts'), JSON.stringify(child)], { stdio: ['ignore', 'ignore', 'inherit'] })
    const [, signal] = await once(running, 'close') as [number | null, string | null]
    assert.equal(signal, 'SIGKILL', `it dies after “${dies}”`)
  }

  test('after each step between commit and publication: nothing acknowledged is lost, and no two checkpoints contradict each other', async () => {
    let subjects = 0
    for (const dies of ['committed', 'mirrored', 'signed', 'witnessed', 'published']) {
      for (let i = 0; i < 3; i++, subjects++) await anEnterprise(t)
      await number(t.house)
      await sealedUntil(dies)
    }
    const log = await sealing.open(t.house)
    await log.seal()
    const found = await auditLog(t.house, { keys: sealing.options.keys.keys })
    assert.deepEqual([found.differences, found.waiting], [[], 0])
    assert.equal((await t.house.pools.writer.query(`select 1 from transparency_entry where kind = 'fact'`)).rowCount, (await t.house.pools.writer.query('select 1 from fact')).rowCount)
    assert.ok(subjects === 15 && new Set(seen.map((c) => c.size)).size > 3)
    for (const { size, root } of seen) assert.deepEqual(root, await rootOf(0, size, hashesIn(t.house.pools.writer)), `the head of ${size} entries that a witness co-signed`)
  })
})
