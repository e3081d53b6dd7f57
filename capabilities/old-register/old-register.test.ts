import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { fileKeys } from '../../adapters/sealing/file-keys.ts'
import { applicantOf, officer, openTestHouse, type TestHouse } from '../../test/support/house.ts'
import { measured } from '../../test/support/licence.ts'
import { isProblem } from '../../test/support/record.ts'
import { drawWrit } from '../licensing/jobs.ts'
import { checkSheet } from './check.ts'
import type { Kind } from './facts.ts'
import { runImport } from './import.ts'
import { sheetKinds } from './columns.ts'
import { wrongRows } from './templates.ts'
import { aLicenceRow, anEnterpriseRow, book, byHandOf, checked, codeOf, confirmed, rowsOf, run, sheetOf, uploaded, type Who } from './testing.ts'

const dir = mkdtempSync(join(tmpdir(), 'anxu-seal-'))
after(() => rm(dir, { recursive: true, force: true }))
let t: TestHouse
const as = (role: string, more = {}): Who => { const actor = officer(role, more); return { actor, caller: t.as(actor) } }
let window: Who, head: Who, keeper: Who
before(async () => {
  const sealKeys = fileKeys(dir, () => new Date('2026-03-01T00:00:00Z'))
  t = await openTestHouse({ ports: { sealKeys, letterhead: { origin: 'http://127.0.0.1', watermark: null } } })
  window = as('window')
  head = as('head')
  keeper = as('administrator')
})
const enterprises = (from: number, to: number, more = {}) => book('enterprises', Array.from({ length: to - from }, (_, i) => anEnterpriseRow(from + i, more)))
/** Problems by row, as `column: sentence`. */
const wrongOf = async (who: Who, id: string) => Object.fromEntries((await rowsOf(who.caller, id, 'wrong')).map((r) => [r.row, r.problems.map((p) => `${p.column}: ${p.zh}`)]))
const count = async (sql: string) => (await t.house.pools.writer.query<{ n: number }>(sql)).rows[0]!.n

describe('a file that cannot be read is refused as a whole, and says what to do', () => {
  const refusedAs = async (bytes: Uint8Array, kind: Kind = 'enterprises') => { const s = await sheetOf(window.caller, await checked(t, window, kind, bytes)); assert.equal(s.state, 'unreadable'); return s.problem.zh as string }

  test('no XLSX, a damaged one, an empty one, another heading', async () => {
    assert.match(await refusedAs(Buffer.from('这不是工作簿')), /不是可以打开的 XLSX/)
    const good = await enterprises(1, 3)
    assert.match(await refusedAs(good.subarray(0, good.length - 300)), /不是可以打开的 XLSX/)
    assert.match(await refusedAs(await book('enterprises', [])), /没有要导入的行/)
    assert.match(await refusedAs(await book('enterprises', [anEnterpriseRow(1)], sheetKinds.enterprises.columns.map((c) => c.title.zh.replace('行业', '类别')))), /没有找到这些列：行业/)
    assert.match(await refusedAs(await book('licences', [aLicenceRow(1)])), /没有找到这些列/)
  })

  test('a file of another check, or of another kind, is not taken', async () => {
    const begun = (await window.caller.post('/api/old-register/sheets', { kind: 'enterprises' })).body.id as string
    isProblem(await window.caller.post(`/api/old-register/sheets/${begun}/read`, { file: codeOf(1) }), 422, 'kernel/invalid')
    async function* once() { yield Buffer.from('a,b') }
    const csv = await t.house.files.put(once(), { owner: begun, name: 'a.csv', mime: 'text/csv', kind: 'sheet', uploadedBy: window.actor.id, enterprise: null, region: null, department: null })
    isProblem(await window.caller.post(`/api/old-register/sheets/${begun}/read`, { file: csv.id }), 422, 'kernel/invalid')
    isProblem(await t.as(officer('window')).post(`/api/old-register/sheets/${begun}/read`, { file: csv.id }), 404, 'kernel/not-found')
    isProblem(await t.as(officer('reviewer')).post('/api/old-register/sheets', { kind: 'enterprises' }), 403, 'kernel/forbidden')
    isProblem(await window.caller.post('/api/old-register/sheets', { kind: 'staff' }), 403, 'kernel/forbidden')
  })
})

