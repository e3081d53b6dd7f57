import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { authorityOf, departments, officer, officers, region, regions } from './town.ts'

describe('The town', () => {
  test('refuses a region and an account that it does not have', () => {
    assert.throws(() => region('110000'), RangeError)
    assert.throws(() => officer('nobody'), RangeError)
  })

  test('is no real place: every code begins with 98, and every place but the province lies in another', () => {
    for (const { code, parent } of regions) {
      assert.match(code, /^98\d{4}$/)
      if (parent !== null) assert.ok(regions.some((r) => r.code === parent))
    }
  })

  test('has one authority for each sector, with somebody for every step', () => {
    for (const sector of ['hazardous-chemicals', 'construction', 'mines', 'fireworks', 'civil-explosives'] as const) {
      const authority = authorityOf(sector)
      assert.ok(authority)
      for (const role of ['window', 'reviewer', 'approver', 'head'] as const) {
        assert.ok(officers.some((o) => o.department === authority.id && o.roles.includes(role)), `${sector} ${role}`)
      }
    }
    assert.equal(authorityOf('general'), undefined)
    assert.equal(departments.length, 6)
  })

  test('gives every officer an account and a card of their own', () => {
    assert.equal(new Set(officers.map((o) => o.account)).size, officers.length)
    assert.equal(new Set(officers.map((o) => o.card)).size, officers.length)
    for (const o of officers) assert.equal(o.account, o.pinyin.toLowerCase().replace(' ', ''))
  })
})
