import { sql, type Kysely } from 'kysely'
import { z } from 'zod'
import { anyRows, command } from '../../../kernel/command.ts'
import type { Statement } from '../../../kernel/db.ts'
import { clearDue } from '../../../kernel/due.ts'
import type { FactOf } from '../../../kernel/fact.ts'
import { ApplicationNotAccepted, CorrectedOnTheSpot, CorrectionNoticeSent, defect } from '../facts.ts'
import { answerProblems, differences, mask, replacePersonal } from '../form.ts'
import { application } from '../procedure.ts'
import { notDeemedRenewed } from '../rules/deemed.ts'
import { notYetDeemed } from '../rules/intake.ts'
import { itemsExist, noticeIsOneTime } from '../rules/material.ts'
import type { Licensing } from '../schema/tables.ts'
import { sectorOf } from '../sectors/index.ts'
import type { Answers } from '../sectors/sector.ts'
import { caseInput, lockCase, ofCase, onCase, placeOf, theCase, theCaseWithItems } from './case.ts'
import { writNumber } from '../numbers.ts'

/** 许可法 §32 (4): one notice with every missing or defective item, within five working days. */
export const sendCorrectionNotice = command<Licensing>()({
  does: application.step('send-correction-notice'),
  input: caseInput.extend({ items: z.array(defect.extend({ note: z.string().trim().min(2).max(500) })).min(1).max(60) }),
  locks: lockCase,
  find: theCaseWithItems,
  guards: [notYetDeemed, notDeemedRenewed],
  rules: [itemsExist, noticeIsOneTime],
  fact: CorrectionNoticeSent,
  record: (row, input) => ({ ...ofCase(row), body: { number: writNumber(row, 'correction-notice'), items: input.items, round: row.round } }),
  write: (t, f) => [
    onCase(t, f).set({ state: f.to!, intake_deemed_at: null, intake_due: null }),
    clearDue(f.subject, 'deemed-acceptance', 'deemed-renewal'),
    ...f.body.items.map((i) => t.insertInto('licensing_notice_item').values({
      application_id: f.subject, round: f.body.round, kind: i.kind, key: i.key, problem: i.problem, note: i.note, cured_round: null, ...placeOf(f),
    }).onConflict((c) => c.columns(['application_id', 'round', 'kind', 'key']).doUpdateSet({ problem: i.problem, note: i.note }))),
  ],
})

/** 许可法 §32 (3): an error that can be corrected on the spot is corrected on the spot; what changed stands in the fact. */
export const correctOnTheSpot = command<Licensing>()({
  does: application.step('correct-on-the-spot'),
  input: caseInput.extend({ answers: z.record(z.string(), z.unknown()) }),
  locks: lockCase,
  find: theCase,
  guards: [notYetDeemed],
  rules: [{
    code: 'answers-invalid', clause: '许可法-32',
    broken: (row, input) => {
      const problems = answerProblems(sectorOf(row.sector, row.kind).form, { ...row.answers, ...input.answers } as Answers, { complete: false })
      return problems.length > 0 && { zh: problems.map((p) => p.zh).join('；'), en: problems.map((p) => p.en).join('; '), fields: problems }
    },
  }],
  draw: async ({ seal }, row, input) => replacePersonal(sectorOf(row.sector, row.kind).form, input.answers as Answers, row.answers as Answers, async (kind, value) =>
    ({ ref: await seal(row.id, kind, value, { lookup: kind === 'citizen-id' }), shown: mask(kind, value) })),
  fact: CorrectedOnTheSpot,
  record: (row, _input, answers) => ({
    ...ofCase(row), body: { answers, changes: differences(sectorOf(row.sector, row.kind).form, row.answers as Answers, { ...row.answers, ...answers } as Answers) },
  }),
  write: (t, f) => [onCase(t, f).set({ state: f.to!, answers: sql`answers || ${JSON.stringify(f.body.answers)}::jsonb` })],
})

const writeNotAccepted = (t: Kysely<Licensing>, f: FactOf<typeof ApplicationNotAccepted>): Statement[] => [
  onCase(t, f).set({ state: f.to!, intake_deemed_at: null, intake_due: null }), clearDue(f.subject, 'deemed-acceptance', 'deemed-renewal'),
]

const declining = (ground: 'not-needed' | 'not-competent') => command<Licensing>()({
  does: application.step(`decline-${ground}`),
  input: ground === 'not-competent' ? caseInput.extend({ competent: z.string().trim().min(2).max(100) }) : caseInput.extend({ competent: z.undefined().optional() }),
  locks: lockCase,
  find: theCase,
  guards: [notYetDeemed, notDeemedRenewed],
  fact: ApplicationNotAccepted,
  record: (row, input) => ({ ...ofCase(row), body: { number: writNumber(row, 'non-acceptance'), ground, ...(input.competent ? { competent: input.competent } : {}) } }),
  write: writeNotAccepted,
})

/** 许可法 §32 (1): no licence is needed for this matter; the applicant is told at once. */
export const declineNotNeeded = declining('not-needed')
/** 许可法 §32 (2): another authority is competent; the applicant is told which. */
export const declineNotCompetent = declining('not-competent')

/** Items of earlier notices that concern what has now been changed. */
export const curedItems = (t: Kysely<Licensing>, subject: string, keys: readonly string[], round: number) =>
  anyRows(t.updateTable('licensing_notice_item').set({ cured_round: round }).where('application_id', '=', subject).where('cured_round', 'is', null).where('key', 'in', keys.length ? keys : ['']))
