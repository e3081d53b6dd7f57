import { test, describe } from 'node:test'
import assert from 'node:assert/strict'
import {
  answerProblems, applicableConditions, differences, mask, personalAnswers, personalFields, progress, replacePersonal, requiredMaterials,
  summary, tidied,
} from './form.ts'
import { sectorOf } from './sectors/index.ts'
import type { Answers, Form } from './sectors/sector.ts'

const sector = sectorOf('hazardous-chemicals')
const { form } = sector
const section = (key: string) => form.sections.find((one) => one.key === key)!

/** A plant that makes styrene and has one tank farm; everything here is invented. */
const plant: Answers = {
  name: '滇南合成材料有限公司', creditCode: '91350100M000100Y43', address: '南屏市工业大道 8 号', economicType: '有限责任公司', principal: '赵明远',
  principalPhone: '13800138000', principalId: '11010519491231002X', size: 'medium', contact: '钱小舟', contactPhone: '0871-63120000',
  siteAddress: '南屏市化工园区一号路 3 号', inPark: true, park: '南屏化工园区', newPlant: false,
  products: [
    { name: '苯乙烯', cas: '100-42-5', role: 'product', capacity: 20000, unit: 't' },
    { name: '乙苯', role: 'intermediate', capacity: 24000, unit: 't' },
  ],
  keyProcesses: false, keyChemicals: true, toxic: false, hasMajorHazard: true,
  majorHazards: [{ name: '苯乙烯罐区', level: '3', substance: '苯乙烯', filingNo: 'BA-2025-031', chief: '赵明远', technical: '孙立', operation: '李航' }],
  employees: 180, safetyDepartment: '安全环保部', safetyStaff: 5, safetyEngineers: 2, specialOperators: 24, trained: 180,
  safetyDeputy: '周正', safetyDeputyPhone: '13900139000', revenue: 230000000, safetyCostDue: 1650000, safetyCostSpent: 1702000, insured: 180,
  liabilityInsurance: true, assessor: '远山安全技术有限公司', assessorCode: '91350100M000100Y43', assessedOn: '2025-06-30',
  emergencyPlanNo: '530100-2025-018', emergencyPlanOn: '2025-04-09', lastDrillOn: '2026-06-12', rescue: 'own-part-time',
  newTechnology: false, accidents: '无',
}
const wrong = (change: Answers, complete = false) => answerProblems(form, { ...plant, ...change }, { complete })
const told = (change: Answers) => wrong(change).map(({ pointer, zh }) => `${pointer} ${zh}`).join('\n')

describe('an answer that will not do', () => {
  test('a field that the form does not have is refused, also in a row', () => {
    assert.match(told({ nickname: '小苯' }), /^\/nickname 表中没有这一项/)
    assert.match(told({ products: [{ name: '苯乙烯', colour: '无色' }] }), /^\/products\/0\/colour 产品和中间产品 第 1 行 · 表中没有这一项/)
    assert.match(told(JSON.parse('{"__proto__/x~": 1}') as Answers), /^\/__proto__~1x~0 /)
  })
  test('a day must exist', () => {
    for (const day of ['2026-02-29', '2026-13-01', '2026-1-1', '1899-01-01', '20260101']) {
      assert.match(told({ assessedOn: day }), /^\/assessedOn 评价报告日期：请填写存在的日期/, day)
    }
    assert.equal(told({ assessedOn: '2024-02-29' }), '')
  })
  test('a number is a number within its bounds, people come whole', () => {
    assert.match(told({ employees: '180' }), /请填写数字/)
    assert.match(told({ employees: 180.5 }), /请填写整数/)
    assert.match(told({ employees: 0 }), /不能小于 1 人/)
    assert.match(told({ products: [{ capacity: -1 }] }), /^\/products\/0\/capacity .*不能小于 0/)
  })
  test('a choice is one of its options, yes and no are no words', () => {
    assert.match(told({ size: 'gigantic' }), /请从所列选项中选择/)
    assert.match(told({ newPlant: 'yes' }), /请选择“是”或“否”/)
  })
  test('text has a length and no invisible characters; line breaks only where there is room for them', () => {
    assert.match(told({ siteAddress: '路'.repeat(201) }), /最多 200 字，现为 201 字/)
    assert.match(told({ contact: '钱\u0000小舟' }), /控制字符/)
    assert.match(told({ contact: '钱\u202e小舟' }), /控制字符/)
    assert.match(told({ siteAddress: '一号路\n3 号' }), /控制字符/)
    assert.equal(told({ accidents: '一起\n已整改' }), '')
    assert.match(told({ accidents: '改'.repeat(2001) }), /最多 2000 字/)
  })
  test('codes are checked by their check digits', () => {
    assert.match(told({ assessorCode: '91350100M000100Y44' }), /校验码不符/)
    assert.match(told({ products: [{ cas: '100-42-6' }] }), /^\/products\/0\/cas .*校验码不符/)
    assert.match(told({ principalId: '110105194912310021' }), /^\/principalId 主要负责人公民身份号码：校验码不符/)
    assert.match(told({ contactPhone: '12345' }), /11 位手机号/)
  })
  test('no sentence repeats a personal value', () => {
    assert.doesNotMatch(told({ principalId: '110105194912310021' }), /1101051949/)
  })
  test('a personal answer is a value or its reference, nothing else', () => {
    assert.match(told({ principalId: { ref: 'r1' } }), /请重新填写/)
    assert.match(told({ principalId: 5 }), /请重新填写/)
    assert.match(told({ contact: { ref: 'r1', shown: '钱**' } }), /请填写文字/)
    assert.equal(told({ principalId: { ref: 'r1', shown: '1101**********002X' } }), '')
  })
  test('rows are rows, and not without end', () => {
    assert.match(told({ products: '苯乙烯' }), /请逐行填写/)
    assert.match(told({ products: ['苯乙烯'] }), /请逐行填写/)
    assert.match(told({ products: Array.from({ length: 201 }, () => ({ name: '苯' })) }), /最多 200 行/)
  })
})

