import { sql } from 'kysely'
import { z } from 'zod'
import { instantOf } from '../../../kernel/calendar.ts'
import { command, type Guard, type Rule } from '../../../kernel/command.ts'
import { clearDue, setDue } from '../../../kernel/due.ts'
import { ApplicationCompleted, ApplicationWithdrawn, FindingsAnswered } from '../facts.ts'
import { answerProblems, differences, tidied } from '../form.ts'
import { count } from '../limits.ts'
import { application } from '../procedure.ts'
import type { Documents, Licensing } from '../schema/tables.ts'
import { sectorOf } from '../sectors/index.ts'
import type { Answers } from '../sectors/sector.ts'
import { caseInput, lockCase, noticeItems, ofCase, onCase, theCase, type CaseRow } from './case.ts'
import { curedItems } from './counter.ts'
import { restarted } from './clock.ts'
import { notDeemedRenewed, notLapsed } from '../rules/deemed.ts'
import { renewalDue } from './deemed.ts'

type Drafted = Pick<CaseRow, 'sector' | 'kind' | 'answers' | 'documents'> & { draft_answers: Record<string, unknown> | null; draft_documents: Documents | null; draft_version: number | null }

const withDraft = (t: Parameters<typeof theCase>[0], i: { id: string }) => theCase(t, i).select([
  noticeItems.as('items'),
  sql<Record<string, unknown> | null>`(select answers from licensing_draft d where d.id = licensing_application.id)`.as('draft_answers'),
  sql<Documents | null>`(select documents from licensing_draft d where d.id = licensing_application.id)`.as('draft_documents'),
  sql<number | null>`(select version from licensing_draft d where d.id = licensing_application.id)`.as('draft_version'),
])

const draftIsFresh: Rule<Drafted, { version: number }> = {
  code: 'draft-changed', clause: '许可法-31',
  broken: (row, input) => row.draft_version !== input.version && { zh: '草稿在别处被修改过，请刷新后核对再提交', en: 'The draft was changed elsewhere; reload and check it first' },
}
const somethingChanged: Guard<Drafted> = {
  code: 'nothing-changed', clause: '许可法-31', broken: (row) => changedKeys(row).length === 0 && { zh: '还没有修改或补充任何内容', en: 'Nothing has been changed or added yet' },
}
const formIsComplete: Guard<Drafted> = {
  code: 'form-incomplete', clause: '许可法-31',
  broken: (row) => {
    const problems = answerProblems(sectorOf(row.sector, row.kind).form, (row.draft_answers ?? row.answers) as Answers, { complete: true })
    return problems.length > 0 && { zh: `申请表还有 ${problems.length} 处需要填写或更正`, en: `${problems.length} answers are missing or not valid`, fields: problems }
  },
}
/** A notice is answered as a whole: every document it asks for has been replaced or added (许可法 §32). */
const noticeIsMet: Guard<Drafted & { items: { key: string; cured: boolean }[] }> = {
  code: 'items-open', clause: '许可法-32',
  broken: (row) => {
    const changed = changedKeys(row)
    const open = row.items.filter((i) => !i.cured && !changed.includes(i.key))
    return open.length > 0 && { zh: `还有 ${open.length} 项没有补正`, en: `${open.length} items have not been answered yet` }
  },
}

/** The applicant answers the correction notice; the five working days start anew with what is now handed in (许可法 §32). */
export const complete = command<Licensing>()({
  does: application.step('complete'),
  input: caseInput.extend({ version: z.number().int() }),
  locks: lockCase,
  find: withDraft,
  guards: [notLapsed, noticeIsMet, formIsComplete],
  rules: [draftIsFresh],
  fact: ApplicationCompleted,
  record: (row, _input, _drawn, { day }) => ({
    ...ofCase(row),
    body: {
      answers: tidied(sectorOf(row.sector, row.kind).form, (row.draft_answers ?? row.answers) as Answers), documents: row.draft_documents ?? row.documents, round: row.round + 1, receivedOn: day,
      intakeDue: count('licensing.correction-notice', day, day, row.sector), changed: changedKeys(row),
      ...(row.in_time ? { renewal: { inTime: true, licence: row.licence_id!, expiresAt: row.licence_expires_at!.toISOString() } } : {}),
    },
  }),
  write: (t, f) => {
    const { body: b } = f
    const deemedAt = instantOf(b.intakeDue.on, 'end')
    return [
      onCase(t, f).set({
        state: f.to!, answers: JSON.stringify(b.answers), documents: JSON.stringify(b.documents), changed: b.changed, round: b.round, submitted_at: new Date(f.recordedAt),
        received_on: b.receivedOn, intake_due: JSON.stringify(b.intakeDue), intake_deemed_at: deemedAt,
      }),
      curedItems(t, f.subject, b.changed, b.round),
      setDue(f, f.subject, 'deemed-acceptance', deemedAt.toISOString(), { due: b.intakeDue }),
      ...renewalDue(f, b.renewal),
    ]
  },
})

/** The applicant answers what the review returned; the clock goes on where it stopped, no new period begins. */
export const answer = command<Licensing>()({
  does: application.step('answer'),
  input: caseInput.extend({ version: z.number().int(), note: z.string().trim().max(2000).default('') }),
  locks: lockCase,
  find: withDraft,
  guards: [somethingChanged, formIsComplete],
  rules: [draftIsFresh],
  fact: FindingsAnswered,
  record: (row, input, _drawn, { day }) => ({
    ...ofCase(row),
    body: {
      answers: tidied(sectorOf(row.sector, row.kind).form, (row.draft_answers ?? row.answers) as Answers), documents: row.draft_documents ?? row.documents, round: row.round + 1, changed: changedKeys(row), on: day,
      due: restarted(row, day).due, note: input.note,
    },
  }),
  write: (t, f) => {
    const { body: b } = f
    return [onCase(t, f).set({
      state: f.to!, answers: JSON.stringify(b.answers), documents: JSON.stringify(b.documents), changed: b.changed, round: b.round,
      due: JSON.stringify(b.due), due_on: b.due.on, stops: JSON.stringify((b.due as { stops?: unknown }).stops ?? []),
    })]
  },
})

export const withdraw = command<Licensing>()({
  does: application.step('withdraw'),
  input: caseInput,
  locks: lockCase,
  find: theCase,
  guards: [notDeemedRenewed],
  fact: ApplicationWithdrawn,
  record: (row) => ({ ...ofCase(row), body: {} }),
  write: (t, f) => [onCase(t, f).set({ state: f.to!, intake_deemed_at: null, intake_due: null }), clearDue(f.subject, 'deemed-acceptance', 'deemed-renewal')],
})

/** Keys of documents and fields that the draft changes against what stands in the case. */
export function changedKeys(row: Drafted): string[] {
  const form = sectorOf(row.sector, row.kind).form
  const fields = differences(form, row.answers as Answers, (row.draft_answers ?? row.answers) as Answers).map((d) => d.pointer.split('/')[1]!)
  const files = (d: Documents, key: string) => (d[key] ?? []).map((f) => f.sha256).join()
  const after = row.draft_documents ?? row.documents
  const documents = [...new Set([...Object.keys(row.documents), ...Object.keys(after)])].filter((key) => files(row.documents, key) !== files(after, key))
  return [...new Set([...documents, ...fields])]
}
