import { sql, type Kysely } from 'kysely'
import { z } from 'zod'
import { anybody } from '../../../kernel/access.ts'
import { dueOn } from '../../../kernel/calendar.ts'
import { command, type Guard, type Rule } from '../../../kernel/command.ts'
import { calendar, limit, periodOf } from '../../../law/index.ts'
import { channels, ComplaintAccepted, ComplaintDeclined, ComplaintDismissed, ComplaintFiled, ComplaintInvestigated, ComplaintUpheld } from '../facts.ts'
import { samePersons } from '../people.ts'
import { complaint } from '../procedure.ts'
import type { ComplaintRow, FileRef, Integrity } from '../schema/tables.ts'

const dueFrom = (id: string, day: string) => dueOn(day, periodOf(limit(id, { on: day })), calendar, []).on

/** A complaint comes in: from the portal, or typed in from telephone, mail, letter box or visit. */
export const fileComplaint = command<Integrity>()({
  does: complaint.step('file'),
  input: z.object({
    id: z.uuid().optional(), channel: z.enum(channels), about: z.string().trim().min(2).max(200), text: z.string().trim().min(10).max(5000),
    name: z.string().trim().max(60).optional(), contact: z.string().trim().max(100).optional(), code: z.string().min(8).max(20).optional(),
    region: z.string().regex(/^\d{6}$/).optional(), department: z.string().trim().max(60).nullable().optional(),
  }),
  locks: () => ['integrity:complaint-number'],
  // What came with it over the portal is the complaint's own, put there under its id by nobody who was signed in.
  find: (_t: Kysely<Integrity>, i, { day }) => sql<{ next: number; files: FileRef[]; last_fact?: string }>`
    select (select coalesce(max(serial), 0) + 1 from integrity_complaint where year = ${Number(day.slice(0, 4))})::int as next,
      coalesce((select json_agg(json_build_object('id', f.id, 'name', f.name, 'size', f.size::int, 'sha256', f.sha256, 'mime', f.mime) order by f.id) from file f
        where f.owner = ${i.id ?? null} and f.uploaded_by = ${anybody.id}), '[]') as files`,
  place: (_row, i, actor) => ({ region: i.region ?? actor.region, department: i.department === undefined ? actor.department : i.department }),
  draw: async ({ uuid, seal, day }, row, i) => {
    const id = i.id ?? uuid()
    const number = `TS-${day.slice(0, 4)}-${String(row.next).padStart(4, '0')}`
    return {
      id, number, text: await seal(id, 'complaint-text', i.text), contact: i.name || i.contact ? await seal(id, 'complainant', JSON.stringify({ name: i.name ?? null, contact: i.contact ?? null })) : null,
      code: i.code ? await seal(id, 'complaint-code', `${number}:${i.code}`, { lookup: true }) : null,
    }
  },
  fact: ComplaintFiled,
  record: (row, i, drawn, { actor, day }) => ({
    subject: drawn.id, enterprise: null, region: i.region ?? actor.region, department: i.department === undefined ? actor.department : i.department,
    body: {
      number: drawn.number, year: Number(day.slice(0, 4)), serial: row.next, channel: i.channel, about: i.about, text: drawn.text, files: row.files, contact: drawn.contact, code: drawn.code,
      acceptDue: dueFrom('integrity.complaint.accept', day),
    },
  }),
  write: (t, { body: b, ...f }) => [t.insertInto('integrity_complaint').values({
    id: f.subject, number: b.number, year: b.year, serial: b.serial, channel: b.channel, about: b.about, text_ref: b.text, files: JSON.stringify(b.files), contact: b.contact, code_ref: b.code,
    state: f.to!, region: f.region ?? '', department: f.department, officer_id: null, officer_name: null, investigator_id: null, investigator_name: null,
    filed_at: new Date(f.recordedAt), filed_by: f.actor.name, accept_due: b.acceptDue, answer_due: null, report: null, answer: null, answered_by: null, answered_at: null, last_fact: '0',
  })],
})

type Found = ComplaintRow & { persons: string[]; named: string | null; agent: string | null }
type Accepting = { id: string; officer?: string | null; investigator?: string }

/** The complaint, all accounts of whoever it is about, and the persons that acceptance names. `officer_id` of its place is the investigator. */
const theComplaint = (_t: Kysely<Integrity>, i: Accepting) => sql<Found>`
  select c.*, coalesce((select json_agg(p.a) from (select x.account as a from integrity_account me join integrity_account x on x.person = me.person where me.account = c.officer_id union select c.officer_id) p), '[]') as persons,
    (select o.name from integrity_officer o where o.account = ${i.officer ?? null}) as named,
    (select o.name from integrity_officer o where o.account = ${i.investigator ?? null} and o.open and o.account not in ${samePersons(i.officer ? [i.officer] : [])}) as agent
  from integrity_complaint c where c.id = ${i.id}`

