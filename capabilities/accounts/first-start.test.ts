import { test, describe } from 'node:test'
import assert from 'node:assert/strict'
import { officer, openTestHouse } from '../../test/support/house.ts'
import { freshCitizenId } from '../enterprises/testing.ts'
import { browser, password } from './testing.ts'

const told: unknown[] = []
const departments = [
  { id: 'emergency', name: { zh: '应急管理部门', en: 'Emergency management' } },
  { id: 'housing', name: { zh: '住房和城乡建设部门', en: 'Housing' } },
]
const t = await openTestHouse({ ports: { setupCode: '7413-2206', departments, authorityNamed: (said: unknown) => void told.push(said) } })
const first = { account: 'admin-li', name: '李掌印', password, code: '7413-2206', citizenId: freshCitizenId() }
const place = { name: { zh: '云岭市应急管理局', en: 'Yunling Emergency Management Bureau' }, region: '980100' }

describe('the first start', () => {
  test('says that nobody is there yet, and offers no demonstration accounts', async () => {
    const { body } = await t.as(null).get('/api/authority')
    assert.deepEqual([body.setup, body.setupCode, body.demo, body.demoAccounts], [true, true, false, undefined])
    assert.equal((await browser(t).post('/api/accounts/demo-sign-in', { account: 'anybody' })).status, 404)
  })

  test('is refused without the code that the server printed, and with a weak password', async () => {
    const { code: _code, ...without } = first
    assert.equal((await browser(t).post('/api/accounts/first-administrator', without)).body.type, '/problems/accounts/wrong-setup-code')
    assert.equal((await browser(t).post('/api/accounts/first-administrator', { ...first, code: '0000-0000' })).status, 403)
    assert.equal((await browser(t).post('/api/accounts/first-administrator', { ...first, password: 'short' })).status, 422)
    const nameless = await browser(t).post('/api/accounts/first-administrator', { ...first, authority: { ...place, name: { zh: ' ', en: '' } } })
    assert.deepEqual(nameless.body.errors.map((f: { zh: string }) => f.zh), ['请填写机关的中文名称', '请填写机关的英文名称'])
    assert.equal((await t.as(officer('administrator')).post('/api/accounts/accounts/open-first', first)).status, 404)
  })

  test('makes one administrator of two that ask at once, names the authority, and closes for good', async () => {
    const [one, two] = [browser(t), browser(t)]
    const answers = await Promise.all(
      [one, two].map((b, i) => b.post('/api/accounts/first-administrator', { ...first, account: `admin-${i}`, authority: place })),
    )
    assert.deepEqual(answers.map((a) => a.status).sort(), [200, 409])
    const winner = answers[0]!.status === 200 ? one : two
    const me = (await winner.get('/api/accounts/me')).body
    assert.deepEqual([me.roles, me.region, me.mustChange, me.mustProve], [['administrator'], '980100', false, true])
    const { body } = await t.as(null).get('/api/authority')
    assert.deepEqual([body.name, body.region, body.setup], [place.name, '980100', false])
    assert.deepEqual(told, [place], 'who draws up writs is told once')
    assert.deepEqual(body.departments, departments, 'officers find the departments that decide, though nobody named them')
    assert.equal(
      (await browser(t).post('/api/accounts/first-administrator', { ...first, account: 'too-late' })).body.type,
      '/problems/accounts/already-set-up',
    )
  })
})
