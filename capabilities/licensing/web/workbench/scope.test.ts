import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { sectorOf } from '../../sectors/index.ts'
import { scopeOf } from './scope.ts'
import type { Answers } from '../../sectors/sector.ts'

describe('the scope that a grant begins with', () => {
  test('an empty form gives none', () => {
    assert.equal(scopeOf(undefined, {}), '')
    assert.equal(scopeOf(sectorOf('hazardous-chemicals').form, {}), '')
  })

  test('chemical products stand with their capacity, intermediates do not', () => {
    const products: Answers[] = [
      { name: '硫酸', role: 'product', capacity: 173_000, unit: 't' },
      { name: '三氧化硫', role: 'intermediate', capacity: 1000, unit: 't' },
      { name: '磷酸', role: 'product' },
    ]
    assert.match(scopeOf(sectorOf('hazardous-chemicals').form, { products }), /^硫酸（173000.+\/年）、磷酸$/)
  })

  test('a mine is what it mines and how much', () => {
    assert.equal(scopeOf(sectorOf('mines').form, { kind: 'open-pit', mineral: '磷矿', capacity: 30 }), '磷矿开采（30万吨/年）')
  })
})