describe('each wrong row says why, field by field, in both languages', () => {
  test('check digits, dates, choices, regions, numbers, formulas, what is missing, and a row that is there twice', async () => {
    const code = codeOf(101)
    const id = await checked(t, window, 'enterprises', await book('enterprises', [
      anEnterpriseRow(100), anEnterpriseRow(101, { creditCode: code.slice(0, 17) + (code[17] === '1' ? '2' : '1') }), anEnterpriseRow(102, { foundedOn: '2023-02-30', sector: '化肥' }),
      anEnterpriseRow(103, { region: '990102' }), anEnterpriseRow(104, { name: '', principalName: '' }), anEnterpriseRow(105, { creditCode: { value: 9.198010212345679e17, type: Number } }),
      anEnterpriseRow(106, { employees: { value: '=40+2', type: 'Formula' } }), anEnterpriseRow(107, { principalCitizenId: '110105194912310021', principalPhone: '12345' }),
      anEnterpriseRow(100, { address: '别处' }), anEnterpriseRow(108, { employees: '十二', foundedOn: '2031-01-01' }), anEnterpriseRow(109, { foundedOn: '2031-01-01' }),
    ]))
    const wrong = await wrongOf(window, id)
    assert.deepEqual(Object.keys(wrong), ['3', '4', '5', '6', '7', '8', '9', '10', '11', '12'])
    assert.match(wrong[3]![0]!, /^creditCode: 校验码不符/)
    assert.match(wrong[4]!.join('\n'), /sector: 没有「化肥」这一项，可填：非煤矿山、[^\n]+\nfoundedOn: 「2023-02-30」不是存在的日期/)
    assert.deepEqual(wrong[5], ['region: 不在您的辖区'])
    assert.deepEqual(wrong[6], ['name: 请填写企业名称', 'principalName: 请填写主要负责人'])
    assert.match(wrong[7]![0]!, /^creditCode: 单元格是数字格式，第 15 位以后/)
    assert.match(wrong[8]![0]!, /^employees: 这一格是公式/)
    assert.match(wrong[9]!.join('\n'), /principalCitizenId: 校验码不符.*\nprincipalPhone: 请填写 11 位手机号/)
    assert.deepEqual(wrong[10], ['creditCode: 与第 2 行重复'])
    assert.deepEqual(wrong[11], ['employees: 「十二」不是整数'])
    assert.deepEqual(wrong[12], ['foundedOn: 不能晚于今天'])
    const all = await rowsOf(window.caller, id)
    assert.ok(all.every((r) => r.problems.every((p) => p.en && !/\p{Script=Han}/u.test(p.en))), 'every sentence has its English')
    assert.deepEqual((await sheetOf(window.caller, id)).counts, { good: 1, wrong: 10, there: 0, done: 0, thereNow: 0, failed: 0, waiting: 1 })
  })

  test('numbers, serial days, days in words, keys for words and the example of the template are understood', async () => {
    const { columns } = sheetKinds.enterprises
    const example = Object.fromEntries(columns.map((c) => [c.key, c.example]))
    const day = { value: new Date('2016-02-29T00:00:00Z'), type: Date, format: 'yyyy-mm-dd' }
    const bytes = await book('enterprises', [
      example, anEnterpriseRow(120, { foundedOn: day }), anEnterpriseRow(121, { foundedOn: { value: 42429, type: Number } }), anEnterpriseRow(122, { foundedOn: '2016年2月29日', sector: 'hazardous-chemicals' }),
      anEnterpriseRow(123, { foundedOn: { value: 20160229, type: Number }, employees: { value: 120, type: Number }, size: 'Medium' }), anEnterpriseRow(124, { foundedOn: ' 2016/2/29 ', creditCode: ` ${codeOf(124).toLowerCase()}` }),
    ])
    const id = await checked(t, window, 'enterprises', bytes)
    const rows = await rowsOf(window.caller, id)
    assert.deepEqual(rows.map((r) => [r.row, r.status, r.cells['foundedOn']]), [3, 4, 5, 6, 7].map((row) => [row, 'good', '2016-02-29']), JSON.stringify(rows.map((r) => r.problems)))
  })

  test('a licence: longer than the law, of nobody, of another sector, twice in the register, after today', async () => {
    const firms = await checked(t, window, 'enterprises', await enterprises(200, 206))
    assert.equal((await confirmed(window.caller, 'enterprises', firms)).status, 200)
    await run(t, firms)
    const id = await checked(t, window, 'licences', await book('licences', [
      aLicenceRow(200), aLicenceRow(201, { validUntil: '2027-05-01' }), aLicenceRow(999), aLicenceRow(202, { sector: '建筑施工' }), aLicenceRow(203, { number: '云安许 5 号' }),
      aLicenceRow(204, { issuedOn: '2026-03-03' }), aLicenceRow(205, { name: '云州别家有限公司', reference: '' }), aLicenceRow(201, { number: aLicenceRow(200)['number']! }),
    ]))
    const wrong = await wrongOf(window, id)
    assert.deepEqual(wrong[3], ['validUntil: 超过法定有效期：最长至 2027-04-30'])
    assert.deepEqual(wrong[4], ['creditCode: 企业名册中没有这家企业，请先导入或者登记企业'])
    assert.match(wrong[5]!.join(), /number: 编号字母为 WH，该行业应为 JZ/)
    assert.match(wrong[6]!.join(), /number: 不是安全生产许可证编号/)
    assert.deepEqual(wrong[7], ['issuedOn: 颁证日期不能晚于今天'])
    assert.deepEqual(wrong[8], ['reference: 请填写档案号'])
    assert.match(wrong[9]!.join(), /与第 2 行重复/)
    const housing = as('window', { department: 'housing' })
    const other = await wrongOf(housing, await checked(t, housing, 'licences', await book('licences', [aLicenceRow(200)])))
    assert.match(other[2]!.join(), /另一部门颁发/)
  })
})

