import { describe, test } from 'node:test'
import assert from 'node:assert/strict'
import { clock, creditCodeParts, day, duration, fileSize, moment, money, period, plainDay } from './format.ts'

describe('dates on the screen', () => {
  test('a plain day stays that day, with its weekday', () => {
    assert.equal(day('2026-11-23', 'zh'), '2026-11-23 (周一)')
    assert.equal(day('2026-11-23', 'en'), '2026-11-23 (Mon)')
  })
  test('an instant is shown in Shanghai, wherever the reader is', () => {
    assert.equal(plainDay('2026-11-22T16:30:00Z'), '2026-11-23')
    assert.equal(clock('2026-11-22T16:30:00Z'), '00:30')
    assert.equal(moment('2026-11-22T16:30:00Z', 'zh'), '2026-11-23 (周一) 00:30')
  })
  test('working days are named as such', () => {
    assert.equal(period(3, 'working-day', 'zh'), '3 个工作日')
    assert.equal(period(1, 'working-day', 'en'), '1 working day')
    assert.equal(period(3, 'year', 'zh'), '3 年')
  })
  test('a duration says its two largest parts', () => {
    assert.equal(duration(7500, 'zh'), '2 小时 5 分钟')
    assert.equal(duration(90_061, 'en'), '1 day 1 hour')
    assert.equal(duration(0, 'en'), '0 seconds')
  })
})

describe('money, codes and sizes', () => {
  test('fen become yuan with all their digits', () => {
    assert.equal(money(1_230_000), '¥12,300.00')
    assert.equal(money('900719925474099312'), '¥9,007,199,254,740,993.12')
    assert.equal(money(-5), '−¥0.05')
  })
  test('a credit code is grouped as GB 32100 builds it', () => {
    assert.deepEqual(creditCodeParts('91320100MA1X4K7T3Q'), ['91', '320100', 'MA1X4K7T3', 'Q'])
  })
  test('sizes read well', () => {
    assert.equal(fileSize(0), '0 B')
    assert.equal(fileSize(20_000_000), '20 MB')
    assert.equal(fileSize(2_440_000), '2.4 MB')
  })
})
