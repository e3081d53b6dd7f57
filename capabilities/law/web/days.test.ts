import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readDays } from './days.ts'

test('a line that cannot be read is named, and none of its days counts', () => {
  for (const wrong of ['2027-01-01', '元旦 明天', '元旦 2027-01-03..2027-01-01', '春节 2027-02-05.. ']) assert.deepEqual(readDays(wrong), { days: {}, wrong: [wrong.trim()] }, wrong)
})

test('spans and single days are read, across the end of a month too', () => {
  assert.deepEqual(readDays('春节：2027-01-31..2027-02-02\n\n国庆节 2027-10-01、2027-10-02').days, {
    '2027-01-31': '春节', '2027-02-01': '春节', '2027-02-02': '春节', '2027-10-01': '国庆节', '2027-10-02': '国庆节',
  })
})
