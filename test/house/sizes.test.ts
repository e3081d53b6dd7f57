import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isTest, sources } from './tree.ts'

const mostLines = 300
const mostOfFunction = 50
const kernelLines = 2500

type File = { path: string; text: string }
const lines = (text: string) => text.split('\n').length - 1

/** Files that are too long; a reason stands in the file's first lines as `// Long because …`. */
const longFiles = (files: readonly File[]) => files.filter((f) => lines(f.text) > mostLines && !/^\/\/ Long because /m.test(f.text.slice(0, 400))).map((f) => `${f.path}: ${lines(f.text)} lines`)

/** Functions declared at the left margin that run on too long, by the line of their closing brace. */
function longFunctions(file: File): string[] {
  const text = file.text.split('\n')
  return text.flatMap((line, i) => {
    if (!/^(export )?(async )?function\*? |^(export )?const \w+ = .*=> \{$/.test(line)) return []
    const end = text.findIndex((l, j) => j > i && /^\}/.test(l))
    const reason = /Long because /.test(text[i - 1] ?? '')
    return end - i + 1 > mostOfFunction && !reason && !isTest(file.path) ? [`${file.path}:${i + 1}: ${end - i + 1} lines`] : []
  })
}

test('no file grows past 300 lines, no function past 50, and the kernel stays small', () => {
  const files = sources()
  assert.deepEqual(longFiles(files), [])
  assert.deepEqual(files.flatMap(longFunctions), [])
  const kernel = files.filter((f) => f.path.startsWith('kernel/') && !isTest(f.path)).reduce((sum, f) => sum + lines(f.text), 0)
  assert.ok(kernel <= kernelLines, `the kernel has ${kernel} lines`)
})

test('a long file and a long function are found', () => {
  const long = { path: 'kernel/bad.ts', text: `function far() {\n${'  step()\n'.repeat(320)}}\n` }
  assert.equal(longFiles([long]).length, 1)
  assert.equal(longFunctions(long).length, 1)
})
