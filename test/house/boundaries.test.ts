import assert from 'node:assert/strict'
import { test } from 'node:test'
import { importsOf, isTest, sources } from './tree.ts'

type File = { path: string; text: string }
const room = (path: string) => path.split('/')[0]!
const capability = (path: string) => (room(path) === 'capabilities' ? path.split('/')[1]! : null)

/** Who may import what: the direction of the house. Only product code is asked; tests may look everywhere. */
function trespass(file: File, target: string): string | null {
  const from = room(file.path)
  const to = room(target)
  const own = capability(file.path)
  const theirs = capability(target)
  const pages = /^capabilities\/[^/]+\/web\//.test(file.path)
  const pure = /\/(procedure|words|facts|form[\w-]*|sectors\/.*|codes|queries[\w/-]*|commands\/.*)\.(ts|json)$|\/sectors\//
  if (!target.includes('/') || target.startsWith('@')) return null
  const allowed: Record<string, () => boolean> = {
    kernel: () => ['kernel', 'record', 'folding'].includes(to),
    folding: () => to === 'folding',
    record: () => to === 'record',
    law: () => ['law', 'kernel'].includes(to),
    adapters: () => ['adapters', 'kernel'].includes(to),
    capabilities: () => {
      if (pages) return ['web', 'kernel', 'law', 'record'].includes(to) || theirs === own || (theirs !== null && /\/(facts|words|roles|procedure)\.ts$/.test(target)) || (theirs !== null && target.includes('/web/'))
      if (theirs && theirs !== own) return target.endsWith('/facts.ts')
      return ['capabilities', 'kernel', 'law', 'adapters', 'record'].includes(to)
    },
    web: () => to === 'web' || target === 'kernel/procedure.ts' || pure.test(target) || /^capabilities\/[^/]+\/web\//.test(target) || target === 'law/codes.ts' || target === 'kernel/problem.ts',
  }
  return (allowed[from]?.() ?? true) ? null : `${file.path} imports ${target}`
}

/** The record knows bytes: Node's own modules and its own files. */
const strangersOf = (files: readonly File[]) => files.filter((f) => room(f.path) === 'record' && !isTest(f.path))
  .flatMap((f) => importsOf(f).filter((t) => !t.startsWith('node:') && room(t) !== 'record').map((t) => `${f.path} imports ${t}`))

const known = /^(kernel|folding|record|capabilities|adapters|law|web|demo|start|bench|test)\//
const trespasses = (files: readonly File[]) => files.filter((f) => !isTest(f.path))
  .flatMap((f) => importsOf(f).filter((t) => known.test(t)).map((t) => trespass(f, t))).filter((x) => x !== null)

test('imports go one way: capabilities to the kernel, never the reverse, and to each other by facts alone', () => {
  const files = sources()
  assert.ok(files.length > 100, 'the tree was read')
  assert.deepEqual(trespasses(files), [])
  assert.deepEqual(strangersOf(files), [])
})

test('a kernel that knows of licences, and a capability that reads into another, are found', () => {
  assert.equal(trespasses([{ path: 'kernel/bad.ts', text: `import { licensing } from '../capabilities/licensing/index.ts'` }]).length, 1)
  assert.equal(trespasses([{ path: 'capabilities/risk/bad.ts', text: `import { submit } from '../licensing/commands/submit.ts'` }]).length, 1)
  assert.equal(strangersOf([{ path: 'record/bad.ts', text: `import { z } from 'zod'` }, { path: 'record/worse.ts', text: `import { fact } from '../kernel/fact.ts'` }]).length, 2)
  assert.equal(trespasses([{ path: 'capabilities/risk/good.ts', text: `import { LicenceIssued } from '../licensing/facts.ts'` }]).length, 0)
})
