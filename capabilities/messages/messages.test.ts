import { test, describe } from 'node:test'
import assert from 'node:assert/strict'
import { audit } from '../../kernel/replay.ts'
import { capability } from '../../kernel/capability.ts'
import { openAccount } from '../../test/support/accounts.ts'
import { applicantOf, officer, openTestHouse, type Answer } from '../../test/support/house.ts'
import { findCapabilities } from '../../start/capabilities.ts'
import { registered } from '../enterprises/testing.ts'
import { SMTPServer } from 'smtp-server'
import { after } from 'node:test'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { smtpMailer } from '../../adapters/mail/index.ts'

/** What a capability with two rules would be; its facts are those of the register. */
const telling = capability({
  name: 'telling',
  title: { zh: '通报', en: 'Notices' },
  shape: 1,
  folder: import.meta.dirname,
  words: {},
  tables: {},
  messages: [
    {
      on: 'enterprises.registered',
      to: 'enterprise',
      text: (b) => ({ zh: `${b.name}已登记`, en: `${b.name} is registered` }),
      link: () => '/workspace',
    },
    {
      on: 'enterprises.registered',
      to: { role: 'supervisor' },
      text: (b) => ({ zh: `新企业：${b.name}`, en: `New: ${b.name}` }),
      link: (subject) => `/workbench/enterprises/${subject}`,
    },
  ],
})
/** A real mail server on the loopback; each mail that arrives is told as its recipients and its raw text. */
const arrivals: ((mail: { to: string[]; raw: string }) => void)[] = []
const post = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  async onData(stream, { envelope }, done) {
    const raw = Buffer.concat(await Array.fromAsync(stream as AsyncIterable<Buffer>)).toString()
    for (const tell of arrivals) tell({ to: envelope.rcptTo.map(({ address }) => address), raw })
    done()
  },
})
post.listen(0, '127.0.0.1')
await once(post.server, 'listening')
const mail = smtpMailer(`smtp://127.0.0.1:${(post.server.address() as AddressInfo).port}`, '云州市应急管理局 <no-reply@example.gov.cn>')
after(() => {
  mail.close()
  post.close(() => {})
})
const t = await openTestHouse({
  workers: true,
  ports: { mail, origin: 'https://anxu.example' },
  capabilities: [...(await findCapabilities()).filter((c) => c.name !== 'licensing'), telling],
})
const window = officer('window')
const texts = ({ body }: Answer) => body.items.map((m: { text: { zh: string } }) => m.text.zh) as string[]
const inbox = (actor: Parameters<typeof t.as>[0], query = '') => t.as(actor).get(`/api/messages/inbox${query}`)

describe('a message', () => {
  test('reaches neither strangers nor another enterprise, post or region', async () => {
    const { id } = await registered(t, window, { name: '东川矿业', region: '980102' })
    assert.equal((await inbox(null)).status, 401)
    assert.deepEqual(texts(await inbox(applicantOf('019cac0f-2680-71b3-b5e8-576f9a3704a0'))), [])
    assert.deepEqual(texts(await inbox(officer('window'))), [])
    assert.deepEqual(texts(await inbox(officer('supervisor', { region: '980200' }))), [])
    assert.deepEqual(texts(await inbox(applicantOf(id))), ['东川矿业已登记'])
    assert.deepEqual(texts(await inbox(officer('supervisor', { region: '980102' }))), ['新企业：东川矿业'])
    assert.deepEqual(texts(await inbox(officer('supervisor', { region: '980000', department: null }))), ['新企业：东川矿业'])
  })

  test('says from where it comes and where it leads, and counts until it is read', async () => {
    const { id } = await registered(t, window, { name: '西岭烟花' })
    const operator = t.as(applicantOf(id))
    const [message] = (await operator.get('/api/messages/inbox')).body.items
    assert.deepEqual([message.from, message.link, message.unread], [{ zh: '通报', en: 'Notices' }, '/workspace', true])
    assert.equal((await operator.get('/api/messages/unread')).body.unread, 1)
    assert.equal((await operator.post('/api/messages/read', { ids: 'all' })).status, 422)
    assert.deepEqual((await operator.post('/api/messages/read', { ids: [message.id] })).body, { unread: 0 })
    assert.deepEqual(texts(await operator.get('/api/messages/inbox?unread=true')), [])
    assert.equal((await operator.get('/api/messages/inbox')).body.items[0].unread, false)
  })

  test('is not marked read by somebody whom it does not concern', async () => {
    const { id } = await registered(t, window, { name: '南门建筑' })
    const [message] = (await t.as(applicantOf(id)).get('/api/messages/inbox')).body.items
    assert.equal((await t.as(officer('supervisor')).post('/api/messages/read', { ids: [message.id] })).status, 200)
    assert.equal((await t.as(applicantOf(id)).get('/api/messages/unread')).body.unread, 1)
    const { rows } = await t.house.pools.writer.query('select from messages_read where message_id = $1', [message.id])
    assert.equal(rows.length, 0)
  })

  test('comes in pages, latest first; one press reads them all', async () => {
    const supervisor = officer('supervisor')
    for (const name of ['甲厂', '乙厂', '丙厂']) await registered(t, window, { name })
    const page = await inbox(supervisor, '?limit=2')
    assert.deepEqual(texts(page), ['新企业：丙厂', '新企业：乙厂'])
    assert.equal(texts(await inbox(supervisor, `?limit=2&after=${page.body.next}`))[0], '新企业：甲厂')
    assert.deepEqual((await t.as(supervisor).post('/api/messages/read', { all: true })).body, { unread: 0 })
  })
})

describe('an account', () => {
  const administrator = officer('administrator', { department: null })
  const open = (account: string, more: object) =>
    openAccount(t, {
        account,
        name: '冯监管',
        roles: ['supervisor'],
        password: 'for one entry only',
        region: '980100',
        department: 'emergency',
        ...more,
      })

  test('that is opened today does not find the messages of yesterday unread', async () => {
    await registered(t, window, { name: '昨日企业' })
    t.clock.forward(86_400_000)
    const { subject: id } = (await open('late-comer', {})).body
    const late = { ...officer('supervisor'), id }
    assert.equal((await t.as(late).get('/api/messages/unread')).body.unread, 0)
    t.clock.forward(60_000)
    await registered(t, window, { name: '今日企业' })
    assert.equal((await t.as(late).get('/api/messages/unread')).body.unread, 1)
  })

  test('with an address gets the message as mail, with an id that a repeat shares; a closed one gets none', async () => {
    const told = (await open('mailed', { email: 'feng@example.org' })).body
    await open('mailed-far', { email: 'far@example.org', region: '980103' })
    const gone = (await open('mailed-gone', { email: 'gone@example.org' })).body
    await t.as(administrator).post(`/api/accounts/accounts/${gone.subject}/close`, { seen: gone.fact, reason: '离职' })
    t.clock.forward(60_000)
    const arrived = new Promise<{ to: string[]; raw: string }>((resolve) => arrivals.push(resolve))
    const { id } = await registered(t, window, { name: '晨光化工', region: '980102' })
    const letter = await arrived
    const [message] = (await inbox(officer('supervisor'))).body.items
    assert.deepEqual(letter.to, ['feng@example.org'])
    assert.match(letter.raw, new RegExp(`Message-ID:\\s*<${message.id}\\.${told.subject}@`, 'i'))
    assert.match(letter.raw.replaceAll('=\r\n', ''), new RegExp(`https://anxu.example/workbench/enterprises/${id}`))
  })
})

test('the inbox follows from the facts alone', async () => {
  const found = await audit(t.house)
  assert.deepEqual(found.differences, [])
})
