import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { fileKeys } from '../../adapters/sealing/file-keys.ts'
import { openTestHouse } from '../../test/support/house.ts'
import { aLicence, done, licencePage, measured } from '../../test/support/licence.ts'
import { factsOf, until } from '../../test/support/record.ts'

const dir = mkdtempSync(join(tmpdir(), 'anxu-seal-'))
after(() => rm(dir, { recursive: true, force: true }))

test('every decision on a licence is drawn and sealed for its holder, the licence’s own PDF checks by the decision, and a bar tells others by itself', async () => {
  const sealKeys = fileKeys(dir, () => new Date('2026-03-01T00:00:00Z'))
  const t = await openTestHouse({ workers: true, ports: { sealKeys, letterhead: { origin: 'http://127.0.0.1', watermark: null } } })
  const l = await aLicence(t)
  const writ = (kind: string) => until(kind, async () => (await licencePage(l.who.applicant, l.licence)).writs.find((w: { kind: string }) => w.kind === kind))
  const { file } = await writ('licence')
  let { sha256 } = file
  const checked = async () => (await t.as(null).get(`/api/licensing/check?sha256=${sha256}`)).body
  const day = (await checked()).on as string
  await done(l.head, l.licence, 'correct-validity', { validFrom: '2026-03-02', validUntil: '2029-02-28', source: '许可决定书原件' })
  const reprint = await until('the corrected print', async () => { const page = await licencePage(l.who.applicant, l.licence); return page.file.id !== file.id && page.file })
  assert.deepEqual([(await checked()).result, (await t.as(null).get(`/api/licensing/check?sha256=${reprint.sha256}`)).body.result], ['superseded', 'valid'])
  sha256 = reprint.sha256

  await measured(l, 'suspend', 'conditions', {}, { from: day, until: '2026-12-31' })
  assert.equal((await checked()).result, 'suspended')
  const suspension = await writ('suspension')
  assert.deepEqual([suspension.number, (await l.who.applicant.get(`/api/licensing/applications/${suspension.application_id}/files/${suspension.file.id}`)).status], ['许暂扣〔2026〕WH20260001-1号', 200])
  await done(l.proposer, l.licence, 'resume', { recheck: { on: day, officers: ['周明远', '何静'], findings: '条件已经恢复' } })
  await measured(l, 'annul', 'fraud')
  assert.equal((await writ('annulment')).number, '许撤〔2026〕WH20260001-2号')
  assert.equal((await checked()).result, 'annulled')
  const { body } = (await factsOf(t, l.licence)).find((f) => f.name === 'licensing.licence-annulled')!
  const [told] = await until('the bar', async () => { const facts = await factsOf(t, body.bar.id); return facts.length > 0 && facts })
  assert.deepEqual([told!.name, told!.body.until, told!.actor.id], ['licensing.applicant-barred', body.bar.until, 'system:announce-bar'])
  await done(l.proposer, l.licence, 'cancel', { ground: 'ended' })
  await writ('cancellation')
})
