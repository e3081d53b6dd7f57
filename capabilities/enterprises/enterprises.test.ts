import { test, describe } from 'node:test'
import assert from 'node:assert/strict'
import { audit } from '../../kernel/replay.ts'
import { applicantOf, officer, openTestHouse } from '../../test/support/house.ts'
import { corrected, freshCitizenId, freshCode, particulars, registered } from './testing.ts'

const t = await openTestHouse()
const window = officer('window')
const far = officer('window', { region: '980200' })
const code = (answer: { body: any }) => String(answer.body.type).replace('/problems/', '')
const errors = (answer: { body: any }) =>
  Object.fromEntries(answer.body.errors.map((e: { pointer: string; zh: string }) => [e.pointer, e.zh])) as Record<string, string>
const register = (body: object, by = window) => t.as(by).post('/api/enterprises/enterprises/register', body)

describe('registering', () => {
  test('is refused to strangers, to other posts, to an operator and to a window of another region', async () => {
    assert.equal((await t.as(null).post('/api/enterprises/enterprises/register', particulars())).status, 401)
    for (const role of ['reviewer', 'approver', 'head', 'supervisor', 'auditor'])
      assert.equal((await register(particulars(), officer(role))).status, 403)
    assert.equal((await register(particulars(), applicantOf('019cac0f-2680-71b3-b5e8-576f9a3704a0'))).status, 403)
    assert.equal((await register(particulars(), far)).status, 403)
  })

  test('says at which character a code is wrong', async () => {
    const answer = await register(
      particulars({ creditCode: '91980102MA0000OO1X', principal: { name: '张望山', citizenId: '98010219800230001X', phone: '12' } }),
    )
    assert.equal(answer.status, 422)
    assert.match(errors(answer)['/creditCode']!, /第 15 位“O”有误/)
    assert.match(errors(answer)['/principal/citizenId']!, /出生日期/)
    assert.match(errors(answer)['/principal/phone']!, /11 位手机号/)
    const right = freshCode()
    const wrongDigit = right.slice(0, 17) + (right.endsWith('0') ? '1' : '0')
    assert.match(errors(await register(particulars({ creditCode: wrongDigit })))['/creditCode']!, /校验码不符/)
  })

  test('takes one credit code once, also when two ask at once', async () => {
    const { entered } = await registered(t, window)
    assert.equal(code(await register(particulars({ creditCode: entered.creditCode.toLowerCase() }))), 'enterprises/already-registered')
    const creditCode = freshCode()
    const both = await Promise.all([register(particulars({ creditCode })), register(particulars({ creditCode }))])
    assert.deepEqual(both.map((a) => a.status).sort(), [200, 409])
  })

  test('keeps neither citizen id nor phone in fact, table or attempt', async () => {
    const { entered } = await registered(t, window)
    await register({ ...entered, name: '' })
    await register(entered)
    const { rows } = await t.house.pools.writer.query(
      `select convert_from(bytes, 'utf8') as text from fact union all select a::text from attempt a
      union all select p::text from enterprises_person p`,
    )
    for (const { text } of rows)
      for (const secret of [entered.principal.citizenId, entered.principal.phone]) assert.ok(!text.includes(secret))
  })
})

