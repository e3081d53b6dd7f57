import type { Kysely } from 'kysely'
import { within } from '../../kernel/reaction.ts'
import { EnterpriseRegistered, ParticularsCorrected } from '../enterprises/facts.ts'
import type { Accounts } from './schema/tables.ts'

/** Our copy of an enterprise's name and region: an operator is opened in it and sees it. */
export const reactions = [
  within(EnterpriseRegistered, 'accounts-enterprise-registered', (t: Kysely<Accounts>, f) => [
    t.insertInto('accounts_enterprise').values({ id: f.subject, name: f.body.name, region: f.body.region, last_fact: '0' }),
  ]),
  within(ParticularsCorrected, 'accounts-enterprise-corrected', (t: Kysely<Accounts>, f) => [
    t.updateTable('accounts_enterprise').set({ name: f.body.name, region: f.body.region, last_fact: '0' }).where('id', '=', f.subject),
  ]),
]
