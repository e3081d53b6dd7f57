import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Capability } from '../../kernel/capability.ts'
import type { Procedure } from '../../kernel/procedure.ts'
import { findCapabilities } from '../../start/capabilities.ts'

const han = /\p{Script=Han}/u

/** Steps, states and problems of a capability that lack a text, and texts whose two languages are mixed up. */
function speechless(c: Capability): string[] {
  const procedures = (c.procedures ?? []) as readonly Procedure[]
  const needed = [
    ...procedures.flatMap((p) => [...Object.keys(p.steps).map((s) => `step.${p.subject}.${s}`), ...p.states.map((s) => `state.${p.subject}.${s}`)]),
    ...[...(c.commands ?? []).flatMap((x) => [...(x.guards ?? []), ...(x.rules ?? [])]), ...(c.gates ?? []).flatMap((g) => g.rules)].map((r) => `problem.${r.code}`),
  ]
  const missing = [...new Set(needed)].filter((key) => !c.words[key]).map((key) => `${c.name}: no words for ${key}`)
  const mixed = Object.entries(c.words).filter(([, w]) => !w.zh || !w.en || han.test(w.en)).map(([key]) => `${c.name}: ${key} lacks a language, or has Chinese in its English`)
  return [...missing, ...mixed]
}

test('every step, state and problem has a Chinese and an English text', async () => {
  assert.deepEqual((await findCapabilities()).flatMap(speechless), [])
})

test('a step without words and an English text in Chinese are found', () => {
  const bad = { name: 'bad', words: { 'state.thing.a': { zh: '甲', en: '甲' } }, procedures: [{ subject: 'thing', states: ['a'], steps: { make: {} } }] } as unknown as Capability
  assert.equal(speechless(bad).length, 2)
})
