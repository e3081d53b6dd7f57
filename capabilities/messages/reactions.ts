import type { Kysely } from 'kysely'
import type { Capability, MessageRule } from '../../kernel/capability.ts'
import { tables } from '../../kernel/db.ts'
import type { Fact } from '../../kernel/fact.ts'
import { derivedRequestId } from '../../kernel/perform.ts'
import { within, type Afterwards, type Reaction, type Within } from '../../kernel/reaction.ts'
import { AccountClosed, AccountOpened, AccountReopened, EmailSet, RolesSet } from '../accounts/facts.ts'
import { mailJob, recipientsOf } from './mail.ts'
import type { MessageRow, Messages } from './schema/tables.ts'

type Told = { capability: string; rule: MessageRule; place: number }

/** Every capability's message rules, turned into an inbox entry within the fact's own transaction and a mail after it. */
export function reactions(all: readonly Capability[]): Reaction[] {
  const told = all.flatMap((c) => (c.messages ?? []).map((rule, place): Told => ({ capability: c.name, rule, place })))
  const facts = [...new Set(told.map((x) => x.rule.on))]
  return [
    ...facts.flatMap((on) => {
      const mine = told.filter((x) => x.rule.on === on)
      return [entering(on, mine), mailing(on, mine)]
    }),
    ...recipients,
  ]
}

const entering = (on: string, told: readonly Told[]): Within => ({
  when: 'within',
  to: on,
  name: `messages-${on}`,
  write: (t: Kysely<Messages>, fact) => told.map((x) => t.insertInto('messages_message').values(messageOf(x, fact))),
})

const mailing = (on: string, told: readonly Told[]): Afterwards => ({
  when: 'afterwards',
  to: on,
  name: `messages-mail-${on}`,
  async run(work, fact) {
    for (const x of told) {
      const message = messageOf(x, fact)
      for (const { account_id: account } of await work.all(recipientsOf(tables<Messages>(), message))) {
        await work.queue(mailJob.name, { message: message.id, account }, { key: `${message.id}/${account}` })
      }
    }
  },
})

/** The id follows from the fact, so that replay writes the same row and a repeated job the same mail. */
function messageOf({ capability, rule, place }: Told, fact: Fact<string, any>): MessageRow {
  const text = rule.text(fact.body)
  const toEnterprise = rule.to === 'enterprise'
  return {
    id: derivedRequestId('message', fact.actor.id, fact.requestId, fact.name, capability, String(place)),
    capability,
    fact: fact.name,
    subject: fact.subject,
    enterprise_id: toEnterprise ? fact.enterprise : null,
    role: rule.to === 'enterprise' ? null : rule.to.role,
    region: toEnterprise ? null : fact.region,
    department: toEnterprise ? null : fact.department,
    text_zh: text.zh,
    text_en: text.en,
    link: rule.link(fact.subject, fact.body),
    at: new Date(fact.recordedAt),
    last_fact: '0',
  }
}

const onRecipient = (t: Kysely<Messages>, fact: Fact) => t.updateTable('messages_recipient').where('account_id', '=', fact.subject)
const recipients: Within[] = [
  within(AccountOpened, 'messages-account-opened', (t: Kysely<Messages>, f) => [
    t
      .insertInto('messages_recipient')
      .values({
        account_id: f.subject,
        roles: f.body.roles,
        region: f.region!,
        department: f.department,
        enterprise_id: f.enterprise,
        email_ref: f.body.emailRef,
        active: true,
        since: new Date(f.recordedAt),
        last_fact: '0',
      }),
  ]),
  within(RolesSet, 'messages-roles-set', (t: Kysely<Messages>, f) => [
    onRecipient(t, f).set({ roles: f.body.roles, region: f.region!, department: f.department, last_fact: '0' }),
  ]),
  within(EmailSet, 'messages-email-set', (t: Kysely<Messages>, f) => [
    onRecipient(t, f).set({ email_ref: f.body.emailRef, last_fact: '0' }),
  ]),
  within(AccountClosed, 'messages-account-closed', (t: Kysely<Messages>, f) => [onRecipient(t, f).set({ active: false, last_fact: '0' })]),
  within(AccountReopened, 'messages-account-reopened', (t: Kysely<Messages>, f) => [
    onRecipient(t, f).set({ active: true, last_fact: '0' }),
  ]),
]