describe('wrong rows are put right', () => {
  test('in place, by whoever uploaded them, personal values in the vault alone', async () => {
    const id = await checked(t, window, 'enterprises', await book('enterprises', [
      anEnterpriseRow(300, { principalCitizenId: '110105194912310021' }), anEnterpriseRow(301, { principalCitizenId: '11010519491231002X', principalPhone: '15400001234' }),
    ]))
    const [bad, good] = await rowsOf(window.caller, id)
    assert.deepEqual([bad!.cells['principalCitizenId'], good!.cells['principalCitizenId'], good!.cells['principalPhone']], ['110105194912310021', '1****************X', '154****1234'])
    assert.equal((await rowsOf(t.as(officer('window')), id))[0]!.cells['principalCitizenId'], '1****************1', 'a colleague sees it masked')
    assert.equal(await count(`select count(*)::int as n from old_register_row where cells::text like '%1949%' or problems::text like '%1949%'`), 0)
    isProblem(await t.as(officer('window')).post(`/api/old-register/sheets/${id}/rows/2`, { cells: { principalCitizenId: '' } }), 404, 'kernel/not-found')
    isProblem(await window.caller.post(`/api/old-register/sheets/${id}/rows/2`, { cells: { surprise: 'x' } }), 422, 'kernel/invalid')
    const still = (await window.caller.post(`/api/old-register/sheets/${id}/rows/2`, { cells: { principalCitizenId: '11010519491231002' } })).body
    assert.equal(still.status, 'wrong')
    const right = (await window.caller.post(`/api/old-register/sheets/${id}/rows/2`, { cells: { principalCitizenId: '11010519491231002X' } })).body
    assert.equal(right.status, 'good')
    assert.equal((await sheetOf(window.caller, id)).counts.wrong, 0)
  })

  test('or downloaded, corrected and uploaded again', async () => {
    const id = await checked(t, window, 'enterprises', await book('enterprises', [anEnterpriseRow(310), anEnterpriseRow(311, { size: '很大' })]))
    const answer = await t.app.inject({ url: `/api/old-register/sheets/${id}/wrong`, headers: { cookie: 'none' } })
    assert.equal(answer.statusCode, 401)
    isProblem(await t.as(officer('window')).get(`/api/old-register/sheets/${id}/wrong`), 404, 'kernel/not-found')
    const rows = (await rowsOf(window.caller, id, 'wrong')).map((r) => ({ row: r.row, values: { ...r.cells, size: '大型' }, problems: r.problems }))
    await uploaded(t, window, id, await wrongRows('enterprises', rows, 'zh'))
    assert.deepEqual((await rowsOf(window.caller, id)).map((r) => [r.key, r.status]), [[codeOf(311), 'good']])
  })
})