const notByTheOneConcerned: Guard<Found> = {
  code: 'complained-of', clause: '信访条例-37',
  broken: (row, _input, { actor }) => (row.persons.includes(actor.id) || row.about.includes(actor.name)) && {
    zh: '投诉涉及本人，应当由他人办理', en: 'The complaint concerns you: somebody else handles it',
  },
}
const investigatorIsFit: Rule<Found, Accepting> = {
  code: 'no-investigator', clause: '信访条例-37',
  broken: (row, i) => {
    if (i.officer && row.named === null) return { zh: '没有找到被投诉的工作人员', en: 'There is no such officer', fields: [{ pointer: '/officer', zh: '请从名册中选择', en: 'Choose from the register' }] }
    return row.agent === null && { zh: '调查人应当是在岗工作人员，且不得是被投诉人本人', en: 'The investigator is an officer in post, and never the one complained of', fields: [{ pointer: '/investigator', zh: '请另选调查人', en: 'Choose somebody else' }] }
  },
}

const placed = (row: Found) => ({ subject: row.id, enterprise: null, region: row.region, department: row.department })
const lock = (i: { id: string }) => [`integrity/complaint/${i.id}`]
const on = (t: Kysely<Integrity>, id: string) => t.updateTable('integrity_complaint').where('id', '=', id)
/** The place of a complaint: its investigator is the officer whose own case it is. */
const place = (row: Found) => ({ region: row.region, department: row.department, officer_id: row.investigator_id })

export const acceptComplaint = command<Integrity>()({
  does: complaint.step('accept'),
  input: z.object({ id: z.uuid(), officer: z.string().max(60).nullable().default(null), investigator: z.string().max(60) }),
  locks: lock, find: theComplaint, place, guards: [notByTheOneConcerned], rules: [investigatorIsFit],
  fact: ComplaintAccepted,
  record: (row, i, _drawn, { day }) => ({ ...placed(row), body: {
    number: row.number, officer: i.officer ? { id: i.officer, name: row.named! } : null, investigator: { id: i.investigator, name: row.agent! }, answerDue: dueFrom('integrity.complaint.answer', day),
  } }),
  write: (t, f) => [on(t, f.subject).set({
    state: f.to!, officer_id: f.body.officer?.id ?? null, officer_name: f.body.officer?.name ?? null, investigator_id: f.body.investigator.id, investigator_name: f.body.investigator.name,
    answer_due: f.body.answerDue,
  })],
})

export const declineComplaint = command<Integrity>()({
  does: complaint.step('decline'),
  input: z.object({ id: z.uuid() }),
  locks: lock, find: theComplaint, place, guards: [notByTheOneConcerned],
  fact: ComplaintDeclined,
  record: (row) => ({ ...placed(row), body: { number: row.number } }),
  write: (t, f) => [on(t, f.subject).set({ state: f.to!, answer: f.reason, answered_by: f.actor.name, answered_at: new Date(f.recordedAt) })],
})

export const reportComplaint = command<Integrity>()({
  does: complaint.step('report'),
  input: z.object({ id: z.uuid() }),
  locks: lock, find: theComplaint, place, guards: [notByTheOneConcerned],
  fact: ComplaintInvestigated,
  record: (row) => ({ ...placed(row), body: { number: row.number } }),
  write: (t, f) => [on(t, f.subject).set({ state: f.to!, report: f.reason })],
})

export const upholdComplaint = command<Integrity>()({
  does: complaint.step('uphold'),
  input: z.object({ id: z.uuid() }),
  locks: lock, find: theComplaint, place, guards: [notByTheOneConcerned],
  fact: ComplaintUpheld,
  record: (row) => ({ ...placed(row), body: { number: row.number, officer: row.officer_id ? { id: row.officer_id, name: row.officer_name! } : null } }),
  write: (t, f) => [on(t, f.subject).set({ state: f.to!, answer: f.reason, answered_by: f.actor.name, answered_at: new Date(f.recordedAt) })],
})

export const dismissComplaint = command<Integrity>()({
  does: complaint.step('dismiss'),
  input: z.object({ id: z.uuid() }),
  locks: lock, find: theComplaint, place, guards: [notByTheOneConcerned],
  fact: ComplaintDismissed,
  record: (row) => ({ ...placed(row), body: { number: row.number } }),
  write: (t, f) => [on(t, f.subject).set({ state: f.to!, answer: f.reason, answered_by: f.actor.name, answered_at: new Date(f.recordedAt) })],
})
