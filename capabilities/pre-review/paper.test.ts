import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { fileKeys } from '../../adapters/sealing/file-keys.ts'
import { verifyPdf } from '../../adapters/sealing/verify-pdf.ts'
import { officer, openTestHouse, type Caller } from '../../test/support/house.ts'
import { anEnterprise } from '../../test/support/licensing.ts'
import { until } from '../../test/support/record.ts'

const dir = mkdtempSync(join(tmpdir(), 'anxu-seal-'))
after(() => rm(dir, { recursive: true, force: true }))

test('the list of improvements comes as a sealed paper, once, to the enterprise and to nobody else', async () => {
  const sealKeys = fileKeys(dir, () => new Date('2026-03-01T00:00:00Z'))
  const t = await openTestHouse({ workers: true, ports: { sealKeys, letterhead: { origin: 'http://127.0.0.1', watermark: null } } })
  const [who, other] = [await anEnterprise(t), await anEnterprise(t)]
  const reviewer = t.as(officer('reviewer'))
  const begun = await who.applicant.post('/api/pre-review/pre-reviews/ask', {
    enterprise: who.id, sector: 'hazardous-chemicals', why: 'doubt', materials: [{ key: 'certificates', title: { zh: '资格证书', en: 'Certificates' } }],
  })
  const path = `/api/pre-review/pre-reviews/${begun.body.subject}`
  const page = async (caller: Caller) => (await caller.get(path)).body
  const take = async (caller: Caller, step: string, body: object = {}) => {
    const done = await caller.post(`${path}/${step}`, { seen: (await page(caller)).seen, ...body })
    assert.equal(done.status, 200, JSON.stringify(done.body))
  }
  await take(who.applicant, 'hand-in', { documents: {}, doubts: '需要几名安全员' })
  await take(reviewer, 'take')
  for (const { key } of (await page(reviewer)).items) await take(reviewer, 'find', { key, result: key === 'certificates' ? 'missing' : 'not-applicable', advice: key === 'certificates' ? '补交三名安全员的证书' : '' })
  await take(reviewer, 'advise', { summary: '补齐证书即可申请' })

  const { file } = await until('the paper', async () => (await page(who.applicant)).papers[0])
  assert.equal(file.name, '预审〔2026〕1号 预审意见书.pdf')
  assert.equal((await other.applicant.get(`${path}/files/${file.id}`)).status, 404)
  assert.equal((await who.applicant.get(`${path}/files/${file.id}`)).status, 200)
  const seal = await verifyPdf(await t.house.files.bytes(file.id))
  assert.equal(seal.signed, true)
  assert.equal((await page(who.applicant)).papers.length, 1)
})