describe('sending and saving', () => {
  test('an empty form is a good draft and names every missing answer when it is sent', () => {
    assert.deepEqual(answerProblems(form, {}, { complete: false }), [])
    const missing = answerProblems(form, {}, { complete: true })
    assert.ok(missing.some(({ pointer, zh }) => pointer === '/products' && zh === '产品和中间产品：请至少填写一行。'))
    assert.ok(missing.some(({ pointer, en }) => pointer === '/size' && en === 'Size of the enterprise: choose.'))
    assert.ok(missing.some(({ pointer, zh }) => pointer === '/name' && zh.includes('企业信息')))
  })
  test('spaces are no answer', () => assert.deepEqual(wrong({ contact: '   ' }, true).map(({ pointer }) => pointer), ['/contact']))
  test('what hangs on another answer is asked only then', () => {
    assert.deepEqual(wrong({ newPlant: true }, true).map(({ pointer }) => pointer), ['/acceptedOn'])
    assert.deepEqual(wrong({ hasMajorHazard: false, majorHazards: [] }, true), [])
  })
  test('a draft that holds nonsense can still be shown, compared and tidied', () => {
    const odd: Answers = { products: [null, '苯', 3], storage: 'V-101', principalId: [] }
    assert.ok(summary(form, odd).length > 0)
    assert.ok(differences(form, odd, plant).length > 0)
    assert.deepEqual(tidied(form, odd), { storage: 'V-101' })
  })
  test('a complete form passes', () => assert.deepEqual(answerProblems(form, plant, { complete: true }), []))
  test('what is stored holds no spaces, no empty rows and nothing that is no longer asked', () => {
    const kept = tidied(form, { contact: ' 钱小舟 ', inPark: false, park: '南屏化工园区', storage: [{ name: ' V-101 ' }, { name: '' }], size: '' })
    assert.deepEqual(kept, { contact: '钱小舟', inPark: false, storage: [{ name: 'V-101' }] })
  })
})

describe('how far a section is', () => {
  test('prefilled particulars alone start nothing', () => {
    assert.equal(progress(section('enterprise'), { name: plant['name']!, principal: plant['principal']! }), 'not-started')
  })
  test('one answer starts it, a wrong one keeps it from being finished', () => {
    assert.equal(progress(section('organisation'), { employees: 180 }), 'started')
    assert.equal(progress(section('organisation'), { ...plant, employees: 0 }), 'started')
  })
  test('it is finished when nothing in it would stop the form', () => {
    for (const one of form.sections) assert.equal(progress(one, plant), 'finished', one.key)
  })
})

test('conditions that do not concern the plant are not judged', () => {
  assert.deepEqual(applicableConditions(sector, { hasMajorHazard: false }).map(({ item }) => item).filter((item) => item === 11), [])
  assert.equal(applicableConditions(sector, plant).length, 13)
  assert.ok(requiredMaterials(sector, plant).some(({ key }) => key === 'major-hazard-filing'))
})

const guarded: Form = { version: '1', sections: [{ key: 'guards', title: { zh: '值守', en: 'Guards' }, fields: [{
  key: 'guards', label: { zh: '值守人员', en: 'Guards' }, type: 'rows', columns: [
    { key: 'name', label: { zh: '姓名', en: 'Name' }, type: 'text' }, { key: 'phone', label: { zh: '电话', en: 'Phone' }, type: 'phone' }],
}] }] }