describe('the particulars', () => {
  test('are corrected by the enterprise itself and the window of its region, with a reason, and by nobody else', async () => {
    const { id, fact, entered } = await registered(t, window)
    const correct = (by: Parameters<typeof t.as>[0], body: object) =>
      t.as(by).post(`/api/enterprises/enterprises/${id}/correct-particulars`, { ...corrected(entered, body), seen: fact })
    assert.equal((await correct(applicantOf('019cac0f-2680-71b3-b5e8-576f9a3704a0'), { address: '他处', reason: '搬迁' })).status, 404)
    assert.equal((await correct(far, { address: '他处', reason: '搬迁' })).status, 403)
    assert.equal((await correct(officer('head'), { address: '他处', reason: '搬迁' })).status, 403)
    assert.deepEqual(Object.keys(errors(await correct(applicantOf(id), { address: '他处' }))), ['/reason'])
    assert.equal(code(await correct(applicantOf(id), { reason: '无' })), 'enterprises/nothing-changed')
    assert.equal(code(await correct(window, { region: '980202', reason: '搬迁' })), 'enterprises/other-city')
    const other = await registered(t, window)
    assert.equal(
      code(await correct(window, { creditCode: other.entered.creditCode, reason: '录入有误' })),
      'enterprises/already-registered',
    )
    assert.equal((await correct(applicantOf(id), { name: '云岭朝霞化工有限公司', region: '980103', reason: '更名并迁址' })).status, 200)
    const shown = (await t.as(applicantOf(id)).get('/api/enterprises/own')).body
    assert.deepEqual(
      [shown.name, shown.initials, shown.region, shown.principal],
      ['云岭朝霞化工有限公司', 'ylzxhgyxgs', '980103', '张望山'],
    )
  })

  test('keep what stood before, who changed it, when and why', async () => {
    const { id, fact, entered } = await registered(t, window)
    await t
      .as(window)
      .post(`/api/enterprises/enterprises/${id}/correct-particulars`, {
        ...corrected(entered, { address: '云岭市新址', employees: 130 }),
        reason: '搬迁',
        seen: fact,
      })
    const { rows } = await t.house.pools.writer.query<{ bytes: Buffer }>(
      'select bytes from fact where subject = $1 order by id desc limit 1',
      [id],
    )
    const said = JSON.parse(rows[0]!.bytes.toString('utf8'))
    assert.deepEqual(said.body.was, { address: entered.address, employees: entered.employees })
    assert.deepEqual([said.reason, said.actor.name, said.clause], ['搬迁', window.name, '许可法-31'])
  })
})

describe('the responsible persons', () => {
  const set = (by: Parameters<typeof t.as>[0], id: string, seen: string, persons: object[]) =>
    t.as(by).post(`/api/enterprises/enterprises/${id}/set-persons`, { persons, seen })

  test('are one principal and others, named in full, ids and phones masked', async () => {
    const { id, fact, entered } = await registered(t, window)
    assert.equal(code(await set(window, id, fact, [{ post: 'deputy', name: '李副' }])), 'enterprises/one-principal')
    assert.equal(
      code(await set(window, id, fact, [{ post: 'principal', name: '张望山', id: '019cac0f-2680-71b3-b5e8-576f9a3704a0' }])),
      'enterprises/person-unknown',
    )
    const before = (await t.as(officer('reviewer')).get(`/api/enterprises/enterprises/${id}/persons`)).body.items
    const { citizenId } = entered.principal
    assert.deepEqual(
      before.map((p: any) => [p.name, p.citizenId, p.phone]),
      [['张望山', `${citizenId[0]}${'*'.repeat(16)}${citizenId.at(-1)}`, '138****1234']],
    )
    const done = await set(applicantOf(id), id, fact, [
      { post: 'principal', name: '张望山', id: before[0].id, phone: '13900005678' },
      { post: 'safety-director', name: '赵安', citizenId: freshCitizenId() },
    ])
    assert.equal(done.status, 200)
    const after = (await t.as(applicantOf(id)).get(`/api/enterprises/enterprises/${id}/persons`)).body.items
    assert.deepEqual(
      after.map((p: any) => [p.post, p.citizenId === before[0].citizenId, p.phone]),
      [
        ['principal', true, '139****5678'],
        ['safety-director', false, null],
      ],
    )
  })

  test('show a full id to the enterprise itself for a purpose, to no officer, and the look stays on record', async () => {
    const { id, entered } = await registered(t, window)
    const [person] = (await t.as(window).get(`/api/enterprises/enterprises/${id}/persons`)).body.items
    const reveal = (by: Parameters<typeof t.as>[0], purpose: string) =>
      t.as(by).get(`/api/enterprises/persons/${person.id}/reveal?purpose=${encodeURIComponent(purpose)}`)
    assert.equal((await reveal(null, '核对负责人证件')).status, 401)
    for (const by of [far, window, officer('head')]) assert.equal((await reveal(by, '核对负责人证件')).status, 403)
    assert.equal((await reveal(applicantOf('019cac0f-2680-71b3-b5e8-576f9a3704a0'), '核对负责人证件')).status, 404)
    const itself = applicantOf(id)
    assert.deepEqual(Object.keys(errors(await reveal(itself, '看'))), ['/purpose'])
    const shown = (await reveal(itself, '核对负责人证件')).body
    assert.deepEqual([shown.citizenId, shown.phone], [entered.principal.citizenId, entered.principal.phone])
    const { rows } = await t.house.pools.writer.query('select query, purpose from look where subject = $1 and actor_id = $2', [
      person.id,
      itself.id,
    ])
    assert.deepEqual(rows, [{ query: 'enterprises/reveal-person', purpose: '核对负责人证件' }])
  })
})

