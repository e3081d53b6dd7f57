import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { breakLines, clean, widthOf } from './lines.ts'

/** An ideograph or a full-width mark is one em, everything else half. */
const advance = (c: string) => (c.charCodeAt(0) > 0x2e80 || '“”—…'.includes(c) ? 1 : 0.5)
const lines = (text: string, max: number, indent = 0) => breakLines(text, advance, max, indent).map((line) => line.text)

describe('Breaking lines', () => {
  test('no closing mark begins a line: it takes the character before it along', () => {
    assert.deepEqual(lines('安全生产！许可证', 4), ['安全生', '产！许可', '证'])
    assert.deepEqual(lines('依据条例》、规定', 4), ['依据条', '例》、规', '定'])
  })

  test('no opening mark ends a line', () => {
    assert.deepEqual(lines('依据国《条例》', 4), ['依据国', '《条例》'])
    assert.deepEqual(lines('自即日（含）', 4), ['自即日', '（含）'])
  })

  test('the blank half of a last comma may stand outside the line', () => {
    assert.deepEqual(lines('安全生产，许可', 4.5), ['安全生产，', '许可'])
  })

  test('a dash and an ellipsis are not divided', () => {
    assert.ok(lines('安全生——产', 4).every((line) => !line.startsWith('—')))
    assert.ok(lines('安全生……产', 4).every((line) => !line.startsWith('…')))
  })

  test('words and numbers hold together, and spaces vanish at the break', () => {
    assert.deepEqual(lines('编号 ABC-123 有效', 4), ['编号', 'ABC-123', '有效'])
  })

  test('a word wider than the line is cut, and nothing is lost', () => {
    const text = 'x'.repeat(23)
    assert.equal(lines(text, 4).join(''), text)
    assert.ok(lines(text, 4).every((line) => line.length <= 8))
  })

  test('the first line is shorter by its indent', () => {
    assert.deepEqual(lines('安全生产许可证', 4, 2), ['安全', '生产许可', '证'])
  })

  test('a line feed begins a paragraph and an empty text is one empty line', () => {
    assert.deepEqual(lines('一\n二', 4), ['一', '二'])
    assert.deepEqual(lines('', 4), [''])
  })

  test('two marks in a row share one blank half', () => {
    assert.equal(widthOf('》（', advance), 1.5)
    assert.equal(widthOf('安（', advance), 2)
  })

  test('control and direction characters never reach the paper', () => {
    assert.equal(clean('安\u202e全\u0000生\u200b产\r\n'), '安全生产\n')
  })
})
