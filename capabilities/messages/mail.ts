import { sql, type Kysely } from 'kysely'
import type { Mailer } from '../../adapters/mail/index.ts'
import { tables } from '../../kernel/db.ts'
import type { Job } from '../../kernel/jobs.ts'
import type { Work } from '../../kernel/work.ts'
import type { MessageRow, Messages, RecipientRow } from './schema/tables.ts'

const t = tables<Messages>()

/** The accounts with an e-mail address that a message is for; one that was opened after the message never gets it, however late the job runs. */
export function recipientsOf(q: Kysely<Messages>, m: Pick<MessageRow, 'enterprise_id' | 'role' | 'region' | 'department' | 'at'>) {
  const reachable = q
    .selectFrom('messages_recipient')
    .select(['account_id', 'email_ref'])
    .where('active', '=', true)
    .where('email_ref', 'is not', null)
    .where('since', '<', m.at)
  if (m.enterprise_id) return reachable.where('enterprise_id', '=', m.enterprise_id)
  return reachable
    .where('enterprise_id', 'is', null)
    .where(sql<boolean>`${m.role} = any(roles)`)
    .where(sql<boolean>`${m.region} like regexp_replace(region, '(00)+$', '') || '%'`)
    .where(sql<boolean>`(${m.department}::text is null or department is null or department = ${m.department})`)
}

/** Sends one message to one account, as long as both still want it. */
export const mailJob: Job = {
  name: 'mail',
  async run(work: Work, { message, account }: { message: string; account: string }) {
    const m = await work.first(t.selectFrom('messages_message').selectAll().where('id', '=', message))
    const ref =
      m &&
      (await work.all(recipientsOf(t, m))).find((r: Pick<RecipientRow, 'account_id' | 'email_ref'>) => r.account_id === account)?.email_ref
    const to = ref ? (await work.vault.reveal([ref])).get(ref) : null
    if (!m || !to) return
    const link = `${work.port<string>('origin')}${m.link}`
    await work
      .port<Mailer>('mail')
      .send({ to, subject: m.text_zh, text: `${m.text_zh}\n${m.text_en}\n\n${link}\n`, id: `${message}.${account}` })
  },
}
