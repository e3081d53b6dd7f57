import assert from 'node:assert/strict'
import { test } from 'node:test'
import { audit } from '../../kernel/replay.ts'
import { officer, openTestHouse } from '../../test/support/house.ts'
import { anEnterprise } from '../../test/support/licensing.ts'

const t = await openTestHouse()

test('a person’s data are erased by a fact, and no replayed row changes', async () => {
  await anEnterprise(t, {}, { name: '石望川', citizenId: '11010519491231002X', phone: '13800001234' })
  const [person] = await t.house.vault.lookup('citizen-id', '11010519491231002X')
  assert.ok(person, 'the citizen id is found by its keyed hash')
  assert.equal((await t.house.vault.reveal([person.ref])).get(person.ref), '11010519491231002X')

  const refused = await t.as(officer('window')).post('/api/privacy/persons/erase', { person: person.person, reason: '本人要求' })
  assert.equal(refused.status, 403)
  const unreasoned = await t.as(officer('administrator')).post('/api/privacy/persons/erase', { person: person.person })
  assert.equal(unreasoned.status, 422)
  const done = await t.as(officer('administrator')).post('/api/privacy/persons/erase', { person: person.person, reason: '本人要求删除' })
  assert.equal(done.status, 200, JSON.stringify(done.body))

  assert.equal((await t.house.vault.reveal([person.ref])).get(person.ref), null)
  assert.deepEqual(await t.house.vault.lookup('citizen-id', '11010519491231002X'), [])
  const list = await t.as(officer('auditor')).get('/api/privacy/erasures')
  assert.equal(list.body.items[0].fact, done.body.fact, 'the audit answers: erased by this fact')
  assert.deepEqual((await audit(t.house)).differences, [])
  const again = await t.as(officer('administrator')).post('/api/privacy/persons/erase', { person: person.person, reason: '再次' })
  assert.equal(again.body.type, '/problems/privacy/erased-already')
})
