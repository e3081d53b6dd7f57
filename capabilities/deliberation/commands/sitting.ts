import { z } from 'zod'
import { command, type Rule } from '../../../kernel/command.ts'
import { CaseCalled, CaseCounted, CasePresented, CaseStruck, MeetingCancelled, MeetingOpened } from '../facts.ts'
import { meeting } from '../procedure.ts'
import { current, entitled, hasLeft, isGone, isQuorateFor, itemOf, need, outstanding, present as presentIn, presiding, recusedFrom, votesOn } from '../rules/meeting.ts'
import { resultOf, tallyOf, type Choice } from '../rules/quorum.ts'
import type { Deliberation } from '../schema/tables.ts'
import { byChair, byPresiding, caseOfMeeting, lockBoth, lockMeeting, meetingInput, ofMeeting, onAgenda, onItem, onMeeting, personOf, theMeeting, withQuorum, type MeetingRow } from './meeting.ts'

type OfCase = { application: string }
const about = (code: string, clause: string, broken: Rule<MeetingRow, OfCase>['broken']): Rule<MeetingRow, OfCase> => ({ code, clause, broken })
const notGone = about('case-gone', '审议规则-程序', (row, i) => isGone(itemOf(row, i.application)!) && { zh: '该案已撤回、退回或者作出决定，请从议程撤下', en: 'The case was withdrawn, sent back or decided; strike it from the agenda' })
const inState = (states: readonly string[], zh: string, en: string) => about('not-its-turn', '审议规则-程序', (row, i) => !states.includes(itemOf(row, i.application)!.state) && { zh, en })

export const open = command<Deliberation>()({
  does: meeting.step('open'),
  input: meetingInput,
  locks: (i) => [lockMeeting(i.id)],
  find: theMeeting,
  guards: [byChair, withQuorum],
  fact: MeetingOpened,
  record: (row) => ({ ...ofMeeting(row), body: { present: presentIn(row).map(personOf), needed: need(row) } }),
  write: (t, f) => [onMeeting(t, f).set({ state: f.to!, opened_at: new Date(f.recordedAt) })],
})

/** The chair calls a case: its time begins, and whoever is recused leaves. */
export const call = command<Deliberation>()({
  does: meeting.step('call'),
  input: caseOfMeeting,
  locks: lockBoth,
  find: theMeeting,
  guards: [withQuorum],
  rules: [onAgenda, byPresiding, notGone, inState(['listed'], '该案已经审议或者撤下', 'The case has been deliberated or struck'), about('another-case', '审议规则-程序', (row) => {
    const now = current(row)
    return !!now && { zh: `正在审议案件 ${now.number}，计票后再进行下一案`, en: `The case ${now.number} is being deliberated; count it first` }
  })],
  fact: CaseCalled,
  record: (row, i) => ({ ...ofMeeting(row), body: { application: i.application } }),
  write: (t, f) => [onMeeting(t, f).set({ state: f.to! }), onItem(t, f).set({ state: 'called', called_at: new Date(f.recordedAt) })],
})

/** The officer who reviewed the case presents it, with what a grant would cover and what a refusal would rest on. */
export const present = command<Deliberation>()({
  does: meeting.step('present'),
  input: caseOfMeeting.extend({ summary: z.string().trim().min(5).max(4000), scope: z.string().trim().min(2).max(500), clauses: z.array(z.string().max(40)).min(1).max(10).default(['条例-6']) }),
  locks: lockBoth,
  concerns: (i) => i.application,
  find: theMeeting,
  rules: [onAgenda, notGone, inState(['called'], '主持人还没有宣布审议该案', 'The chair has not called this case'), about('not-reviewer', '审议规则-程序', (row, i, { actor }) => {
    const item = itemOf(row, i.application)!
    return item.reviewer !== actor.id && presiding(row, i.application)?.id !== actor.id && { zh: `本案由承办人${item.reviewerName}汇报，承办人不在的由主持人代为汇报`, en: `${item.reviewerName} reviewed the case and presents it; in their absence the chair does` }
  })],
  fact: CasePresented,
  record: (row, i) => ({ ...ofMeeting(row), body: { application: i.application, summary: i.summary, scope: i.scope, clauses: i.clauses, review: itemOf(row, i.application)!.reviews } }),
  write: (t, f) => [onMeeting(t, f).set({ state: f.to! }), onItem(t, f).set({
    state: 'presented', presented_at: new Date(f.recordedAt), presenter: f.actor.name, review: f.body.review, summary: f.body.summary, scope: f.body.scope, clauses: f.body.clauses,
  })],
})

