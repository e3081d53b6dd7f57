import { z } from 'zod'
import { command, type Rule } from '../../../../kernel/command.ts'
import { MeasureProposed, ProposalDropped } from '../../facts.ts'
import { clauseOfGround, hearingGranted, measures } from '../../grounds.ts'
import { count } from '../../limits.ts'
import { licence } from '../../procedure.ts'
import { groundFits, notExpired, proposalStands } from '../../rules/licence.ts'
import { suspensionWrong } from '../../rules/suspension.ts'
import type { Licensing } from '../../schema/tables.ts'
import { ofCase } from '../case.ts'
import { licenceInput, lockLicence, onLicence, theLicence, theLicenceWithPast, which, type LicenceRow } from './row.ts'

const input = licenceInput.extend({
  measure: z.enum(measures), ground: z.string().max(40), from: z.iso.date().nullable().default(null), until: z.iso.date().nullable().default(null), concealed: z.boolean().default(false),
})
type Proposed = z.output<typeof input>
type Row = LicenceRow & { past: Parameters<typeof suspensionWrong>[2] }

const onlyAnnulExpired: Rule<Row, Proposed> = {
  code: 'licence-expired', clause: '许可法-70', broken: (row, i, act) => i.measure !== 'annul' && notExpired.broken(row, undefined, act),
}
const notTwice: Rule<Row, Proposed> = {
  code: 'already-suspended', clause: '条例-14',
  broken: (row, i) => i.measure === 'suspend' && row.state === 'suspended' && { zh: `许可证已暂扣至 ${row.suspended_until}，不能重复暂扣`, en: `The licence is suspended until ${row.suspended_until} already` },
}
/** A suspension has an end, and the length that the ladder gives it: said when it is proposed, not when it is too late. */
const suspensionFits: Rule<Row, Proposed> = {
  code: 'suspension-unfit', clause: '建质121-暂扣',
  broken: (row, i, { day }) => {
    if (i.measure !== 'suspend') return false
    if (!i.until) return { zh: '暂扣必须有截止日期', en: 'A suspension needs its last day', fields: [{ pointer: '/until', zh: '请填写截止日期', en: 'Give the last day' }] }
    return suspensionWrong(row.sector, { ground: i.ground, from: i.from ?? day, until: i.until, concealed: i.concealed }, row.past, day)
  },
}

/** 处罚法 §44–45: before it is decided the holder is told what is intended, why, under which clause, and that it may answer; a revocation also of the hearing. */
export const propose = command<Licensing>()({
  does: licence.step('propose'),
  input,
  locks: lockLicence,
  find: theLicenceWithPast,
  rules: [onlyAnnulExpired, groundFits, notTwice, suspensionFits],
  draw: ({ uuid }) => ({ proposal: uuid() }),
  fact: MeasureProposed,
  record: (row, i, drawn, { day }) => ({
    ...ofCase(row),
    body: {
      ...which(row), proposal: drawn.proposal, measure: i.measure, ground: i.ground, clauses: [clauseOfGround(i.measure, i.ground), '处罚法-44', '处罚法-45'], proposedOn: day,
      from: i.measure === 'suspend' ? (i.from ?? day) : null, until: i.measure === 'suspend' ? i.until : null,
      hearing: hearingGranted(i.measure) ? count('penalty.hearing.ask', day, day) : null, answer: count('penalty.answer', day, day),
    },
  }),
  write: (t, f) => [onLicence(t, f).set({
    state: f.to!, proposal: JSON.stringify({
      id: f.body.proposal, measure: f.body.measure, ground: f.body.ground, from: f.body.from, until: f.body.until, hearing: f.body.hearing, answer: f.body.answer,
      proposedOn: f.body.proposedOn, by: f.actor, reason: f.reason!,
    }),
  })],
})

/** What was proposed is given up, for instance after what the holder answered. */
export const drop = command<Licensing>()({
  does: licence.step('drop'),
  input: licenceInput,
  locks: lockLicence,
  find: theLicence,
  guards: [proposalStands],
  fact: ProposalDropped,
  record: (row) => ({ ...ofCase(row), body: { ...which(row), measure: row.proposal!.measure, ground: row.proposal!.ground } }),
  write: (t, f) => [onLicence(t, f).set({ state: f.to!, proposal: null })],
})
