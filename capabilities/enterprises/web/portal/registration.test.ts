import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { creditCodeCheckDigit } from '../../../../law/codes.ts'
import { atField, emptyRegistration, problemsOf, requestOf, tidyCode } from './registration.ts'
import type { Registration } from './registration.ts'

const first17 = '91980102MA0000001'
const filled: Registration = {
  ...emptyRegistration, creditCode: first17 + creditCodeCheckDigit(first17), name: '云州试办化工有限公司', region: '980102', address: '云州市临江区试办路 8 号',
  sector: 'hazardous-chemicals', economicType: '有限责任公司', size: 'small', employees: '60', scope: '危险化学品生产', principalName: '顾知行', operatorName: '沈一苇',
  account: 'shiban', password: '清晨的江边有三只白鹭', again: '清晨的江边有三只白鹭', truth: true,
}
const wrong = (part: Partial<Registration>) => problemsOf({ ...filled, ...part })?.fields.map(({ pointer, zh }) => [pointer, zh])

describe('a registration is looked through before it is sent', () => {
  test('each empty field is named', () => {
    assert.deepEqual(wrong({ name: ' ' }), [['/enterprise/name', '请填写企业名称']])
    assert.equal(problemsOf(emptyRegistration)!.fields.length, 14)
  })
  test('a credit code with a slip is caught by its check digit', () => {
    assert.deepEqual(wrong({ creditCode: `${first17}${creditCodeCheckDigit(first17) === '1' ? '2' : '1'}` })?.map(([pointer]) => pointer), ['/enterprise/creditCode'])
  })
  test('passwords must agree, be long enough and not hold the account', () => {
    assert.deepEqual(wrong({ again: 'x' }), [['/again', '两次输入的密码不一样']])
    assert.deepEqual(wrong({ password: 'short', again: 'short' }), [['/operator/password', '密码至少 10 个字符，现在是 5 个']])
    assert.deepEqual(wrong({ password: 'my ShiBan account', again: 'my ShiBan account' }), [['/operator/password', '密码中不能含有账号']])
  })
  test('a good one goes out without what is empty', () => {
    assert.equal(problemsOf(filled), undefined)
    const { enterprise, operator } = requestOf(filled)
    assert.deepEqual([enterprise.foundedOn, enterprise.principal, Object.keys(operator)], [null, { name: '顾知行', phone: null }, ['account', 'name', 'password']])
  })
  test('a code is tidied as people paste it', () => assert.equal(tidyCode(' 91 980102 ma0000001ｘ'), '91980102MA0000001X'))
  test('an enterprise that is registered already is told at its code', () => {
    const refused = { code: 'enterprises/already-registered', status: 409, title: { zh: '已登记', en: 'Registered' }, fields: [], more: {} }
    assert.deepEqual(atField(refused).fields.map(({ pointer }) => pointer), ['/enterprise/creditCode'])
  })
})
