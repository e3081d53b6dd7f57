import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { test } from 'node:test'
import type { Capability } from '../../kernel/capability.ts'
import { envExample } from '../../start/settings.ts'
import { clauses } from '../../law/index.ts'
import { findCapabilities } from '../../start/capabilities.ts'
import { root } from './tree.ts'

type File = { path: string; text: string }
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const lines = (text: string) => text.trimEnd().split('\n').length
const papers = (): File[] => globSync(['*.md', '{adapters,bench,capabilities,demo,docs,kernel,law,record,start,test,web}/**/*.md'], { cwd: root, exclude: (p) => /node_modules|web\/dist/.test(String(p)) })
  .map((path) => path.replaceAll('\\', '/')).map((path) => ({ path, text: read(path) }))

test('the example of settings is what the settings say', () => {
  assert.equal(read('.env.example'), envExample(), '.env.example: write envExample() of start/settings.ts into it')
})

/** Paths that a paper links to, from the root, without what stands in code. */
const linksOf = ({ path, text }: File) => [...text.replaceAll(/```[\s\S]*?```|`[^`\n]*`/g, (code) => (code.startsWith('```') ? '' : 'code')).matchAll(/\]\(([^)\s]+)\)/g)]
  .map((m) => decodeURI(m[1]!.split('#')[0]!)).filter((link) => link && !/^[a-z]+:/.test(link)).map((link) => posix.join(posix.dirname(path), link))

/** The tour is taken by the browser's story; where that has not been played yet, it is not missed. */
const isTaken = (target: string) => !/^docs\/tour(\.md$|\/)/.test(target) || existsSync(join(root, 'docs/tour.md'))
const deadLinks = (files: readonly File[]) =>
  files.flatMap((f) => linksOf(f).filter((target) => isTaken(target) && !existsSync(join(root, target))).map((target) => `${f.path} → ${target}`))

test('every link in a paper leads somewhere', () => {
  const all = papers()
  assert.ok(all.length > 20, 'the papers were read')
  assert.deepEqual(deadLinks(all), [])
})

/** What a capability's folder lacks: files by what it offers, and a README that fits on a screen. */
function gaps(c: Pick<Capability, 'name' | 'commands' | 'tables' | 'procedures' | 'facts'>, has: (file: string) => boolean, readme: string | null): string[] {
  const needed = [
    'README.md', 'index.ts', 'words.ts',
    ...(c.commands?.length ? ['procedure.ts', 'facts.ts', 'commands'] : []),
    ...(Object.keys(c.tables).length ? ['schema/001.sql', 'schema/tables.ts'] : []),
  ]
  return [...needed.filter((file) => !has(file)).map((file) => `${c.name} has no ${file}`), ...(readme && lines(readme) > 25 ? [`${c.name}: README.md has ${lines(readme)} lines`] : [])]
}

test('every capability has its paper and the files that the house expects', async () => {
  const found = (await findCapabilities()).flatMap((c) => {
    const at = (file: string) => join('capabilities', c.name, file)
    return gaps(c, (file) => existsSync(join(root, at(file))), existsSync(join(root, at('README.md'))) ? read(at('README.md')) : null)
  })
  assert.deepEqual(found, [])
})

test('the README is one screen, in both languages', () => {
  for (const path of ['README.md', 'README.zh-CN.md']) assert.ok(lines(read(path)) <= 90, `${path} has ${lines(read(path))} lines`)
})

/** Rows of the glossary: 中文, word in code, clause. */
const glossary = (text: string) => text.split('\n').filter((line) => /^\| [^|]+ \|/.test(line) && !line.startsWith('| 中文')).map((line) => line.split('|').slice(1, 4).map((cell) => cell.trim()))
const unknownClauses = (rows: readonly string[][], known: ReadonlySet<string>) => rows.filter(([, , id]) => id !== '–' && !known.has(id!)).map(([zh, , id]) => `${zh}: ${id}`)

test('the glossary names clauses that law/ has', () => {
  const rows = glossary(read('docs/glossary.md'))
  assert.ok(rows.length >= 70, `${rows.length} rows`)
  assert.deepEqual(unknownClauses(rows, new Set(clauses().map((c) => c.id))), [])
})

/** A law is a file of tests over the whole, one of which says that something bad is found. */
const untried = (laws: readonly File[]) => laws.filter((f) => !/\b(is|are|be|each) found\b/.test(f.text)).map((f) => f.path)

test('every law of the house is tried on something bad', () => {
  const laws = globSync('test/house/*.test.ts', { cwd: root }).map((path) => ({ path, text: read(path) }))
  assert.ok(laws.length >= 9)
  assert.deepEqual(untried(laws), [])
})

test('a dead link, a folder without its files, a clause that nobody wrote and a law that was never tried are found', () => {
  assert.deepEqual(deadLinks([{ path: 'docs/bad.md', text: '[a](nowhere.md) [b](../README.md#map) `[c](code.md)` [d](https://example.org)' }]), ['docs/bad.md → docs/nowhere.md'])
  const bare = { name: 'bare', commands: [{}], tables: { bare_thing: {} } } as unknown as Capability
  assert.deepEqual(gaps(bare, (file) => file === 'index.ts', 'x\n'.repeat(30)).length, 8)
  assert.deepEqual(unknownClauses(glossary('| 中文 | word | clause |\n|---|---|---|\n| 无 | `none` | 许可法-999 |'), new Set()), ['无: 许可法-999'])
  assert.deepEqual(untried([{ path: 'test/house/lazy.test.ts', text: `test('all is well', () => {})` }]), ['test/house/lazy.test.ts'])
})
