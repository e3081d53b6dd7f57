import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Capability } from '../../kernel/capability.ts'
import type { Procedure } from '../../kernel/procedure.ts'
import { clauseOn, limits } from '../../law/index.ts'
import { findCapabilities } from '../../start/capabilities.ts'

const today = '2026-11-23'
const inLaw = (id: string) => { try { clauseOn(id, today); return true } catch { return false } }

/** What is wrong with a capability's procedures: steps without exactly one command, unreachable states, clauses and limits that law/ does not have. */
function faults(c: Capability): string[] {
  return (c.procedures ?? []).flatMap((p: Procedure) => [
    ...Object.keys(p.steps).filter((s) => (c.commands ?? []).filter((x) => x.does.subject === p.subject && x.does.name === s).length !== 1).map((s) => `${p.subject}.${s} has not exactly one command`),
    ...unreachable(p).map((s) => `${p.subject}: the state ${s} is never reached`),
    ...Object.entries(p.steps).filter(([, s]) => !inLaw(s.clause)).map(([n, s]) => `${p.subject}.${n}: no clause ${s.clause} in law/`),
    ...Object.entries(p.steps).flatMap(([n, s]) => (s.apart ?? []).filter((a) => !p.steps[a]).map((a) => `${p.subject}.${n}: no step ${a} to be apart from`)),
    ...Object.entries(p.steps).filter(([, s]) => s.limit && !limits().some((l) => l.id === s.limit)).map(([n, s]) => `${p.subject}.${n}: no limit ${s.limit} in law/`),
  ])
}

function unreachable(p: Procedure): string[] {
  const reached = new Set<string>(p.born ? [p.born] : [])
  for (let grew = true; grew;) {
    const before = reached.size
    for (const s of Object.values(p.steps)) if (s.to !== 'stays' && (s.from.length === 0 || s.from.some((f) => reached.has(f)))) reached.add(s.to)
    grew = reached.size > before
  }
  return p.states.filter((s) => !reached.has(s))
}

const ruleClauses = (c: Capability) => [...(c.commands ?? []).flatMap((x) => [...(x.guards ?? []), ...(x.rules ?? [])]), ...(c.gates ?? []).flatMap((g) => g.rules)].map((r) => ({ code: `${c.name}/${r.code}`, clause: r.clause }))

test('every step has one command, every state is reached, every clause and limit stands in law/', async () => {
  const all = await findCapabilities()
  assert.deepEqual(all.flatMap(faults), [])
  assert.deepEqual(all.flatMap(ruleClauses).filter((r) => !inLaw(r.clause)), [])
})

test('a step nobody performs, a state nobody reaches and a clause nobody wrote are found', () => {
  const bad = { name: 'bad', commands: [], procedures: [{ subject: 'thing', states: ['a', 'b'], steps: { make: { from: [], to: 'a', by: {}, clause: '许可法-999', limit: 'no.such', apart: ['nobody'] } } }] } as unknown as Capability
  assert.equal(faults(bad).length, 5)
})