/** The chair counts once everybody present who may vote has voted. Sealed ballots are opened for the count alone: numbers come out, nothing else. */
export const count = command<Deliberation>()({
  does: meeting.step('count'),
  input: caseOfMeeting,
  locks: lockBoth,
  find: theMeeting,
  guards: [withQuorum],
  rules: [onAgenda, byPresiding, notGone, inState(['presented'], '该案还没有汇报，或者已经计票', 'The case has not been presented yet, or has been counted'),
    about('no-quorum', '审议规则-组成', (row, i) => !isQuorateFor(row, i.application) && { zh: '扣除回避成员后到会人数不足，不能计票', en: 'Without the recused too few are present to decide the case' }),
    about('votes-missing', '审议规则-表决', (row, i) => {
      const waiting = outstanding(row, i.application)
      return waiting.length > 0 && { zh: `还有 ${waiting.length} 人没有表决：${waiting.map((x) => x.name).join('、')}`, en: `${waiting.length} have not voted: ${waiting.map((x) => x.name).join(', ')}` }
    })],
  draw: async ({ unseal }, row, i) => {
    const votes: Choice[] = []
    for (const v of votesOn(row, i.application)) votes.push(v.vote ?? (JSON.parse((await unseal(v.sealed!))!) as { vote: Choice }).vote)
    return tallyOf(votes)
  },
  fact: CaseCounted,
  record: (row, i, tally) => {
    const may = entitled(row, i.application)
    const voted = votesOn(row, i.application).map((v) => ({ id: v.member, name: v.name }))
    const silent = may.filter((x) => !voted.some((v) => v.id === x.id))
    return {
      ...ofMeeting(row),
      body: {
        application: i.application, result: resultOf(tally, may.length), tally, deciders: voted, recused: recusedFrom(row, i.application).map(personOf),
        absent: silent.filter((x) => !hasLeft(x)).map(personOf), left: silent.filter(hasLeft).map(personOf), entitled: may.length,
      },
    }
  },
  write: (t, f) => {
    const { body: b } = f
    return [onMeeting(t, f).set({ state: f.to! }), onItem(t, f).set({
      state: 'counted', counted_at: new Date(f.recordedAt), result: b.result, tally: JSON.stringify(b.tally), entitled: b.entitled, deciders: JSON.stringify(b.deciders),
      recused: JSON.stringify(b.recused), absent: JSON.stringify(b.absent), left_early: JSON.stringify(b.left), presided: f.actor.name,
    })]
  },
})

/** A case leaves the agenda: withdrawn meanwhile, not ready, or not to be decided by those present. */
export const strike = command<Deliberation>()({
  does: meeting.step('strike'),
  input: caseOfMeeting,
  locks: lockBoth,
  find: theMeeting,
  rules: [onAgenda, byPresiding, inState(['listed', 'called', 'presented'], '该案已经计票或者撤下', 'The case has been counted or struck')],
  fact: CaseStruck,
  record: (row, i) => ({ ...ofMeeting(row), body: { application: i.application } }),
  write: (t, f) => [onMeeting(t, f).set({ state: f.to! }), onItem(t, f).set({ state: 'struck', struck_why: f.reason })],
})

export const cancel = command<Deliberation>()({
  does: meeting.step('cancel'),
  input: meetingInput,
  locks: (i) => [lockMeeting(i.id)],
  find: theMeeting,
  guards: [byChair],
  fact: MeetingCancelled,
  record: (row) => ({ ...ofMeeting(row), body: {} }),
  write: (t, f) => [onMeeting(t, f).set({ state: f.to!, cancelled_why: f.reason })],
})
