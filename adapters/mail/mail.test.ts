import { test, describe } from 'node:test'
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { SMTPServer } from 'smtp-server'
import type { SMTPServerOptions } from 'smtp-server'
import { fileMailer, MailError, smtpMailer } from './index.ts'
import type { Mailer } from './index.ts'

const from = '市应急管理局 <no-reply@example.gov.cn>'
const notice = { to: 'zhang@example.cn', subject: '行政许可补正告知：请于 5 个工作日内补交 2 份材料', text: '您还需要补交 2 份材料。\n', id: '0193-correction-7' }

describe('a mail is refused', () => {
  test('that names several recipients, a header or a path', async (t) => {
    const { mailer, taken } = await post(t)
    for (const to of ['a@example.cn, b@example.cn', 'a@example.cn\r\nBcc: b@example.cn', 'Zhang <a@example.cn>', 'nobody', '']) {
      await assert.rejects(mailer.send({ ...notice, to }), { permanent: true })
    }
    await assert.rejects(fileMailer('/nowhere').send({ ...notice, id: '../../outside' }), { permanent: true })
    assert.deepEqual(taken, [])
  })

  test('for good when the server knows no such mailbox, without repeating the address', async (t) => {
    const { mailer } = await post(t, { onRcptTo: ({ address }, _, done) => done(reply(550, `no such user ${address}`)) })
    await assert.rejects(mailer.send(notice), (error) =>
      error instanceof MailError && error.permanent && !JSON.stringify(error).includes('zhang'))
  })

  test('for now when the server is busy, gone, or does not know our password', async (t) => {
    const busy = await post(t, { onRcptTo: (_, __, done) => done(reply(451, 'try later')) })
    await assert.rejects(busy.mailer.send(notice), { permanent: false, code: 'mail/unavailable' })

    const strict = await post(t, { authOptional: false, onAuth: (_, __, done) => done(new Error('wrong')) }, 'user:wrong@')
    await assert.rejects(strict.mailer.send(notice), { permanent: false })
    assert.equal(await strict.mailer.verify(), false)

    await strict.close()
    await assert.rejects(strict.mailer.send(notice), { permanent: false })
  })
})

describe('a password', () => {
  test('does not travel where TLS is asked for and the server has none', async (t) => {
    let tried = false
    const onAuth: SMTPServerOptions['onAuth'] = (_, __, done) => { tried = true; done(null, { user: 'anxu' }) }
    const { mailer } = await post(t, { onAuth }, 'anxu:secret@', '?requireTLS=true')
    await assert.rejects(mailer.send(notice), { permanent: false })
    assert.equal(tried, false)
  })
})

describe('a mail', () => {
  test('arrives with its words, its sender and its id', async (t) => {
    const { mailer, taken } = await post(t, { authOptional: false, onAuth: ({ username, password }, _, done) =>
      username === 'anxu' && password === 'p@ss' ? done(null, { user: username }) : done(new Error('wrong')) }, 'anxu:p%40ss@')
    assert.equal(await mailer.verify(), true)
    await mailer.send({ ...notice, html: '<p>您还需要补交 2 份材料。</p>' })
    assert.deepEqual(taken[0]!.to, ['zhang@example.cn'])
    const { headers, text } = read(taken[0]!.raw)
    assert.equal(headers['message-id'], '<0193-correction-7@example.gov.cn>')
    assert.equal(headers['auto-submitted'], 'auto-generated')
    assert.equal(headers['subject'], notice.subject)
    assert.match(headers['from']!, /<no-reply@example\.gov\.cn>/)
    assert.ok(text.includes('您还需要补交 2 份材料。') && text.includes('<p>'))
  })

  test('whose subject holds a line break gains no header', async (t) => {
    const { mailer, taken } = await post(t)
    await mailer.send({ ...notice, subject: 'a\r\nBcc: b@example.cn' })
    assert.equal(read(taken[0]!.raw).headers['bcc'], undefined)
    assert.deepEqual(taken[0]!.to, ['zhang@example.cn'])
  })

  test('is a file where there is no server, one however often it is sent', async (t) => {
    const dir = join(await mkdtemp(join(tmpdir(), 'anxu-mail-')), 'mail')
    t.after(() => rm(join(dir, '..'), { recursive: true, force: true }))
    const mailer = fileMailer(dir, from)
    assert.equal(await mailer.verify(), true)
    await mailer.send(notice)
    await mailer.send(notice)
    assert.deepEqual(await readdir(dir), ['0193-correction-7.eml'])
    const { headers, text } = read(await readFile(join(dir, '0193-correction-7.eml'), 'utf8'))
    assert.equal(headers['subject'], notice.subject)
    assert.equal(headers['to'], 'zhang@example.cn')
    assert.ok(text.includes('补交 2 份材料'))
  })
})

type Taken = { to: string[]; raw: string }

/** A mail server on the loopback and a mailer that uses it. */
async function post(t: TestContext, options: SMTPServerOptions = {}, user = '', query = '') {
  const taken: Taken[] = []
  const server = new SMTPServer({
    authOptional: true, disabledCommands: ['STARTTLS'], allowInsecureAuth: true, ...options,
    async onData(stream, { envelope }, done) {
      const raw = Buffer.concat(await Array.fromAsync(stream as AsyncIterable<Buffer>)).toString()
      taken.push({ to: envelope.rcptTo.map(({ address }) => address), raw })
      done()
    },
  })
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const { port } = server.server.address() as AddressInfo
  const mailer: Mailer = smtpMailer(`smtp://${user}127.0.0.1:${port}${query}`, from)
  const close = () => new Promise<void>((resolve) => { mailer.close(); server.close(() => resolve()) })
  t.after(close)
  return { mailer, taken, close }
}

const reply = (responseCode: number, message: string) => Object.assign(new Error(message), { responseCode })

/** Reads what these tests need of a message: unfolded headers with encoded words, and the decoded parts. */
function read(raw: string) {
  const [top = '', ...rest] = raw.split('\r\n\r\n')
  const lines = top.replace(/\r\n[ \t]+/g, ' ').split('\r\n').map((line) => line.split(/: (.*)/s))
  const headers: Record<string, string | undefined> =
    Object.fromEntries(lines.map(([name = '', value = '']) => [name.toLowerCase(), decodeWords(value)]))
  const text = rest.map((part) => `${Buffer.from(part, 'base64').toString()}\n${quoted(part)}`).join('\n')
  return { headers, text }
}

const decodeWords = (value: string) =>
  value.replace(/\?= =\?/g, '?==?').replace(/=\?utf-8\?(b|q)\?(.*?)\?=/gi, (_, kind: string, word: string) =>
    kind.toLowerCase() === 'b' ? Buffer.from(word, 'base64').toString() : quoted(word.replaceAll('_', ' ')))

function quoted(text: string) {
  const bytes = text.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString()
}
