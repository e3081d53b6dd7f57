import assert from 'node:assert/strict'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { before, describe, test } from 'node:test'
import { fromBase64 } from '../../record/bytes.ts'
import { verifyCheckpoint } from '../../record/checkpoint.ts'
import { verifyConsistency } from '../../record/proofs.ts'
import { consistencyProof } from '../../record/tree.ts'
import { startSealing } from '../../start/sealing.ts'
import type { Settings } from '../../start/settings.ts'
import { officer, openTestHouse, type TestHouse } from '../../test/support/house.ts'
import { anEnterprise, stepped, submitted } from '../../test/support/licensing.ts'
import { factsOf, isProblem } from '../../test/support/record.ts'
import { aSealing, number, type Sealing } from '../../test/support/sealing.ts'
import { auditLog } from './audit.ts'
import { checkProof } from './check.ts'
import { addLogKey, publicPolicy, retireLogKeys } from './keys.ts'
import type { Log } from './log.ts'
import { openMirror } from './mirror.ts'
import { hashesIn, latestCheckpoint } from './read.ts'
import { refill } from './refill.ts'

describe('the sealed record', () => {
  let t: TestHouse
  let sealing: Sealing
  let log: Log
  let who: Awaited<ReturnType<typeof anEnterprise>>
  let id: string
  before(async () => {
    t = await openTestHouse()
    sealing = await aSealing()
    log = await sealing.open(t.house)
    who = await anEnterprise(t, {}, { name: '石望川', citizenId: '11010519491231002X', phone: '13666660001' })
    id = await submitted(t, who)
    await stepped(t.as(officer('window')), id, 'accept')
    await t.as(officer('window')).post(`/api/licensing/applications/${id}/accept`, { seen: '1' })
    await number(t.house)
    await log.seal()
  })
  const proofUrl = (fact: string, on = id) => `/api/transparency/proofs/${fact}?query=licensing/timeline&id=${on}`
  const policy = () => publicPolicy(sealing.options.policy)

  test('facts, attempts, files and vault values are entries; nothing waits, nothing differs', async () => {
    const { rows } = await t.house.pools.writer.query<{ kind: string }>('select distinct kind from transparency_entry order by kind')
    assert.deepEqual(rows.map((r) => r.kind), ['attempt', 'fact', 'file', 'vault_key', 'vault_value'])
    const found = await auditLog(t.house, { keys: sealing.options.keys.keys })
    assert.deepEqual(found.differences, [])
    assert.deepEqual([found.entries, found.waiting, found.size], [log.status.published, 0, log.status.published])
  })

  test('the checkpoint is served with its cosignatures, and each tile as the tree has it', async () => {
    const checkpoint = await t.as(null).get('/log/checkpoint')
    const verified = await verifyCheckpoint(checkpoint.body, sealing.options.policy)
    assert.ok('quorum' in verified && verified.quorum && verified.witnesses.length >= 2)
    const { size } = verified.checkpoint
    assert.equal((await t.as(null).get(`/log/tile/0/000.p/${size}`)).status, 200)
    assert.equal((await t.as(null).get(`/log/tile/entries/000.p/${size}`)).status, 200)
    for (const bad of [`0/000.p/${size + 1}`, '0/000', '1/000', 'x/../000', 'entries/0']) assert.equal((await t.as(null).get(`/log/tile/${bad}`)).status, 404, bad)
  })

  test('strangers, the wrong page, another’s case and what nobody sealed get no proof', async () => {
    const [fact] = await factsOf(t, id)
    isProblem(await t.as(null).get(proofUrl(fact!.id)), 401, 'kernel/sign-in-needed')
    const other = await anEnterprise(t)
    isProblem(await other.applicant.get(proofUrl(fact!.id)), 404, 'kernel/not-found')
    isProblem(await who.applicant.get(proofUrl('999999')), 404, 'kernel/not-found')
    isProblem(await who.applicant.get(`/api/transparency/proofs/${fact!.id}?query=enterprises/none&id=${id}`), 404, 'kernel/not-found')
    const inside = (await factsOf(t)).find((f) => f.subject === who.id)!
    isProblem(await who.applicant.get(proofUrl(inside.id)), 404, 'kernel/not-found')
    await stepped(t.as(officer('reviewer')), id, 'assign')
    const fresh = (await factsOf(t, id)).at(-1)!
    isProblem(await t.as(officer('reviewer')).get(proofUrl(fresh.id)), 409, 'transparency/not-sealed-yet')
  })

  test('the proof of each fact on the applicant’s page is verified with nothing but the policy; whatever is altered in it is found', async () => {
    const { items } = (await who.applicant.get(`/api/licensing/applications/${id}/timeline`)).body as { items: { fact: string; name: string }[] }
    const file = (await who.applicant.get(proofUrl(items[0]!.fact))).body as string
    const checked = await checkProof(file, policy())
    assert.ok('fact' in checked, JSON.stringify(checked))
    assert.deepEqual([checked.fact.name, checked.fact.subject, checked.number], ['licensing.application-submitted', id, items[0]!.fact])
    assert.ok(checked.witnesses.length >= 2 && checked.witnesses.every((w) => w.time === Date.parse('2026-03-02T01:00:00Z') / 1000))

    const altered = (change: (extra: { bytes: string; salt: string; kind: string }) => void) => file.replace(/^extra (.*)$/m, (_, b64: string) => {
      const extra = JSON.parse(Buffer.from(fromBase64(b64)!).toString('utf8'))
      change(extra)
      return `extra ${Buffer.from(JSON.stringify(extra)).toString('base64')}`
    })
    assert.deepEqual(await checkProof(altered((e) => { e.bytes = e.bytes.replace('"to":"submitted"', '"to":"issued"') }), policy()), { problem: 'not-included' })
    assert.deepEqual(await checkProof(altered((e) => { e.kind = 'attempt' }), policy()), { problem: 'malformed' })
    assert.deepEqual(await checkProof(file.replace(/^index .*$/m, 'index 0'), policy()), { problem: 'not-included' })
    const others = await aSealing()
    assert.deepEqual(await checkProof(file, publicPolicy(others.options.policy)), { problem: 'wrong-signature' })
    assert.deepEqual(await checkProof(file, policy().replaceAll('log.test+', 'log.other+')), { problem: 'malformed' })
    assert.deepEqual(await checkProof(file.replace(/^— witness.*\n/gm, ''), policy()), { problem: 'no-quorum' })
    assert.deepEqual(await checkProof('%PDF-1.4', policy()), { problem: 'malformed' })
  })

  test('later checkpoints continue earlier ones; two processes seal one log', async () => {
    const first = (await latestCheckpoint(t.house.pools.writer))!
    const another = await t.another()
    const second = await sealing.open(another.house)
    assert.equal(second.status.leads, false)
    await log.close()
    await anEnterprise(t)
    await number(t.house)
    await second.seal()
    assert.equal(second.status.leads, true)
    const now = (await latestCheckpoint(t.house.pools.writer))!
    const [a, b] = await Promise.all([first, now].map((c) => verifyCheckpoint(c.note, sealing.options.policy)))
    assert.ok('quorum' in a! && 'quorum' in b! && b.checkpoint.size > a.checkpoint.size)
    assert.ok(await verifyConsistency(first.size, now.size, await consistencyProof(first.size, now.size, hashesIn(t.house.pools.writer)), a.checkpoint.root, b.checkpoint.root))
    assert.deepEqual((await auditLog(t.house, { keys: sealing.options.keys.keys, checkpoint: a.checkpoint })).holds, true)
    await second.close()
    log = await sealing.open(t.house)
  })

  test('one witness away changes nothing; with two away nothing is published, and nothing is lost', async () => {
    await sealing.witnesses[0]!.stop()
    const before = log.status.published
    await anEnterprise(t)
    await number(t.house)
    await log.seal()
    const published = log.status.published
    assert.ok(published > before)
    await sealing.witnesses[1]!.stop()
    await anEnterprise(t)
    await number(t.house)
    await log.seal()
    assert.match(log.status.trouble!, /too few witnesses: .*unreachable/)
    assert.equal((await latestCheckpoint(t.house.pools.writer))!.size, published)
    assert.ok(log.status.size > published, 'what was recorded is in the log and waits for its witnesses')
  })

  test('a disk that is full while sealing: flagged, nothing signed, nothing lost; it goes on when there is room', async () => {
    await log.close()
    const fresh = await aSealing()
    let full = true
    const house = (await openTestHouse()).house
    const mirror = await fresh.options.mirror()
    const refusing: typeof mirror = { ...mirror, get size() { return mirror.size }, add: async (e) => { if (full) throw Object.assign(new Error('no space'), { code: 'ENOSPC' }); return mirror.add(e) } }
    const own = await fresh.open(house, { mirror: async () => refusing })
    await house.pools.writer.query(`insert into attempt (id, at, command, actor_id, outcome) values (gen_random_uuid(), '2026-03-02', 'x', 'y', 'z')`)
    await own.seal()
    assert.match(own.status.trouble!, /ENOSPC/)
    assert.equal(await latestCheckpoint(house.pools.writer), null)
    full = false
    await own.seal()
    assert.deepEqual([own.status.trouble, own.status.published], [null, 1])
  })

  test('the log’s key is rotated: both sign for a while, the old one is retired, and audit and proofs of before still hold', async () => {
    const own = await openTestHouse()
    const fresh = await aSealing()
    const dir = join(fresh.dir, 'keys')
    const grown = async (s: Sealing) => {
      const sealed = await s.open(own.house)
      const other = await anEnterprise(own)
      const application = await submitted(own, other)
      await number(own.house)
      await sealed.seal()
      const [fact] = (await other.applicant.get(`/api/licensing/applications/${application}/timeline`)).body.items as { fact: string }[]
      const proof = (await other.applicant.get(proofUrl(fact!.fact, application))).body as string
      await sealed.close()
      return { proof, note: (await latestCheckpoint(own.house.pools.writer))!.note }
    }
    const before = await grown(fresh)
    const oldPolicy = publicPolicy(fresh.options.policy)
    await assert.rejects(retireLogKeys(dir), /begin the rotation first/)
    const added = await addLogKey(dir)
    await assert.rejects(addLogKey(dir), /under way/)

    const both = await aSealing(fresh.dir)
    const between = await grown(both)
    assert.equal(between.note.match(/^— log\.test /gm)!.length, 2)
    assert.ok('fact' in await checkProof(between.proof, oldPolicy), 'whoever has the old policy alone can still check')
    const [retired] = await retireLogKeys(dir)

    const after = await aSealing(fresh.dir)
    const { proof, note } = await grown(after)
    assert.equal(note.match(/^— log\.test /gm)!.length, 1)
    const policy = publicPolicy(after.options.policy)
    assert.ok(policy.includes(added) && policy.includes(retired!))
    for (const one of [before.proof, between.proof, proof]) assert.ok('fact' in await checkProof(one, policy))
    assert.deepEqual(await checkProof(proof, oldPolicy), { problem: 'wrong-signature' }, 'who never learnt of the new key is told so')
    const found = await auditLog(own.house, { keys: after.options.keys.keys })
    assert.deepEqual([found.differences, found.waiting], [[], 0])
    const forgotten = await auditLog(own.house, { keys: after.options.keys.signers.map((s) => s.key) })
    assert.ok(forgotten.differences.length > 0, 'without the retired key, what it signed is not verified')

    rmSync(join(dir, '2.skey'))
    await assert.rejects(aSealing(fresh.dir), /must hold a key of the log/, 'a lost key is not replaced in silence')
    writeFileSync(join(dir, '2.vkey'), added)
    await addLogKey(dir)
    const third = await aSealing(fresh.dir)
    const last = await grown(third)
    for (const one of [before.proof, proof, last.proof]) assert.ok('fact' in await checkProof(one, publicPolicy(third.options.policy)))
  })

  test('a clock that was set back: nothing is recorded, the log goes neither back nor on, and health says so; put right, both go on', async () => {
    const own = await openTestHouse()
    const data = join(sealing.dir, 'clock')
    mkdirSync(data)
    const sealed = await startSealing(own.house, { ANXU_DATA: data } as Settings)
    const health = async () => (await own.as(null).get('/api/health')).body as { status: string; findings: { what: string; ok: boolean; detail: string }[] }
    try {
      const clocked = await submitted(own, await anEnterprise(own))
      await number(own.house)
      await sealed.seal()
      const { size } = (await latestCheckpoint(own.house.pools.writer))!
      const right = own.clock.now()
      own.clock.forward(-10 * 60_000)
      isProblem(await own.as(officer('window')).post(`/api/licensing/applications/${clocked}/accept`, { seen: '1' }), 503, 'kernel/clock-behind')
      await sealed.seal()
      const { status, findings } = await health()
      assert.deepEqual([status, findings.find((f) => f.what === 'sealing')], ['degraded', { what: 'sealing', ok: false, detail: 'the clock stands before the last fact' }])
      assert.ok((await latestCheckpoint(own.house.pools.writer))!.size >= size)
      own.clock.set(right)
      await anEnterprise(own)
      await number(own.house)
      await sealed.seal()
      assert.ok((await latestCheckpoint(own.house.pools.writer))!.size > size)
      assert.equal((await health()).findings.find((f) => f.what === 'sealing')!.ok, true)
      assert.deepEqual((await auditLog(own.house, { keys: sealed.keys.keys })).differences, [])
    } finally { await sealed.close() }
  })

  test('a database from before: the start is refused while witnesses or the mirror have seen more, and while they have seen something else', async () => {
    const house = (await openTestHouse()).house
    await assert.rejects(sealing.open(house), (e: { code?: string }) => e.code === 'transparency/behind')
    const elsewhere = join(sealing.dir, 'none')
    mkdirSync(elsewhere)
    const back = await aSealing(sealing.dir)
    await assert.rejects(back.open(house, { mirror: () => openMirror(elsewhere, Buffer.alloc(32, 5)) }), (e: { code?: string }) => e.code === 'transparency/behind')
  })

  test('a refill brings back the tail that a restored database lacks: the same rows, the same root, and the log goes on', async () => {
    const own = await openTestHouse()
    const fresh = await aSealing()
    const first = await fresh.open(own.house)
    await anEnterprise(own)
    await number(own.house)
    await first.seal()
    const kept = first.status.published
    const tables = ['transparency_checkpoint', 'transparency_tile', 'transparency_entry', 'sequenced', 'attempt', 'fact']
    const restored = (await openTestHouse()).house
    for (const table of [...tables].reverse()) {
      const { rows } = await own.house.pools.owner.query<{ rows: unknown }>(`select coalesce(jsonb_agg(t), '[]') as rows from ${table} t`)
      await restored.pools.owner.query(`insert into ${table} overriding system value select * from jsonb_populate_recordset(null::${table}, $1)`, [JSON.stringify(rows[0]!.rows)])
    }
    await restored.pools.owner.query('delete from transparency_unsealed')
    await anEnterprise(own, {}, { name: '石望川', citizenId: '11010519491231002X', phone: '13666660001' })
    await own.as(officer('window')).post('/api/enterprises/enterprises/register', {})
    await number(own.house)
    await first.seal()
    await first.close()
    await assert.rejects(fresh.open(restored), (e: { code?: string }) => e.code === 'transparency/behind')

    const result = await refill(restored, await fresh.options.mirror())
    assert.deepEqual([result.before, result.after, result.facts], [kept, first.status.published, 1])
    const again = await fresh.open(restored)
    await again.seal()
    const both = await Promise.all([own.house, restored].map((h) => auditLog(h)))
    assert.deepEqual(both[1]!.root, both[0]!.root)
    assert.deepEqual(new Set(both[1]!.differences.map((d) => `${d.table} ${d.kind}`)), new Set(['vault_value missing', 'vault_key missing']), 'values of the vault do not come back, and are named')
  })
})
