import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { audit } from '../../kernel/replay.ts'
import { officer, openTestHouse } from '../../test/support/house.ts'
import { isProblem } from '../../test/support/record.ts'
import { good } from './testing.ts'

const t = await openTestHouse()
const publicly = t.as(null)
const auditor = officer('auditor', { department: null, region: '000000' })
const said = { about: '受理窗口工作人员', text: '多次要求补交清单以外的材料，态度生硬。', name: '司徒远', contact: '13800001234' }
const idOf = async (number: string) => (await t.as(auditor).get(`/api/integrity/complaints?q=${number}`)).body.items[0].id as string

test('takes photos and PDF files by what their bytes are, for those who handle it; text and photos go together when they are erased', async () => {
  const png = readFileSync(join(import.meta.dirname, '../../demo/assets/site-detector.png')).toString('base64')
  const page = Buffer.from('%PDF-1.4\n%%EOF\n').toString('base64')
  const sent = (files: unknown) => publicly.post('/api/integrity/complain', { ...said, files })
  isProblem(await sent([{ name: '照片.png', data: Buffer.from('MZ run me').toString('base64') }]), 422, 'kernel/invalid')
  isProblem(await sent([{ name: '名单.csv', data: Buffer.from('a,b').toString('base64') }]), 422, 'kernel/invalid')
  isProblem(await sent(Array.from({ length: 6 }, () => ({ name: '页.pdf', data: page }))), 422, 'kernel/invalid')
  isProblem(await sent([{ id: crypto.randomUUID(), name: 'x', size: 1, sha256: '', mime: 'image/png' }]), 422, 'kernel/invalid')
  isProblem(await t.as(officer('window')).post('/api/integrity/complaints/file', { channel: 'phone', ...said, files: [] }), 422, 'kernel/invalid')
  const id = await idOf(good(await sent([{ name: '现场.png', data: png }, { name: '回执.pdf', data: page }])).number as string)
  const shown = good(await t.as(auditor).get(`/api/integrity/complaints/${id}`))
  const kinds = Object.fromEntries(shown.files.map((f: { name: string; mime: string }) => [f.name, f.mime]))
  assert.deepEqual([shown.text, kinds], [said.text, { '现场.png': 'image/png', '回执.pdf': 'application/pdf' }])
  const file = `/api/integrity/complaints/${id}/files/${shown.files[0].id}`
  assert.deepEqual([(await t.as(auditor).get(file)).status, (await t.as(officer('reviewer')).get(file)).status, (await publicly.get(file)).status], [200, 404, 401])
  const { rows } = await t.house.pools.writer.query(`select 1 from look where subject = $1 and actor_id = $2`, [id, auditor.id])
  assert.ok(rows.length > 0, 'reading it is recorded')
  isProblem(await t.as(officer('head')).post('/api/privacy/persons/erase', { person: id, reason: '投诉人要求删除' }), 403, 'kernel/forbidden')
  good(await t.as(officer('administrator')).post('/api/privacy/persons/erase', { person: id, reason: '投诉人要求删除' }))
  assert.equal(good(await t.as(auditor).get(`/api/integrity/complaints/${id}`)).text, null)
  isProblem(await t.as(auditor).get(file), 410, 'kernel/erased')
  assert.deepEqual((await audit(t.house)).differences, [])
})
