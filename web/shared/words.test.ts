import { test } from 'node:test'
import assert from 'node:assert/strict'
import { say } from './words.ts'

const left = { zh: '还剩 {n} 天', en: '{n} {n:day|days} left for {who}' }

test('a sentence takes its parameters and counts in English', () => {
  assert.equal(say(left, { n: 1 }, 'zh'), '还剩 1 天')
  assert.equal(say(left, { n: 1, who: 'you' }, 'en'), '1 day left for you')
  assert.equal(say(left, { n: 2, who: 'you' }, 'en'), '2 days left for you')
})

test('a parameter that is missing shows itself', () => assert.equal(say(left, {}, 'zh'), '还剩 {n} 天'))