describe('an officer answers for it by name', () => {
  let sheet: string
  before(async () => { sheet = await checked(t, window, 'licences', await book('licences', [aLicenceRow(202), aLicenceRow(203)])) })

  test('not without a reason, not by the window, not from another department, not a sheet that changed since', async () => {
    isProblem(await confirmed(head.caller, 'licences', sheet, { reason: '' }), 422, 'kernel/invalid')
    isProblem(await confirmed(window.caller, 'licences', sheet), 403, 'kernel/forbidden')
    const { version } = await sheetOf(head.caller, sheet)
    isProblem(await as('head', { department: 'housing' }).caller.post('/api/old-register/imports/confirm-licences', { sheet, version, reason: '同意导入' }), 403, 'kernel/forbidden')
    isProblem(await head.caller.post('/api/old-register/imports/confirm-enterprises', { sheet, version, reason: '同意导入' }), 404, 'kernel/not-found')
    isProblem(await confirmed(head.caller, 'licences', sheet, { version: version - 1 }), 409, 'old-register/sheet-changed')
  })

  test('then every licence is a fact with its source, says so on its page and in the public check, and is a licence like any other', async () => {
    const done = await confirmed(head.caller, 'licences', sheet)
    assert.equal(done.status, 200, JSON.stringify(done.body))
    isProblem(await confirmed(head.caller, 'licences', sheet), 409, 'old-register/confirmed-already')
    isProblem(await window.caller.post(`/api/old-register/sheets/${sheet}/rows/2`, { cells: {} }), 409, 'old-register/sheet-closed')
    await run(t, sheet)
    const page = await sheetOf(head.caller, sheet)
    assert.deepEqual([page.imported.state, page.imported.done, page.imported.there, page.imported.failed, page.counts.waiting], ['finished', 2, 0, [], 0])

    const [row] = await rowsOf(head.caller, sheet)
    const licence = (await head.caller.get(`/api/licensing/licences/${row!.subject}`)).body
    assert.equal(licence.state, 'valid')
    assert.deepEqual([licence.origin.import, licence.origin.sheet, licence.origin.row, licence.origin.reference, licence.origin.by.name, licence.application], [sheet, '数据', 2, '档〔2024〕202', head.actor.name, null])
    assert.match(licence.origin.file.sha256, /^[0-9a-f]{64}$/)
    const [fact] = licence.history
    assert.deepEqual([fact.name, fact.causedBy, fact.role], ['licensing.licence-taken-over', done.body.fact, 'system:old-register'])

    const seen = (await t.as(null).get(`/api/licensing/check?number=${encodeURIComponent(row!.key)}`)).body
    assert.deepEqual([seen.result, seen.licence.imported, seen.licence.validUntil], ['valid', true, '2027-04-30'])
  })

  test('it is suspended, its writ is drawn and filed with it, its holder asks for a renewal', async () => {
    const [row] = await rowsOf(head.caller, sheet)
    const licence = row!.subject!
    const holder = (await head.caller.get(`/api/licensing/licences/${licence}`)).body.enterprise.id
    await measured({ licence, proposer: as('approver').caller, head: head.caller, who: { applicant: t.as(applicantOf(holder)) } }, 'suspend', 'conditions', {}, { from: '2026-03-03', until: '2026-04-01' })
    const fact = await count(`select max(id)::int as n from fact where subject = '${licence}' and name = 'licensing.licence-suspended'`)
    await drawWrit.run(t.house.work('draw-writ'), { fact: String(fact) })
    const view = (await head.caller.get(`/api/licensing/licences/${licence}`)).body
    assert.equal(view.writs.length, 1)
    assert.equal((await head.caller.get(`/api/licensing/licences/${licence}/files/${view.writs[0].file.id}`)).status, 200)
    const [other] = (await rowsOf(head.caller, sheet)).slice(1)
    const { enterprise } = (await head.caller.get(`/api/licensing/licences/${other!.subject}`)).body
    const draft = await t.as(applicantOf(enterprise.id)).post('/api/licensing/drafts', { licence: other!.subject, kind: 'renewal' })
    assert.equal(draft.status, 200, JSON.stringify(draft.body))
  })
})

