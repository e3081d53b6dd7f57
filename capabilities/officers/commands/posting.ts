import { sql, type Kysely } from 'kysely'
import { z } from 'zod'
import { instantOf } from '../../../kernel/calendar.ts'
import { anyRows, command, type Rule } from '../../../kernel/command.ts'
import { clearDue, setDue } from '../../../kernel/due.ts'
import { OfficerPosted, OfficerRotated, post, type Post } from '../facts.ts'
import { officer } from '../procedure.ts'
import { stayOf } from '../rules/bars.ts'
import { mayAct, standingOn, type Held } from '../rules/standing.ts'
import type { Officers } from '../schema/tables.ts'
import { rolesOfPost } from '../words.ts'
import { clause, holds, inHand, lockOfficer, notOneself, ofOfficer, officerInput, placeOf, stamped, theOfficer, type Whole } from './officer.ts'

const postInput = officerInput.extend({ post, from: z.iso.date().optional().describe('First day in the post; today where it is left out') })
const notInPost: Rule<Whole, { post: string }> = {
  code: 'in-post-already', clause: '公务员法-71',
  broken: (row, input) => !!holds(row, input.post) && { zh: '此人已在该岗位任职', en: 'The person holds this post already' },
}
const fromFits: Rule<Whole, z.output<typeof postInput>> = {
  code: 'dates', clause,
  broken: (row, input, { day }) => {
    const since = row.postings.filter((p) => p.post === input.post).map((p) => p.ended_on!).sort().at(-1)
    if (input.from && input.from > day) return { zh: '任职起始日不能晚于今天', en: 'A stay begins today or before', fields: [{ pointer: '/from', zh: '不晚于今天', en: 'Today or before' }] }
    return !!since && (input.from ?? day) < since && { zh: `此人于 ${since} 离开该岗位，任职起始日不能早于此日`, en: `The person left this post on ${since}: the new stay begins no earlier` }
  },
}

/** A person takes up a post; the longest stay in it is counted from this day. */
export const postOfficer = command<Officers>()({
  does: officer.step('post'),
  input: postInput,
  locks: lockOfficer,
  find: theOfficer,
  guards: [notOneself],
  rules: [notInPost, fromFits],
  draw: ({ uuid }) => uuid(),
  fact: OfficerPosted,
  record: (row, input, posting, { day }) => {
    const from = input.from ?? day
    return { ...ofOfficer(row), body: { posting, post: input.post, from, ...stayOf(input.post, from) } }
  },
  write: (t, f) => {
    const { posting, post, from, dueOn, warnOn } = f.body
    const detail = { officer: f.subject, post }
    return [
      stamped(t, f),
      t.insertInto('officers_posting').values({ officer_id: f.subject, post, from_on: from, due_on: dueOn, warn_on: warnOn, ended_on: null, successor_id: null, id: posting, ...placeOf(f) }),
      anyRows(t.updateTable('officers_qualification').set({ rotated_on: null, last_fact: '0' }).where('officer_id', '=', f.subject).where('post', '=', post)),
      setDue(f, posting, 'officers-stay-ending', instantOf(warnOn, 'start').toISOString(), detail),
      setDue(f, posting, 'officers-stay-over', instantOf(dueOn, 'end').toISOString(), detail),
    ]
  },
})

const rotateInput = officerInput.extend({
  post, successor: z.uuid().describe('The officer who takes the post over'),
  handOver: z.array(z.uuid()).max(500).default([]).describe('Every case in hand, by its id: the hand-over list'),
})
type Rotate = z.output<typeof rotateInput>
type Successor = { id: string; name: string; state: string; department: string; account: string | null; held: Held | null }
type Rotating = Whole & { successor: Successor | null }

