import { sql, type Kysely } from 'kysely'
import { z } from 'zod'
import { command, type Guard, type Rule } from '../../../kernel/command.ts'
import { HearingAnnounced, HearingClosed, HearingHeld, HearingMoved, HearingSigned } from '../facts.ts'
import { hearing } from '../procedure.ts'
import type { Hearings } from '../schema/tables.ts'
import { about, concerns, hearingInput, lastNotice, locks, ofHearing, ofItsCase, onHearing, theHearing, type HearingRow } from './hearing.ts'

const when = { on: z.iso.date(), time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/), place: z.string().trim().min(2).max(200), chair: z.uuid() }
type WithChair = HearingRow & { chair: string | null; reviewed: boolean }
const toAnnounce = (t: Kysely<Hearings>, i: { id: string; chair: string }) =>
  theHearing(t, i).select([
    sql<string | null>`(select o.name from hearings_officer o where o.account_id = ${i.chair} and o.active and o.department = hearings_hearing.department
      and o.roles && array['reviewer', 'approver', 'head', 'supervisor'])`.as('chair'),
    sql<boolean>`coalesce((select ${i.chair} = any(c.reviewers) from hearings_case c where c.id = hearings_hearing.application_id), false)`.as('reviewed'),
  ])

const chairIsKnown: Rule<WithChair, unknown> = {
  code: 'chair-unknown',
  clause: '许可法-48',
  broken: (row) => row.chair === null && { zh: '主持人须是本部门在岗的工作人员', en: 'The chair must be an officer of this department in office' },
}
const chairDidNotReview: Rule<WithChair, unknown> = {
  code: 'chair-reviewed',
  clause: '许可法-48',
  broken: (row) => row.reviewed && { zh: '审查该申请、提出该处理意见的工作人员不能主持听证', en: 'Whoever examined the application or proposed the measure does not preside' },
}
const noticeIsLongEnough: Rule<WithChair, { on: string }> = {
  code: 'notice-too-short',
  clause: '许可法-48',
  broken: (row, input, { day }) => {
    const last = lastNotice(input.on, day, row.licence_id)
    return day > last && { zh: `举行听证须提前七日通知：${input.on} 的听证最迟应于 ${last} 通知`, en: `A hearing on ${input.on} must be announced by ${last}` }
  },
}
const withinTwentyDays: Rule<WithChair, { on: string }> = {
  code: 'held-too-late',
  clause: '许可法-47',
  broken: (row, input) => row.hold_by !== null && input.on > row.hold_by && { zh: `听证应当在 ${row.hold_by} 前举行`, en: `The hearing must be held by ${row.hold_by}` },
}

/** 许可法 §48: seven days ahead, with day, time, place and a chair who did not examine the application; in public unless secrets forbid. */
export const announce = command<Hearings>()({
  does: hearing.step('announce'),
  input: hearingInput.extend({ ...when, open: z.boolean().default(true) }),
  locks,
  concerns,
  find: toAnnounce,
  rules: [ofItsCase, chairIsKnown, chairDidNotReview, noticeIsLongEnough, withinTwentyDays],
  fact: HearingAnnounced,
  record: (row, input, _drawn, { day }) => ({
    ...ofHearing(row),
    body: {
      ...about(row), on: input.on, time: input.time, place: input.place, chair: { id: input.chair, name: row.chair! }, open: input.open, noticedBy: lastNotice(input.on, day, row.licence_id),
    },
  }),
  write: (t, f) => [
    onHearing(t, f).set({ state: f.to!, on_day: f.body.on, at_time: f.body.time, place: f.body.place, officer_id: f.body.chair.id, chair_name: f.body.chair.name, open: f.body.open }),
  ],
})

