import { instantOf } from '../../../kernel/calendar.ts'
import { command, type Rule } from '../../../kernel/command.ts'
import { clearDue } from '../../../kernel/due.ts'
import { post, QualificationEnding, QualificationLapsed, StayEnding, StayOver } from '../facts.ts'
import { officer } from '../procedure.ts'
import type { Officers } from '../schema/tables.ts'
import { holds, lockOfficer, ofOfficer, officerInput, qualificationOf, qualifiedBefore, stamped, theOfficer, type Whole } from './officer.ts'

const input = officerInput.extend({ post })
const common = { input, locks: lockOfficer, find: theOfficer } as const
const stillThere: Rule<Whole, { post: string }> = {
  code: 'not-in-post', clause: '公务员法-71',
  broken: (row, i) => !holds(row, i.post) && { zh: '此人不在该岗位任职', en: 'The person does not hold this post' },
}

/** Early warning: the longest stay in the post ends soon. */
export const noteStayEnding = command<Officers>()({
  does: officer.step('note-stay-ending'), ...common,
  rules: [stillThere],
  fact: StayEnding,
  record: (row, i) => ({ ...ofOfficer(row), body: { posting: holds(row, i.post)!.id, name: row.name, post: i.post, dueOn: holds(row, i.post)!.due_on } }),
  write: (t, f) => [stamped(t, f), clearDue(f.body.posting, 'officers-stay-ending')],
})

/** The longest stay is over and the person still holds the post. */
export const noteStayOver = command<Officers>()({
  does: officer.step('note-stay-over'), ...common,
  rules: [stillThere],
  fact: StayOver,
  record: (row, i) => {
    const stay = holds(row, i.post)!
    return { ...ofOfficer(row), effectiveAt: instantOf(stay.due_on, 'end'), body: { posting: stay.id, name: row.name, post: i.post, dueOn: stay.due_on } }
  },
  write: (t, f) => [stamped(t, f), clearDue(f.body.posting, 'officers-stay-ending', 'officers-stay-over')],
})

/** Early warning: the qualification lapses soon. */
export const noteQualificationEnding = command<Officers>()({
  does: officer.step('note-qualification-ending'), ...common,
  rules: [qualifiedBefore],
  fact: QualificationEnding,
  record: (row, i) => {
    const q = qualificationOf(row, i.post)!
    return { ...ofOfficer(row), body: { qualification: q.id, name: row.name, post: i.post, until: q.until_on } }
  },
  write: (t, f) => [stamped(t, f), clearDue(f.body.qualification, 'officers-qualification-ending')],
})

/** The qualification lapsed at midnight; every query and the gate have known it from the date. */
export const noteQualificationLapsed = command<Officers>()({
  does: officer.step('note-qualification-lapsed'), ...common,
  rules: [qualifiedBefore],
  fact: QualificationLapsed,
  record: (row, i) => {
    const q = qualificationOf(row, i.post)!
    return { ...ofOfficer(row), effectiveAt: instantOf(q.until_on, 'end'), body: { qualification: q.id, name: row.name, post: i.post, until: q.until_on } }
  },
  write: (t, f) => [stamped(t, f), clearDue(f.body.qualification, 'officers-qualification-ending', 'officers-qualification-lapse')],
})
