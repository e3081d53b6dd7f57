import { describe, test } from 'node:test'
import assert from 'node:assert/strict'
import { collect, mayOpen, navigation } from './page.ts'
import type { Page } from './page.ts'

const page = (path: string, group: string, order: number, roles?: string[]): Page =>
  ({ path, title: { zh: path, en: path }, nav: { group, order }, roles, lazy: () => Promise.reject(new Error('not asked')) })

const part = (order: number) => ({ of: 'licensing/application', key: String(order), order, title: { zh: '一页', en: 'One' }, lazy: () => Promise.reject(new Error('not asked')) })

describe('the pages of a surface', () => {
  test('a page for others is not opened and not shown', () => {
    const secret = page('/secret', 'work', 1, ['auditor'])
    assert.ok(!mayOpen(secret, ['reviewer']))
    assert.deepEqual(navigation([secret], ['reviewer'], []), [])
    assert.ok(mayOpen(secret, ['reviewer', 'auditor']))
  })
  test('groups follow the given order, unknown ones come last, pages follow theirs', () => {
    const shown = navigation([page('/z', 'other', 1), page('/b', 'work', 2), page('/a', 'work', 1), page('/l', 'licensing', 1)], [], ['work', 'licensing'])
    assert.deepEqual(shown.map(({ group, pages }) => [group, ...pages.map(({ path }) => path)]), [['work', '/a', '/b'], ['licensing', '/l'], ['other', '/z']])
  })
  test('capabilities are joined without a list that names them', () => {
    const found = collect({ a: { pages: [page('/a', 'work', 1)] }, b: { panels: [{ order: 2, lazy: () => Promise.reject(new Error('not asked')) }] }, c: { parts: [part(2), part(1)] } })
    assert.deepEqual([found.pages.length, found.panels.length, found.searches.length], [1, 1, 0])
    assert.deepEqual(found.parts.map(({ order }) => order), [1, 2])
  })
})