/** Another day, or another chair after a recusal: announced anew, seven days ahead. */
export const move = command<Hearings>()({
  does: hearing.step('move'),
  input: hearingInput.extend(when),
  locks,
  concerns,
  find: toAnnounce,
  rules: [ofItsCase, chairIsKnown, chairDidNotReview, noticeIsLongEnough],
  fact: HearingMoved,
  record: (row, input, _drawn, { day }) => ({
    ...ofHearing(row),
    body: {
      ...about(row), on: input.on, time: input.time, place: input.place, chair: { id: input.chair, name: row.chair! }, noticedBy: lastNotice(input.on, day, row.licence_id),
      was: { on: row.on_day!, time: row.at_time!, place: row.place!, chair: { id: row.officer_id!, name: row.chair_name! } },
    },
  }),
  write: (t, f) => [
    onHearing(t, f).set({ state: f.to!, on_day: f.body.on, at_time: f.body.time, place: f.body.place, officer_id: f.body.chair.id, chair_name: f.body.chair.name }),
  ],
})

const itsDayHasCome: Guard<HearingRow> = {
  code: 'before-the-hearing',
  clause: '许可法-48',
  broken: (row, _input, { day }) => day < row.on_day! && { zh: `听证定于 ${row.on_day}`, en: `The hearing is set for ${row.on_day}` },
}
const side = z.enum(['authority', 'applicant', 'party', 'other'])
const bothSides: Rule<HearingRow, { points: { side: string }[] }> = {
  code: 'one-side-only',
  clause: '许可法-48',
  broken: (_row, input) =>
    !input.points.some((point) => point.side === 'authority') && { zh: '审查人员应当提供审查意见的证据、理由', en: 'The reviewer puts forward the evidence and reasons of the opinion' },
}

/** The chair holds the hearing: the reviewer gives evidence and reasons, the others answer; everything is written down. */
export const hold = command<Hearings>()({
  does: hearing.step('hold'),
  input: hearingInput.extend({
    participants: z.array(z.object({ name: z.string().trim().min(2).max(60), side })).min(1).max(60),
    points: z.array(z.object({ side, text: z.string().trim().min(2).max(4000) })).min(1).max(200),
  }),
  locks,
  concerns,
  find: theHearing,
  guards: [itsDayHasCome],
  rules: [ofItsCase, bothSides],
  fact: HearingHeld,
  record: (row, input) => ({ ...ofHearing(row), body: { ...about(row), participants: input.participants, points: input.points } }),
  write: (t, f) => [onHearing(t, f).set({ state: f.to!, participants: JSON.stringify(f.body.participants), points: JSON.stringify(f.body.points) })],
})

/** The applicant checks the record and signs, with what it sees differently. */
export const sign = command<Hearings>()({
  does: hearing.step('sign'),
  input: hearingInput.extend({ name: z.string().trim().min(2).max(60), comment: z.string().trim().max(2000).default('') }),
  locks,
  concerns,
  find: theHearing,
  guards: [{ code: 'signed-already', clause: '许可法-48', broken: (row) => row.signed !== null && { zh: '笔录已经签字', en: 'The record has been signed' } }],
  rules: [ofItsCase],
  fact: HearingSigned,
  record: (row, input) => ({ ...ofHearing(row), body: { ...about(row), name: input.name, comment: input.comment } }),
  write: (t, f) => [onHearing(t, f).set({ state: f.to!, signed: JSON.stringify({ name: f.body.name, comment: f.body.comment, at: f.recordedAt }) })],
})

/** The chair closes the record; an applicant that did not sign is noted in the conclusion. */
export const close = command<Hearings>()({
  does: hearing.step('close'),
  input: hearingInput.extend({ conclusion: z.string().trim().min(10).max(4000), unsigned: z.boolean().default(false) }),
  locks,
  concerns,
  find: theHearing,
  rules: [
    ofItsCase,
    {
      code: 'record-unsigned',
      clause: '许可法-48',
      broken: (row, input) => row.signed === null && !input.unsigned && { zh: '企业尚未核对签字；拒绝签字的，请勾选并在结论中写明', en: 'The applicant has not signed; tick and say so where it refuses' },
    },
  ],
  fact: HearingClosed,
  record: (row, input) => ({ ...ofHearing(row), body: { ...about(row), conclusion: input.conclusion } }),
  write: (t, f) => [onHearing(t, f).set({ state: f.to!, conclusion: f.body.conclusion })],
})
