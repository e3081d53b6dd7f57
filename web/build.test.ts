import { before, describe, test } from 'node:test'
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { buildWeb, webIsStale } from './build.ts'

type Chunk = { file: string; src?: string; imports?: string[]; css?: string[]; isEntry?: boolean }

const dist = new URL('./dist/', import.meta.url)
const read = (path: string) => readFileSync(new URL(path, dist), 'utf8')

/** The script that a surface downloads before it shows anything, in bytes as sent (gzip). */
function firstLoad(chunks: Record<string, Chunk>, entry: string): number {
  const seen = new Set<string>()
  const walk = (name: string) => {
    if (seen.has(name)) return
    seen.add(name)
    chunks[name]?.imports?.forEach(walk)
  }
  walk(entry)
  return [...seen].reduce((sum, name) => sum + gzipSync(read(chunks[name]!.file)).length, 0)
}

describe('the built pages', () => {
  let chunks: Record<string, Chunk>
  before(async () => {
    if (webIsStale()) await buildWeb({ log: () => {} })
    chunks = JSON.parse(read('.vite/manifest.json')) as Record<string, Chunk>
  })

  const budgets = { portal: 150, 'sign-in': 150, workspace: 350, workbench: 900 }
  for (const [surface, kB] of Object.entries(budgets)) {
    test(`${surface} loads at most ${kB} kB of script first`, () => {
      const size = firstLoad(chunks, `${surface}/index.html`) / 1000
      assert.ok(size <= kB, `${size.toFixed(0)} kB`)
    })
  }

  test('hold no script and no style within the page, as the content policy demands', () => {
    for (const surface of Object.keys(budgets)) {
      const page = read(`${surface}/index.html`)
      assert.doesNotMatch(page, /<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=/)
    }
  })

  test('are not stale once they are built', () => assert.equal(webIsStale(), false))
})
