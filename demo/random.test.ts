import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { random } from './random.ts'

const row = (seed: string, length = 8) => { const r = random(seed); return Array.from({ length }, () => r.next()) }

describe('Seeded randomness', () => {
  test('refuses to pick from nothing', () => {
    assert.throws(() => random('a').pick([]), RangeError)
  })

  test('gives the same row for the same seed and another for another', () => {
    assert.deepEqual(row('a'), row('a'))
    assert.notDeepEqual(row('a'), row('b'))
  })

  test('forks do not depend on what was drawn before', () => {
    const used = random('a')
    used.next()
    assert.equal(used.fork('town').next(), random('a').fork('town').next())
    assert.notEqual(random('a').fork('town').next(), random('a').fork('mine').next())
  })

  test('stays in its bounds and reaches both of them', () => {
    const r = random('bounds')
    const dice = new Set(Array.from({ length: 300 }, () => r.int(1, 6)))
    assert.deepEqual([...dice].sort(), [1, 2, 3, 4, 5, 6])
  })

  test('shuffles without losing anything, and spreads evenly', () => {
    const r = random('even')
    assert.deepEqual(r.shuffle([1, 2, 3, 4, 5]).sort(), [1, 2, 3, 4, 5])
    const heads = Array.from({ length: 4000 }, () => r.chance(0.5)).filter(Boolean).length
    assert.ok(heads > 1850 && heads < 2150)
    assert.equal(new Set(r.sample([1, 2, 3, 4], 3)).size, 3)
  })
})
