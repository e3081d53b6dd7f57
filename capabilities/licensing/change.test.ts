import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { fileKeys } from '../../adapters/sealing/file-keys.ts'
import { PDFDocument } from '@cantoo/pdf-lib'
import { audit } from '../../kernel/replay.ts'
import { openTestHouse, type TestHouse } from '../../test/support/house.ts'
import { askedFor, aLifeDraft, issued, reviewed, step, stepped } from '../../test/support/licensing.ts'
import { factsOf, lastFact, pageOf, refused, until } from '../../test/support/record.ts'
import { stakeGuards, type AtStake } from './rules/stake.ts'
import { sealLicence } from './commands/licence.ts'

const dir = mkdtempSync(join(tmpdir(), 'anxu-seal-'))
after(() => rm(dir, { recursive: true, force: true }))

type Case = Awaited<ReturnType<typeof issued>>
const check = async (t: TestHouse, query: string) => (await t.as(null).get(`/api/licensing/check?${query}`)).body
const byNumber = (t: TestHouse, c: Case) => check(t, `number=${encodeURIComponent(c.licence.number)}`)
const none = { changesName: false, changesAddress: false, changesPrincipal: false, changesEconomicType: false, changesScope: false, changedOn: '2026-03-09' }
const renamed = { ...none, changesName: true, toName: '云州新名化工有限公司', changesPrincipal: true, toPrincipal: '周启明' }

/** Takes an application of a further kind through counter, review and decision. */
async function decided(c: Case, id: string) {
  await stepped(c.counter, id, 'accept')
  await reviewed(c.reviewer, id)
  const { kind, preview } = await pageOf(c.approver, id)
  const offered = (preview.clauses as { id: string }[]).map((one) => one.id)
  assert.deepEqual(offered, kind === 'change' ? ['许可法-49', '条例-6', '许可法-38'] : ['惯例-补办', '许可法-38'], 'a refusal offers the clauses of its kind')
  await stepped(c.approver, id, 'grant', { scope: '年产 3 万吨甲醇', reason: '材料属实' })
}

describe('a change of particulars (许可法 §49)', () => {
  let t: TestHouse
  let c: Case
  let id: string
  before(async () => { t = await openTestHouse(); c = await issued(t) })

  test('must change something', async () => {
    for (const answers of [none, { ...none, changesPrincipal: true, toPrincipal: '石望川' }]) {
      const draft = await aLifeDraft(t, c.who, c.licence.id, 'change', answers)
      await refused(t, () => c.who.applicant.post('/api/licensing/applications/submit', { draft: draft.id, version: draft.version, truthful: true }), { status: 409, type: 'licensing/nothing-to-change' })
    }
  })

  test('is refused while the licence is suspended, under the clause of the suspension', () => {
    const licence = { state: 'suspended', validUntil: '2029-03-01', expiresAt: '2029-03-01T16:00:00Z', kept: false, name: '甲' } as AtStake
    const row = { kind: 'change', sector: 'mines', answers: { changesName: true, toName: '乙' }, licence, case_on_licence: null }
    const at = new Date('2026-04-01T00:00:00Z')
    const broken = (kind: string, state: string) => stakeGuards.filter((g) => g.broken({ ...row, kind, licence: { ...licence, state } }, undefined, { at, day: '2026-04-01', actor: c.who.actor })).map((g) => g.code)
    assert.deepEqual(broken('change', 'suspended'), ['licence-suspended'])
    assert.deepEqual(broken('change', 'valid'), [])
    assert.deepEqual(broken('replacement', 'suspended'), [])
    for (const ended of ['revoked', 'annulled', 'withdrawn', 'cancelled']) assert.deepEqual(broken('change', ended), ['licence-ended'])
  })

  test('asks for evidence of what changes, and shows before and after', async () => {
    const asked = await askedFor(t, c.who, c.licence.id, 'change', renamed)
    assert.equal(asked.answer.status, 200, JSON.stringify(asked.answer.body))
    id = asked.id
    const page = await pageOf(c.counter, id)
    assert.deepEqual(page.materials.filter((m: { needed: boolean }) => m.needed).map((m: { key: string }) => m.key), ['application-form', 'business-licence', 'principal-evidence'])
    assert.deepEqual(page.changes.map((x: { key: string; after: string }) => [x.key, x.after]), [['name', '云州新名化工有限公司'], ['principal', '周启明']])
    assert.equal(page.stake.changeDue.late, false)
    assert.equal((await c.counter.get('/api/licensing/applications?kind=change')).body.items.length, 1)
  })

  test('changes nothing before it is decided and printed; then the register and the public check show it, and the fact keeps what was', async () => {
    await decided(c, id)
    assert.equal((await byNumber(t, c)).licence.principal, '石望川')
    assert.equal((await t.as(null).get('/api/licensing/notices?open=true')).body.items.length, 0, 'a change is not held in publicity')
    await stepped(c.counter, id, 'alter', { licence: c.licence.id })
    const { licence } = await byNumber(t, c)
    assert.deepEqual([licence.enterprise, licence.principal, licence.validUntil, licence.scope], ['云州新名化工有限公司', '周启明', '2029-03-01', '年产 3 万吨甲醇'])
    const { body } = await lastFact(t, id)
    assert.deepEqual(body.changes.map((x: { key: string; before: string }) => x.before).at(-1), '石望川')
    await refused(t, () => step(c.counter, id, 'alter', { licence: c.licence.id }), { status: 409, type: 'kernel/out-of-order' })
  })

  test('of the scope is examined again', async () => {
    const asked = await askedFor(t, c.who, c.licence.id, 'change', { ...none, changesScope: true, toScope: '年产 5 万吨甲醇' })
    const page = await pageOf(c.counter, asked.id)
    assert.deepEqual(page.conditions.map((x: { item: number }) => x.item), [8, 10, 13])
    await decided(c, asked.id)
    await stepped(c.counter, asked.id, 'alter', { licence: c.licence.id })
    assert.equal((await byNumber(t, c)).licence.scope, '年产 5 万吨甲醇')
  })

  test('filed after its time is taken, and the case says so', async () => {
    const asked = await askedFor(t, c.who, c.licence.id, 'change', { ...none, changedOn: '2026-01-05', changesAddress: true, toAddress: '云州市望海区新址 2 号' })
    assert.equal((await pageOf(c.counter, asked.id)).stake.changeDue.late, true)
    assert.deepEqual((await audit(t.house)).differences, [])
  })
})

