import { describe, test } from 'node:test'
import assert from 'node:assert/strict'
import { newRequestId, toProblem, withParams } from './api.ts'
import { safeReturn } from './link.ts'

describe('what the API refuses', () => {
  test('a problem document keeps its code, both languages and its fields', () => {
    const problem = toProblem(422, {
      type: '/problems/licensing/incomplete', status: 422, title: '材料不齐', title_en: 'Documents are missing', errors: [{ pointer: '/a', zh: '缺', en: 'missing' }], facts: [1],
    })
    assert.equal(problem.code, 'licensing/incomplete')
    assert.deepEqual(problem.title, { zh: '材料不齐', en: 'Documents are missing' })
    assert.equal(problem.fields[0]!.pointer, '/a')
    assert.deepEqual(problem.more, { facts: [1] })
  })
  test("a proxy's page is a plain failure that can be acted on", () => {
    const problem = toProblem(502, null)
    assert.deepEqual([problem.status, problem.code], [502, 'web/strange-answer'])
    assert.ok(problem.detail)
  })
})

test('empty parameters stay out of the address, lists repeat', () => {
  assert.equal(withParams('/api/x', { q: '', a: null, b: undefined, c: 0, d: ['1', '2'] }), '/api/x?c=0&d=1&d=2')
})

test('request ids are UUIDs, each another', () => {
  assert.match(newRequestId(), /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  assert.notEqual(newRequestId(), newRequestId())
})

test('sign-in leads back to a path of this site and nowhere else', () => {
  for (const bad of [null, '', 'https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)', '/sign-in?return=/x']) assert.equal(safeReturn(bad), undefined)
  assert.equal(safeReturn('/workbench/cases?kind=1'), '/workbench/cases?kind=1')
})