describe('nothing is taken over twice', () => {
  test('the same file again is recognised row by row', async () => {
    const bytes = await enterprises(400, 410)
    const first = await checked(t, window, 'enterprises', bytes)
    await confirmed(window.caller, 'enterprises', first)
    await run(t, first)
    await run(t, first)
    const again = await checked(t, window, 'enterprises', bytes)
    assert.deepEqual((await sheetOf(window.caller, again)).counts, { good: 0, wrong: 0, there: 10, done: 0, thereNow: 0, failed: 0, waiting: 0 })
    isProblem(await confirmed(window.caller, 'enterprises', again), 409, 'old-register/nothing-to-import')
    const mixed = await checked(t, window, 'enterprises', await enterprises(408, 412))
    assert.deepEqual((await rowsOf(window.caller, mixed)).map((r) => r.status), ['there', 'there', 'good', 'good'])
  })

  test('two officers who import the same file at once end with one of each', async () => {
    const bytes = await enterprises(420, 440)
    const other = as('window')
    const sheets = await Promise.all([checked(t, window, 'enterprises', bytes), checked(t, other, 'enterprises', bytes)])
    assert.equal((await confirmed(window.caller, 'enterprises', sheets[0]!)).status, 200)
    assert.equal((await confirmed(other.caller, 'enterprises', sheets[1]!)).status, 200)
    await Promise.all(sheets.map((id) => run(t, id)))
    const ended = await Promise.all(sheets.map(async (id) => (await sheetOf(window.caller, id)).imported))
    assert.equal(ended[0].done + ended[1].done, 20)
    assert.equal(ended[0].there + ended[1].there, 20)
    assert.equal(await count(`select count(*)::int as n from enterprises_enterprise where name ~ '旧册4[23]\\d化工'`), 20)
  })

  test('a process that dies half-way goes on where it stood, and what failed is named', async () => {
    const id = await checked(t, window, 'enterprises', await enterprises(450, 480))
    await confirmed(window.caller, 'enterprises', id)
    const work = t.house.work('old-register')
    let calls = 0
    const dying = { ...work, perform: async (...args: Parameters<typeof work.perform>) => { if (++calls > 11) throw new Error('the process dies'); return work.perform(...args) } }
    await assert.rejects(runImport(t.house, dying, id), /dies/)
    // One of them gets registered by another road meanwhile.
    const byHand = await window.caller.post('/api/enterprises/enterprises/register', byHandOf(479))
    assert.equal(byHand.status, 200, JSON.stringify(byHand.body))
    assert.equal((await sheetOf(window.caller, id)).imported.state, 'running')
    await run(t, id)
    const { imported } = await sheetOf(window.caller, id)
    assert.deepEqual([imported.state, imported.done, imported.there], ['finished', 29, 1])
    assert.equal(await count(`select count(*)::int as n from fact where caused_by = (select id from fact where subject = '${id}' and name = 'old-register.import-confirmed') and name = 'enterprises.registered'`), 29)
  })

  test('a row that is refused after all is listed with its reason, and the others go through', async () => {
    const firms = await checked(t, window, 'enterprises', await enterprises(490, 492))
    await confirmed(window.caller, 'enterprises', firms)
    await run(t, firms)
    const sheet = await checked(t, window, 'licences', await book('licences', [aLicenceRow(490), aLicenceRow(491, { number: '(云)WH安许证字〔2024〕0777号' })]))
    const twin = await checked(t, window, 'licences', await book('licences', [aLicenceRow(490, { number: '(云)WH安许证字〔2024〕0777号' })]))
    for (const id of [sheet, twin]) await confirmed(head.caller, 'licences', id)
    await run(t, sheet)
    await run(t, twin)
    const { imported } = await sheetOf(head.caller, twin)
    assert.deepEqual(imported.failed.map((f: { row: number; code: string; why: { zh: string } }) => [f.row, f.code, f.why.zh]), [[2, 'licensing/number-taken', '许可证编号已被登记']])
  })
})

