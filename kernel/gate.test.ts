import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { findCapabilities } from '../start/capabilities.ts'
import { officer, openTestHouse } from '../test/support/house.ts'
import { anEnterprise, step, stepped, submitted } from '../test/support/licensing.ts'
import { pageOf, refused } from '../test/support/record.ts'
import { capability } from './capability.ts'
import { gate } from './gate.ts'

/** One acceptance a person: a condition that licensing knows nothing of. */
const onceEach = gate()({
  capability: 'trial', name: 'once-each',
  on: (s) => s.capability === 'licensing' && s.name === 'accept',
  find: (_t, { actor, subject }) => sql<{ n: number }>`select count(*)::int as n from fact where actor_id = ${actor.id} and subject <> ${subject}`,
  rules: [{ code: 'once-each', clause: '许可法-34', broken: ([row]) => row!.n > 0 && { zh: '每人只受理一件', en: 'One acceptance each' } }],
})
const trial = capability({ name: 'trial', title: { zh: '试验', en: 'Trial' }, shape: 1, folder: '', words: {}, tables: {}, gates: [onceEach] })

test('a capability puts a condition on the step of another: it is refused with its clause, its button says why, and others pass', async () => {
  const t = await openTestHouse({ capabilities: [...(await findCapabilities()), trial] })
  const [first, second] = [await submitted(t, await anEnterprise(t)), await submitted(t, await anEnterprise(t))]
  const [lin, he] = [t.as(officer('window')), t.as(officer('window'))]
  await stepped(lin, first, 'accept')
  const problem = await refused(t, () => step(lin, second, 'accept'), { status: 409, type: 'trial/once-each' })
  assert.deepEqual([problem.title, problem.clause], ['每人只受理一件', '许可法-34'])
  const button = (page: { actions: { step: string; allowed: boolean; why: { zh: string } | null }[] }) => page.actions.find((a) => a.step === 'accept')!
  assert.deepEqual([button(await pageOf(lin, second)).allowed, button(await pageOf(lin, second)).why!.zh], [false, '每人只受理一件'])
  assert.equal(button(await pageOf(he, second)).allowed, true)
  await stepped(he, second, 'accept')
})
