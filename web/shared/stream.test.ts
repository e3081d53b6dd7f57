import { describe, test } from 'node:test'
import assert from 'node:assert/strict'
import { eventReader } from './stream.ts'
import { concerns } from './live.ts'
import type { StreamEvent } from './stream.ts'

const read = (...pieces: string[]) => {
  const events: StreamEvent[] = []
  const reader = eventReader((event) => events.push(event))
  pieces.forEach(reader)
  return events
}

describe('the live stream', () => {
  test('a comment and an unfinished message tell nothing', () => assert.deepEqual(read(': still here\n\n', 'event: facts\ndata: {}'), []))
  test('a message is the same however it is cut', () => {
    const whole = 'id: 7\nevent: facts\ndata: {"a":\ndata: 1}\n\n'
    for (let cut = 0; cut <= whole.length; cut++) {
      assert.deepEqual(read(whole.slice(0, cut), whole.slice(cut)), [{ id: '7', event: 'facts', data: '{"a":\n1}' }])
    }
  })
  test('line ends of every kind are understood', () => assert.equal(read('data: x\r\n\r\n', 'data: y\n\n').length, 2))
  test('the id stays for what follows', () => assert.equal(read('id: 3\ndata: a\n\n', 'data: b\n\n')[1]!.id, '3'))
})

test('a page hears of facts by subject, by name, by enterprise or by a prefix of names', () => {
  const fact = { name: 'licensing.application-accepted', subject: 's1', enterprise: 'e1' }
  assert.ok(concerns(fact, ['s1']) && concerns(fact, ['licensing.application-accepted']) && concerns(fact, ['e1']) && concerns(fact, ['licensing.*']))
  assert.ok(!concerns(fact, ['s2', 'penalty.*']))
})