describe('staff and officers', () => {
  test('accounts without a password, then the persons behind them', async () => {
    const rows = [{ account: 'Jiang.Yue', name: '江月', roles: '受理人员、审查人员', region: '980102', department: 'emergency', email: 'jiang@example.org' }, { account: 'hewei', name: '何为', roles: '审批决定人员', region: '980102' }, { account: 'duanlang', name: '段浪', roles: '皇帝', region: '980102' }]
    const id = await checked(t, keeper, 'staff', await book('staff', rows))
    assert.deepEqual(Object.keys(await wrongOf(keeper, id)), ['3', '4'])
    assert.equal((await confirmed(keeper.caller, 'staff', id)).status, 200)
    await run(t, id)
    assert.equal((await sheetOf(keeper.caller, id)).imported.done, 1)
    isProblem(await window.caller.get(`/api/old-register/sheets/${id}`), 404, 'kernel/not-found')

    const { rows: [account] } = await t.house.pools.writer.query<{ id: string; last_fact: string }>(`select id, last_fact from accounts_account where account = 'jiang.yue' and state = 'proposed'`)
    assert.equal((await t.as(officer('security')).post(`/api/accounts/accounts/${account!.id}/approve`, { seen: account!.last_fact })).status, 200)
    const people = await checked(t, keeper, 'officers', await book('officers', [{ name: '江月', citizenId: '11010519491231002X', account: 'jiang.yue' }, { name: '无名', citizenId: '11010519491231002X', account: 'nobody' }]))
    assert.match((await wrongOf(keeper, people))[3]!.join(), /account: 没有这个在用的机关账号/)
    await confirmed(keeper.caller, 'officers', people)
    await run(t, people)
    assert.deepEqual([(await sheetOf(keeper.caller, people)).imported.done, (await sheetOf(keeper.caller, people)).imported.failed], [1, []])
    const again = await checked(t, keeper, 'officers', await book('officers', [{ name: '江月', citizenId: '11010519491231002X', account: 'jiang.yue' }]))
    assert.deepEqual((await rowsOf(keeper.caller, again)).map((r) => r.status), ['there'])
  })
})

describe('a large register', () => {
  test('5 000 rows of which 37 are wrong: the 37 are named, 4 963 can be taken over', async () => {
    const wrong = new Set(Array.from({ length: 37 }, (_, i) => 130 * i + 7))
    const bytes = await book('enterprises', Array.from({ length: 5000 }, (_, i) => anEnterpriseRow(10_000 + i, wrong.has(i) ? { employees: '许多' } : {})))
    const id = await checked(t, window, 'enterprises', bytes)
    const { counts, read, of } = await sheetOf(window.caller, id)
    assert.deepEqual([counts.good, counts.wrong, read, of], [4963, 37, 5000, 5000])
    assert.deepEqual((await rowsOf(window.caller, id, 'wrong')).map((r) => r.row), [...wrong].map((i) => i + 2))
  })

  test('a check that nobody confirmed ends: its rows go and its personal values can be opened by nobody', async () => {
    const id = await checked(t, window, 'enterprises', await book('enterprises', [anEnterpriseRow(500, { principalPhone: '15400001234' })]))
    const [{ sealed } = { sealed: '' }] = (await t.house.pools.writer.query<{ sealed: string }>(`select sealed from old_register_row where sheet_id = '${id}'`)).rows
    t.clock.forward(15 * 86_400_000)
    await window.caller.post('/api/old-register/sheets', { kind: 'enterprises' })
    isProblem(await window.caller.get(`/api/old-register/sheets/${id}`), 404, 'kernel/not-found')
    assert.equal((await t.house.vault.reveal([sealed])).get(sealed), null)
    await checkSheet(t.house, id)
  })
})