describe('a lost licence is printed again (补办)', () => {
  let t: TestHouse
  let c: Case
  before(async () => {
    const sealKeys = fileKeys(dir, () => new Date('2026-03-01T00:00:00Z'))
    t = await openTestHouse({ workers: true, ports: { sealKeys, letterhead: { origin: 'http://127.0.0.1', watermark: null } } })
    c = await issued(t)
  })

  test('with its own print number and mark; the lost document checks as superseded', async () => {
    const first = await pdfOf(t, c, 1)
    assert.equal((await check(t, `sha256=${first.sha256}`)).result, 'valid')
    const asked = await askedFor(t, c.who, c.licence.id, 'replacement', { declared: true })
    assert.equal(asked.answer.status, 200, JSON.stringify(asked.answer.body))
    await decided(c, asked.id)
    await stepped(c.counter, asked.id, 'reprint', { licence: c.licence.id })
    const gone = await check(t, `sha256=${first.sha256}`)
    assert.deepEqual([gone.result, gone.print], ['superseded', { no: 1, kind: 'issued', latest: 2 }], 'from the decision on, before the new one is drawn')
    const second = await pdfOf(t, c, 2)
    assert.notEqual(second.sha256, first.sha256)
    const found = await check(t, `sha256=${second.sha256}`)
    assert.deepEqual([found.result, found.print.no, found.print.kind, found.licence.number], ['valid', 2, 'replaced', c.licence.number])
    const { rows } = await t.house.pools.writer.query('select file, application_id from licensing_print where licence_id = $1 and no = 1', [c.licence.id])
    await t.house.work('draw-writ').perform(sealLicence, { id: c.licence.id, file: rows[0].file, signer: '云州市应急管理局', print: { no: 1, kind: 'issued', application: rows[0].application_id } })
    assert.equal((await c.who.applicant.get('/api/licensing/licences')).body.items[0].file.sha256, second.sha256, 'a print sealed after its successor does not take its place')
    const dropped = await t.app.inject({ method: 'POST', url: '/api/licensing/check-file', headers: { 'content-type': 'application/pdf', 'x-anxu': '1' }, payload: first.bytes })
    assert.equal(dropped.json().result, 'superseded')
    assert.equal((await factsOf(t, asked.id)).filter((f) => f.name === 'licensing.licence-replaced').length, 1)
    assert.deepEqual((await audit(t.house)).differences, [])
  })
})

/** The PDF of one print, once it is drawn, as the holder downloads it. */
async function pdfOf(t: TestHouse, c: Case, print: number) {
  const licence = await until(`print ${print} is drawn`, async () => {
    const found = (await factsOf(t, c.licence.id)).filter((f) => f.name === 'licensing.licence-sealed').find((f) => f.body.print.no === print)
    return found && (await c.who.applicant.get('/api/licensing/licences')).body.items[0]
  }) as { application: string; file: { id: string } }
  const { rows } = await t.house.pools.writer.query<{ sha256: string; file: { id: string } }>('select sha256, file from licensing_print where licence_id = $1 and no = $2', [c.licence.id, print])
  const bytes = await t.house.files.bytes(rows[0]!.file.id)
  assert.equal(createHash('sha256').update(bytes).digest('hex'), rows[0]!.sha256)
  assert.ok((await PDFDocument.load(bytes)).getKeywords()?.includes(c.licence.number))
  assert.ok(licence.file)
  return { bytes, sha256: rows[0]!.sha256 }
}
