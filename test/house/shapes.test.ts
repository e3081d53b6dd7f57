import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Capability } from '../../kernel/capability.ts'
import { findCapabilities } from '../../start/capabilities.ts'

type Kept = Record<string, { shape: number; digest: string }>
const path = join(import.meta.dirname, 'shapes.json')

/** What replay depends on: the tables, and the text of every write and within-reaction of a capability. */
function digestOf(c: Capability, all: readonly Capability[]): string {
  const folder = join(c.folder, 'schema')
  const tables = existsSync(folder) ? readdirSync(folder).filter((f) => f.endsWith('.sql')).sort().map((f) => readFileSync(join(folder, f), 'utf8')) : []
  const writes = (c.commands ?? []).map((x) => `${x.fact.name} ${x.write.toString()}`)
  const reactions = typeof c.reactions === 'function' ? c.reactions(all) : (c.reactions ?? [])
  // Reactions made for every fact of the house grow with each capability; a further one writes nothing that older facts told.
  const own = typeof c.reactions !== 'function'
  const withins = [...new Set(reactions.flatMap((r) => (r.when === 'within' ? [`${own ? `${r.to} ${r.name}` : ''} ${r.write.toString()}`] : [])))]
  return createHash('sha256').update(JSON.stringify([tables, writes.sort(), withins.sort()])).digest('hex').slice(0, 16)
}

/** Capabilities whose writes or tables changed while their shape stayed: an audit of older tables would cry tampering. */
const forgotten = (kept: Kept, now: Kept) => Object.entries(now).filter(([name, n]) => kept[name] && kept[name].shape === n.shape && kept[name].digest !== n.digest).map(([name]) => name)

test('a changed write or table raises the shape of its capability', async () => {
  const all = await findCapabilities()
  const now: Kept = Object.fromEntries(all.map((c) => [c.name, { shape: c.shape, digest: digestOf(c, all) }]))
  if (process.env['SHAPES'] === 'write') writeFileSync(path, `${JSON.stringify(now, null, 2)}\n`)
  const kept = JSON.parse(readFileSync(path, 'utf8')) as Kept
  assert.deepEqual(forgotten(kept, now), [], 'raise `shape` in their index.ts (or see that replay stays the same), then SHAPES=write npm test -- house/shapes')
  assert.deepEqual(now, kept, 'the shapes were raised: SHAPES=write npm test -- house/shapes notes them')
})

test('a write that changed under an old shape is found', () => {
  assert.deepEqual(forgotten({ a: { shape: 1, digest: 'x' } }, { a: { shape: 1, digest: 'y' } }), ['a'])
  assert.deepEqual(forgotten({ a: { shape: 1, digest: 'x' } }, { a: { shape: 2, digest: 'y' } }), [])
})
