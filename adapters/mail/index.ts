import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import type { SendMailOptions } from 'nodemailer'
import { Problem } from '../../kernel/problem.ts'

export type Mail = {
  /** One address, without a name. */
  to: string
  subject: string
  text: string
  html?: string
  /** The left part of the Message-ID: the same mail sent twice carries the same one, and mailboxes show it once. */
  id: string
}

export type Mailer = {
  /** Hands the mail over; throws MailError. */
  send(mail: Mail): Promise<void>
  /** Whether mail could be handed over now. */
  verify(): Promise<boolean>
  close(): void
}

/**
 * Why a mail was not taken. `permanent` tells a job not to try again.
 * Servers quote addresses in their errors: none of their text is kept.
 */
export class MailError extends Problem {
  readonly permanent: boolean
  constructor(code: 'bad-mail' | 'refused' | 'unavailable') {
    super({ code: `mail/${code}`, ...sentences[code] })
    this.permanent = code !== 'unavailable'
  }
}

/**
 * Mail through the authority's own server: `smtp://user:password@host:port` (STARTTLS) or `smtps://…`.
 * A password never travels unencrypted, except on this host or where the URL says `?requireTLS=false`.
 */
export function smtpMailer(url: string, from: string): Mailer {
  const { username, hostname, searchParams } = new URL(url)
  const local = ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
  if (username !== '' && !local && !searchParams.has('requireTLS')) searchParams.set('requireTLS', 'true')
  const requireTLS = searchParams.get('requireTLS') === 'true'
  const timeouts = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 }
  const transport = createTransport({ url, requireTLS, pool: true, maxConnections: 2, ...timeouts })
  return {
    async send(mail) {
      const message = compose(mail, from)
      try {
        await transport.sendMail(message)
      } catch (error) {
        throw new MailError(isPermanent(error) ? 'refused' : 'unavailable')
      }
    },
    verify: () => transport.verify().then(() => true, () => false),
    close: () => transport.close(),
  }
}

/** Mail as files `<id>.eml` in a folder, for a demonstration without a mail server. Any mail program opens them. */
export function fileMailer(dir: string, from = 'anxu@localhost'): Mailer {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
  const ready = () => mkdir(dir, { recursive: true, mode: 0o700 })
  return {
    async send(mail) {
      const { message } = await transport.sendMail(compose(mail, from))
      await ready()
      const path = join(dir, `${mail.id}.eml`)
      await writeFile(`${path}.new`, message as Buffer, { mode: 0o600 })
      await rename(`${path}.new`, path)
    },
    verify: () => ready().then(() => true, () => false),
    close: () => {},
  }
}

const sentences = {
  'bad-mail': {
    status: 422, title: { zh: '邮箱地址无效', en: 'The mail address is not valid' },
    detail: { zh: '请填写一个完整的邮箱地址，例如 name@example.cn。', en: 'Give one whole address, such as name@example.cn.' },
  },
  refused: {
    status: 502, title: { zh: '邮件服务器拒收该邮件', en: 'The mail server refused this mail' },
    detail: {
      zh: '请核对收件地址；如地址无误，请联系管理员检查邮件服务器设置。',
      en: 'Check the address; if it is right, have the mail server\'s settings checked.',
    },
  },
  unavailable: {
    status: 503, title: { zh: '暂时无法连接邮件服务器', en: 'The mail server cannot be reached now' },
    detail: { zh: '系统将自动重试。', en: 'It will be tried again.' },
  },
}

/** One recipient only, nothing read from files or the web, and marked as automatic so that no absence notice answers it. */
function compose(mail: Mail, from: string): SendMailOptions {
  if (!/^[^\s<>,;:"()\\@]+@[^\s<>,;:"()\\@]+$/.test(mail.to) || !/^[\w-][\w.-]*$/.test(mail.id)) throw new MailError('bad-mail')
  const domain = /@([\w.-]+)>?\s*$/.exec(from)?.[1] ?? 'localhost'
  return {
    from, to: { name: '', address: mail.to }, messageId: `<${mail.id}@${domain}>`, headers: { 'Auto-Submitted': 'auto-generated' },
    subject: mail.subject, text: mail.text, ...(mail.html === undefined ? {} : { html: mail.html }),
    disableFileAccess: true, disableUrlAccess: true,
  }
}

/** A 5xx (RFC 5321) is final where it answers the envelope or the message; a failed sign-in or TLS is ours to mend, and the mail waits. */
function isPermanent(error: unknown) {
  const { responseCode = 0, code = '' } = error as { responseCode?: number; code?: string }
  return responseCode >= 500 && ['EENVELOPE', 'EMESSAGE'].includes(code)
}
