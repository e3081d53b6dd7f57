import { sql, type Kysely } from 'kysely'
import { z } from 'zod'
import { command, type Guard, type Rule } from '../../../kernel/command.ts'
import { RecusalRejected, RecusalUpheld } from '../facts.ts'
import { lockOfficer } from '../gates/recused.ts'
import { reachOf, samePersons } from '../people.ts'
import { recusal } from '../procedure.ts'
import type { Integrity, RecusalRow } from '../schema/tables.ts'

type Input = { id: string; application: string; officer: string; successor?: string | null }
type Found = RecusalRow & { persons: string[]; in_hand: boolean; of_head: boolean; other_head: boolean; successor: string | null; successor_recused: boolean }

const decisionInput = z.object({ id: z.uuid(), application: z.uuid(), officer: z.string().max(60) })
const locks = (i: Input) => [`recusal:${i.id}`, `application:${i.application}`, lockOfficer(i.officer)]

/** The recusal; whether the case lies with the one concerned; whether another head could decide on a head; whether the successor may take it. */
const theRecusal = (_t: Kysely<Integrity>, i: Input) => sql<Found>`
  select r.*, coalesce((select json_agg(p) from ${samePersons([i.officer])} as s (p)), '[]') as persons,
    coalesce((select c.open and c.state in ('accepted', 'returned') and c.officer_id in ${samePersons([i.officer])} from integrity_case c where c.id = r.application_id), false) as in_hand,
    exists (select from integrity_officer o where o.account = r.officer_id and 'head' = any(o.roles)) as of_head,
    exists (select from integrity_officer o where 'head' = any(o.roles) and o.open and o.department = r.department and r.region like ${reachOf('o.region')}
      and o.account not in ${samePersons([i.officer])}) as other_head,
    (select o.name from integrity_officer o where o.account = ${i.successor ?? null} and o.open and 'reviewer' = any(o.roles) and o.department = r.department
      and r.region like ${reachOf('o.region')} and o.account not in ${samePersons([i.officer])}) as successor,
    exists (select from integrity_recusal x where x.application_id = r.application_id and x.state = 'upheld'
      and x.officer_id in ${samePersons(i.successor ? [i.successor] : [])}) as successor_recused
  from integrity_recusal r where r.id = ${i.id}`

const asThePageSaw: Rule<Found, Input> = {
  code: 'other-recusal', clause: '公务员法-77',
  broken: (row, input) => (row.application_id !== input.application || row.officer_id !== input.officer) && { zh: '案件或者人员与此回避申请不符', en: 'The case or the officer is not that of this recusal' },
}
/** Nobody decides on his own recusal; of several heads another one decides, and where there is only one, an approver. */
const notOnOneself: Rule<Found, Input> = {
  code: 'own-recusal', clause: '公务员法-77',
  broken: (row, _input, { actor }) => row.persons.includes(actor.id) && { zh: '本人的回避应当由其他负责人决定', en: 'Your own recusal is decided by somebody else' },
}
const headDecides: Guard<Found> = {
  code: 'head-decides', clause: '公务员法-77',
  broken: (row, _input, { actor }) => !actor.roles.includes('head') && (!row.of_head || row.other_head) && {
    zh: '回避由机关负责人决定；只有本机关唯一的负责人需要回避时，才由审批决定人员决定', en: 'The head decides; an approver does so only where the recusal is that of the only head',
  },
}
const somebodyGoesOn: Rule<Found, Input> = {
  code: 'successor-missing', clause: '公务员法-77',
  broken: (row, input) => {
    if (row.in_hand && !input.successor) return { zh: '此案由该人员承办，请指定接办人员', en: 'The case is in this officer’s hands: name who goes on with it' }
    if (input.successor && row.successor === null) return { zh: '接办人员应当是本部门在岗的其他审查人员', en: 'The successor must be another reviewer of this department' }
    return !!input.successor && row.successor_recused && { zh: '接办人员已回避此案', en: 'The successor is recused from this case' }
  },
}

const placeOf = (row: Found) => ({ subject: row.id, enterprise: row.enterprise_id, region: row.region, department: row.department })
const bodyOf = (row: Found) => ({ application: row.application_id, number: row.number, enterpriseName: row.enterprise_name, officer: { id: row.officer_id, name: row.officer_name } })

/** The officer leaves the case; the case goes on with the successor, with all that was found so far. */
export const upholdRecusal = command<Integrity>()({
  does: recusal.step('uphold'),
  input: decisionInput.extend({ successor: z.string().max(60).nullable().default(null) }),
  locks,
  find: theRecusal,
  guards: [headDecides],
  rules: [asThePageSaw, notOnOneself, somebodyGoesOn],
  fact: RecusalUpheld,
  record: (row, input) => ({ ...placeOf(row), body: { ...bodyOf(row), successor: row.in_hand && input.successor ? { id: input.successor, name: row.successor! } : null } }),
  write: (t, f) => [t.updateTable('integrity_recusal').where('id', '=', f.subject).set({
    state: f.to!, decided_by: f.actor.name, decided_at: new Date(f.recordedAt), decision: f.reason, successor_name: f.body.successor?.name ?? null,
  })],
})

export const rejectRecusal = command<Integrity>()({
  does: recusal.step('reject'),
  input: decisionInput,
  locks,
  find: theRecusal,
  guards: [headDecides],
  rules: [asThePageSaw, notOnOneself],
  fact: RecusalRejected,
  record: (row) => ({ ...placeOf(row), body: bodyOf(row) }),
  write: (t, f) => [t.updateTable('integrity_recusal').where('id', '=', f.subject).set({ state: f.to!, decided_by: f.actor.name, decided_at: new Date(f.recordedAt), decision: f.reason })],
})