describe('personal data', () => {
  test('the form says where they are, in rows too', () => {
    assert.deepEqual(personalFields(form).map(({ path }) => path), ['principalPhone', 'principalId', 'contactPhone', 'safetyDeputyPhone'])
    assert.deepEqual(personalFields(guarded), [{ path: 'guards/*/phone', kind: 'phone' }])
  })
  test('a wrong value and a reference from elsewhere are not kept', async () => {
    const sent: Answers = { principalPhone: '123', principalId: { ref: 'of-somebody-else', shown: '1' }, size: 'small' }
    assert.deepEqual(await replacePersonal(form, sent, {}, never), { size: 'small' })
  })
  test('typed values are sealed, earlier ones stay as they were stored, whatever the page says is shown', async () => {
    const before: Answers = { guards: [{ name: '吴', phone: { ref: 'r1', shown: '138****8000' } }] }
    const sent: Answers = { guards: [{ name: '郑', phone: ' 139 0013 9000' }, { name: '吴', phone: { ref: 'r1', shown: '000' } }] }
    const sealed = await replacePersonal(guarded, sent, before, async (kind, value, pointer) =>
      ({ ref: `new ${pointer} ${value}`, shown: mask(kind, value) }))
    assert.deepEqual(sealed, { guards: [
      { name: '郑', phone: { ref: 'new /guards/0/phone 13900139000', shown: '139****9000' } },
      { name: '吴', phone: { ref: 'r1', shown: '138****8000' } }] })
    assert.equal(personalAnswers(guarded, sealed).length, 2)
  })
  test('little of them is shown, nothing of what is half typed', () => {
    assert.equal(mask('phone', '138 0013 8000'), '138****8000')
    assert.equal(mask('phone', '+86 13800138000'), '138****8000')
    assert.equal(mask('phone', '0871-63125678'), '0871-****5678')
    assert.equal(mask('phone', '010-63125678'), '010-****5678')
    assert.equal(mask('phone', '1380'), '****')
    assert.equal(mask('citizen-id', '11010519491231002X'), '1****************X')
    assert.equal(mask('citizen-id', '110105'), '******')
  })
  const never = async () => assert.fail('nothing here may be sealed')
})

describe('what a reader sees', () => {
  const row = (pointer: string, answers = plant) => summary(form, answers).find((one) => one.pointer === pointer)
  test('answers come in words, with units, masked, in both languages', () => {
    assert.deepEqual(row('/size')?.shown, { zh: '中型', en: 'Medium' })
    assert.deepEqual(row('/revenue')?.shown, { zh: '230,000,000 元', en: '230,000,000 yuan' })
    assert.deepEqual(row('/inPark')?.shown, { zh: '是', en: 'Yes' })
    assert.deepEqual(row('/principalPhone')?.shown, { zh: '138****8000', en: '138****8000' })
    assert.equal(row('/storage')?.shown, null)
  })
  test('rows are told cell by cell', () => {
    assert.deepEqual(row('/products')?.shown, { zh: '2 行', en: '2 rows' })
    assert.deepEqual(row('/products')?.rows?.[0]?.map(({ shown }) => shown?.zh), ['苯乙烯', '100-42-5', '最终产品', '20,000', '吨'])
  })
  test('what is not asked is not shown', () => assert.equal(row('/acceptedOn'), undefined))
})

describe('what changed between two rounds', () => {
  const changed = (change: Answers) => differences(form, plant, { ...plant, ...change })
  test('the same answers, a space or an empty list make no difference', () => {
    assert.deepEqual(changed({ contact: '钱小舟 ', storage: [] }), [])
  })
  test('a field is told with its words before and after', () => {
    assert.deepEqual(changed({ size: 'large' }), [{
      pointer: '/size', label: { zh: '企业规模', en: 'Size of the enterprise' },
      before: { zh: '中型', en: 'Medium' }, after: { zh: '大型', en: 'Large' },
    }])
  })
  test('a row in the middle that goes is one difference', () => {
    const [styrene, ethylbenzene] = plant['products'] as Answers[]
    const toluene = { name: '甲苯', cas: '108-88-3', role: 'intermediate', capacity: 300, unit: 't' }
    const found = differences(form, { ...plant, products: [styrene!, toluene, ethylbenzene!] }, plant)
    assert.deepEqual(found.map(({ pointer, after }) => [pointer, after]), [['/products/1', null]])
    assert.equal(found[0]?.before?.zh, '品名 甲苯，CAS 号 108-88-3，类别 中间产品，年生产能力 300，单位 吨')
  })
  test('a cell that changed is told alone', () => {
    const [styrene, ethylbenzene] = plant['products'] as Answers[]
    const [only, ...others] = changed({ products: [{ ...styrene!, capacity: 30000 }, ethylbenzene!] })
    assert.equal(only?.label.zh, '产品和中间产品 第 1 行 · 年生产能力')
    assert.deepEqual([only?.before?.zh, only?.after?.zh, others.length], ['20,000', '30,000', 0])
  })
  test('an answer that is no longer asked counts as gone', () => {
    assert.deepEqual(changed({ inPark: false }).map(({ pointer, after }) => [pointer, after?.zh]), [['/inPark', '否'], ['/park', undefined]])
  })
  test('another value behind the same mask is told as replaced', () => {
    const shown = '138****8000'
    const [found] = differences(form, { principalPhone: { ref: 'r1', shown } }, { principalPhone: { ref: 'r2', shown } })
    assert.equal(found?.after?.zh, '138****8000（已重新填写）')
  })
})