describe('the register', () => {
  test('shows an officer the own region, an operator the own enterprise', async () => {
    const { id } = await registered(t, window)
    assert.equal((await t.as(far).get(`/api/enterprises/enterprises/${id}`)).status, 404)
    assert.equal((await t.as(far).get('/api/enterprises/enterprises')).body.items.length, 0)
    assert.equal((await t.as(applicantOf(id)).get('/api/enterprises/enterprises')).status, 403)
    assert.equal((await t.as(applicantOf('019cac0f-2680-71b3-b5e8-576f9a3704a0')).get(`/api/enterprises/enterprises/${id}`)).status, 404)
    assert.equal((await t.as(officer('supervisor', { region: '980000' })).get(`/api/enterprises/enterprises/${id}`)).status, 200)
  })

  test('is searched by name, initials and credit code, filtered, paged and exported', async () => {
    const { entered } = await registered(t, window, { name: '重庆路桥爆破工程有限公司', sector: 'civil-explosives', region: '980105' })
    await registered(t, window, { name: '重庆路面工程有限公司', sector: 'construction', region: '980105' })
    const get = async (query: Record<string, string>) =>
      (await t.as(officer('head')).get(`/api/enterprises/enterprises?${new URLSearchParams(query)}`)).body
    const names = async (query: Record<string, string>) => (await get(query)).items.map((e: { name: string }) => e.name) as string[]
    assert.deepEqual(await names({ q: '桥爆' }), ['重庆路桥爆破工程有限公司'])
    assert.deepEqual(await names({ q: 'cqlqbp' }), ['重庆路桥爆破工程有限公司'])
    assert.deepEqual(await names({ q: entered.creditCode.slice(0, 17).toLowerCase() }), ['重庆路桥爆破工程有限公司'])
    assert.equal((await names({ region: '980105' })).length, 2)
    assert.deepEqual(await names({ region: '980105', sector: 'construction' }), ['重庆路面工程有限公司'])
    assert.deepEqual(await names({ q: '100%' }), [])
    const first = await get({ region: '980105', limit: '1' })
    const second = await get({ region: '980105', limit: '1', after: first.next })
    assert.deepEqual([first.items[0].name === second.items[0].name, second.next], [false, null])
    assert.match(String((await t.as(officer('head')).get('/api/enterprises/enterprises.xlsx?region=980105')).body), /^PK/)
    assert.deepEqual(
      (await t.as(officer('head')).get('/api/enterprises/search?q=cqlqbp')).body.items.map((i: any) => [i.kind, i.title, i.text]),
      [['enterprise', '重庆路桥爆破工程有限公司', entered.creditCode]],
    )
  })

  test('closes an ended enterprise with a reason, and takes nothing more from it', async () => {
    const { id, fact } = await registered(t, window)
    const act = (by: Parameters<typeof t.as>[0], name: string, seen: string) =>
      t.as(by).post(`/api/enterprises/enterprises/${id}/${name}`, { reason: '营业执照已注销', seen })
    assert.equal((await act(applicantOf(id), 'close', fact)).status, 403)
    const closed = await act(window, 'close', fact)
    assert.equal(closed.body.state, 'closed')
    assert.equal(
      code(
        await t
          .as(applicantOf(id))
          .post(`/api/enterprises/enterprises/${id}/set-persons`, { persons: [{ post: 'principal', name: '张' }], seen: closed.body.fact }),
      ),
      'kernel/out-of-order',
    )
    assert.equal((await act(window, 'reopen', closed.body.fact)).body.state, 'registered')
  })
})

test('the tables of enterprises follow from the facts alone, also after crossing commands', async () => {
  const { id, fact, entered } = await registered(t, window)
  await Promise.all(
    Array.from({ length: 8 }, (_, i) =>
      i % 2
        ? t
            .as(window)
            .post(`/api/enterprises/enterprises/${id}/correct-particulars`, {
              ...corrected(entered, { employees: 200 + i }),
              reason: '核实',
              seen: fact,
            })
        : registered(t, window),
    ),
  )
  assert.deepEqual((await audit(t.house)).differences, [])
})
