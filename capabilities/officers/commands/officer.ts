import { sql, type Kysely, type RawBuilder } from 'kysely'
import { z } from 'zod'
import type { Guard, Rule } from '../../../kernel/command.ts'
import type { Fact } from '../../../kernel/fact.ts'
import type { OfficerRow, Officers, PostingRow, QualificationRow } from '../schema/tables.ts'

/** What every command on an officer has in common. */
export const clause = '参数-M1.8'
export const officerInput = z.object({ id: z.uuid() })
export const lockOfficer = (input: { id: string }) => [`officers/officer/${input.id}`]
/** The key under which the accounts' own facts are written: our copy of an account changes under the same one. */
export const lockAccount = (account: string) => `accounts/account/${account}`

export type Whole = OfficerRow & {
  accounts: { id: string; account: string; name: string; open: boolean }[]
  postings: Pick<PostingRow, 'post' | 'from_on' | 'due_on' | 'warn_on' | 'ended_on' | 'id'>[]
  qualifications: Pick<QualificationRow, 'post' | 'id' | 'since_on' | 'until_on' | 'warn_on' | 'suspended_on' | 'suspended_why' | 'rotated_on'>[]
  /** Cases that the officer's accounts have in hand. */
  hand: { application: string; number: string; account: string }[]
}

/** The states in which a case waits for its officer, or may come back to the officer. */
export const openStates = ['accepted', 'returned', 'reviewed']

/** The officer with accounts, posts, qualifications and cases in hand. */
export const theOfficer = (_t: Kysely<Officers>, { id }: { id: string }) => whole(sql`${id}`)
/** The same for an id that a statement around it knows. */
export const whole = (id: RawBuilder<unknown>) => sql<Whole>`
  select o.*,
    coalesce((select json_agg(json_build_object('id', a.account_id, 'account', a.account, 'name', a.name, 'open', a.open) order by a.account)
      from officers_account a where a.officer_id = o.id), '[]') as accounts,
    coalesce((select json_agg(p order by p.from_on) from officers_posting p where p.officer_id = o.id), '[]') as postings,
    coalesce((select json_agg(q order by q.post) from officers_qualification q where q.officer_id = o.id), '[]') as qualifications,
    coalesce((select json_agg(json_build_object('application', c.application_id, 'number', c.number, 'account', c.officer_id) order by c.number)
      from officers_account a join officers_case c on c.officer_id = a.account_id where a.officer_id = o.id and c.state = any(${openStates})), '[]') as hand
  from officers_officer o where o.id = ${id}`

export const ofOfficer = (row: { id: string; region?: string | null; department?: string | null }) =>
  ({ subject: row.id, enterprise: null, region: row.region ?? null, department: row.department ?? null })
export const onOfficer = (t: Kysely<Officers>, fact: Fact<any, any>) => t.updateTable('officers_officer').where('id', '=', fact.subject)
/** Every fact of an officer leaves its stamp, also where only a post or a qualification changed. */
export const stamped = (t: Kysely<Officers>, fact: Fact<any, any>) => onOfficer(t, fact).set({ last_fact: '0' })
export const placeOf = (fact: Fact<any, any>) => ({ region: fact.region!, department: fact.department!, last_fact: '0' })

export const holds = (row: Whole, post: string) => row.postings.find((p) => p.post === post && !p.ended_on)
export const qualificationOf = (row: Whole, post: string) => row.qualifications.find((q) => q.post === post)

/** Nobody decides on the own record: another head, or the one above, does. */
export const notOneself: Guard<Whole> = {
  code: 'own-record', clause,
  broken: (row, _input, { actor }) => row.accounts.some((a) => a.id === actor.id)
    && { zh: '不能办理本人的岗位和资格事项，请由上级或另一位负责人办理', en: 'Nobody does this to the own record: the head above, or another one, does' },
}
export const qualifiedBefore: Rule<Whole, { post: string }> = {
  code: 'no-qualification', clause,
  broken: (row, input) => !qualificationOf(row, input.post) && { zh: '该人员没有取得过这个岗位的资格', en: 'This person was never qualified for the post' },
}
/** A person who leaves, or leaves the post, hands over first: every case in hand goes to a successor by name. */
export const inHand = (row: Whole) => ({
  zh: `手上还有 ${row.hand.length} 件未办结案件：${row.hand.slice(0, 5).map((c) => c.number).join('、')}${row.hand.length > 5 ? ' 等' : ''}。请先逐件列明移交给接任人`,
  en: `${row.hand.length} cases are in hand: ${row.hand.slice(0, 5).map((c) => c.number).join(', ')}. List each of them for hand-over to the successor first`,
})