const findRotation = (t: Kysely<Officers>, input: { id: string; post: Post; successor: string }) => sql<Rotating>`
  select w.*, (select json_build_object('id', s.id, 'name', s.name, 'state', s.state, 'department', s.department,
      'account', (select a.account_id from officers_account a where a.officer_id = s.id and a.open and a.roles && ${[...rolesOfPost[input.post]]}::text[] order by a.account limit 1),
      'held', (select to_json(q) from officers_qualification q where q.officer_id = s.id and q.post = ${input.post}))
    from officers_officer s where s.id = ${input.successor}) as successor
  from (${theOfficer(t, input)}) as w`

const inThePost: Rule<Whole, { post: string }> = {
  code: 'not-in-post', clause: '公务员法-71',
  broken: (row, input) => !holds(row, input.post) && { zh: '此人不在该岗位任职', en: 'The person does not hold this post' },
}
const successorFits: Rule<Rotating> = {
  code: 'successor-unfit', clause: '公务员法-71',
  broken: (row, _input, { day }) => {
    const s = row.successor
    const wrong = (zh: string, en: string) => ({ zh, en, fields: [{ pointer: '/successor', zh, en }] })
    if (!s || s.state !== 'serving' || s.department !== row.department || s.id === row.id) return wrong('接任人须是本部门另一位在册人员', 'The successor is another officer of the department')
    if (!s.account) return wrong('接任人没有可办理该岗位的账号', 'The successor has no account for this post')
    return !mayAct(standingOn(s.held, day)) && wrong('接任人没有该岗位的有效资格', 'The successor holds no valid qualification for the post')
  },
}
const handedOver: Rule<Rotating, Rotate> = {
  code: 'cases-in-hand', clause: '公务员法-71',
  broken: (row, input) => input.post === 'review' && row.hand.some((c) => !input.handOver.includes(c.application))
    && { ...inHand(row), fields: [{ pointer: '/handOver', zh: '请逐件列明移交的案件', en: 'List every case for hand-over' }] },
}
const onlyOwnCases: Rule<Rotating, Rotate> = {
  code: 'not-in-hand', clause: '公务员法-71',
  broken: (row, input) => input.handOver.some((id) => !row.hand.some((c) => c.application === id)) && { zh: '移交清单中有不在此人手上的案件，请刷新后再试', en: 'The list names a case that is not in hand; reload and try again' },
}

/** Rotation: the person leaves the post today, the successor is named, and every case in hand stands on the hand-over list. */
export const rotate = command<Officers>()({
  does: officer.step('rotate'),
  input: rotateInput,
  locks: (input) => [...lockOfficer(input), ...input.handOver.map((id) => `application:${id}`)],
  find: findRotation,
  guards: [notOneself],
  rules: [inThePost, successorFits, handedOver, onlyOwnCases],
  fact: OfficerRotated,
  record: (row, input, _drawn, { day }) => {
    const stay = holds(row, input.post)!
    const { id, name, account } = row.successor!
    const handOver = row.hand.filter((c) => input.handOver.includes(c.application)).map(({ application, number }) => ({ application, number }))
    return { ...ofOfficer(row), body: { posting: stay.id, post: input.post, from: stay.from_on, on: day, successor: { officer: id, name, account: account! }, handOver } }
  },
  write: (t, f) => {
    const { posting, post, on, successor, handOver } = f.body
    const mine = { from_officer: f.subject, to_officer: successor.officer, post, given_on: on, ...placeOf(f) }
    return [
      stamped(t, f),
      t.updateTable('officers_posting').set({ ended_on: on, successor_id: successor.officer, last_fact: '0' }).where('id', '=', posting),
      anyRows(t.updateTable('officers_qualification').set({ rotated_on: on, last_fact: '0' }).where('officer_id', '=', f.subject).where('post', '=', post)),
      clearDue(posting, 'officers-stay-ending', 'officers-stay-over'),
      ...handOver.map(({ application }) => t.insertInto('officers_handover').values({ application_id: application, ...mine })
        .onConflict((c) => c.columns(['application_id', 'from_officer', 'given_on']).doUpdateSet({ to_officer: successor.officer, last_fact: '0' }))),
    ]
  },
})
