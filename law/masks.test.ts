import assert from 'node:assert/strict'
import { test } from 'node:test'
import { maskAddress, maskBankAccount, maskCitizenId, maskName, maskOf, maskPhone, shareOf } from './masks.ts'

test('a value that is not complete shows nothing', () => {
  assert.deepEqual([maskCitizenId('110105'), maskPhone('1380'), maskBankAccount('62170'), maskName('王'), maskAddress('试验路 1 号')], ['******', '****', '*****', '*', '****'])
})

test('each kind keeps just what tells two apart', () => {
  assert.equal(maskCitizenId('31010519491231002X'), '3****************X')
  assert.deepEqual(['138 0013 8000', '+86 13800138000', '0871-63125678', '010-63125678'].map(maskPhone), ['138****8000', '138****8000', '0871-****5678', '010-****5678'])
  assert.equal(maskBankAccount('6217 0000 1000 1234 567'), '***************4567')
  assert.deepEqual([maskName('王晓明'), maskAddress('云州市望海区试验路 1 号'), maskOf.amount('123400'), maskOf.email('jiang@example.org'), maskOf.email('jiang')], ['王**', '云州市望海区****', '***', 'j***@example.org', '***'])
})

test('instead of an amount its share is told, and none where there is no whole', () => {
  assert.deepEqual([shareOf(865, 1000), shareOf(1, 3), shareOf(5, 0)], [86.5, 33.3, null])
})
