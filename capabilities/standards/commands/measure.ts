import { z } from 'zod'
import { command, type Guard, type Rule } from '../../../kernel/command.ts'
import { IndicatorMeasured } from '../facts.ts'
import { fits, inRange, judge } from '../indicators.ts'
import { judgement } from '../procedure.ts'
import type { Standards } from '../schema/tables.ts'
import { evidenceInput, evidenceIsThere, inReview, judgementInput, lockCase, ofCase, onJudgement, placeOf, withVersion, type JudgementRow, type Version } from './judgement.ts'

type Row = JudgementRow & { now: Version | null }
type Input = { key: string; value: number | boolean; unit: string | null }
const indicatorOf = (row: Row, key: string) => row.now?.indicators.find((i) => i.key === key)

const isPinned: Guard<Row> = {
  code: 'not-pinned', clause: '条例-6', broken: (row) => row.now === null && { zh: '本案没有适用的审批标准', en: 'No standard is fixed for this case' },
}
const indicatorExists: Rule<Row, Input> = {
  code: 'indicator-unknown', clause: '条例-6', broken: (row, input) => !indicatorOf(row, input.key) && { zh: '本案适用的版本没有这项指标', en: 'The version of this case has no such indicator' },
}
const unitIsRight: Rule<Row, Input> = {
  code: 'wrong-unit', clause: '条例-6',
  broken: (row, input) => {
    const i = indicatorOf(row, input.key)!
    const unit = i.unit ?? { zh: '是或否', en: 'yes or no' }
    return !fits(i, input) && {
      zh: `“${i.name.zh}”的单位是${unit.zh}`, en: `“${i.name.en}” is measured in ${unit.en}`, fields: [{ pointer: '/value', zh: `请按“${unit.zh}”填写`, en: `Give it in ${unit.en}` }],
    }
  },
}
const valueIsPossible: Rule<Row, Input> = {
  code: 'value-out-of-range', clause: '条例-6',
  broken: (row, input) => {
    const i = indicatorOf(row, input.key)!
    return !inRange(i, input.value) && {
      zh: `“${i.name.zh}”应在 ${i.range!.min} 至 ${i.range!.max} 之间`, en: `“${i.name.en}” lies between ${i.range!.min} and ${i.range!.max}`,
      fields: [{ pointer: '/value', zh: `请填写 ${i.range!.min} 至 ${i.range!.max} 之间的数`, en: `Between ${i.range!.min} and ${i.range!.max}` }],
    }
  },
}

/** The value of one indicator as the reviewer found it; whether it meets the standard follows from the version of the case. */
export const measure = command<Standards>()({
  does: judgement.step('measure'),
  input: judgementInput.extend({
    key: z.string().max(40), value: z.union([z.number().min(-1e12).max(1e12), z.boolean()]), unit: z.string().max(20).nullable(), evidence: evidenceInput,
    opinion: z.string().trim().max(2000).default(''),
  }),
  locks: lockCase,
  find: withVersion,
  guards: [inReview, isPinned],
  rules: [indicatorExists, unitIsRight, valueIsPossible, evidenceIsThere],
  fact: IndicatorMeasured,
  record: (row, { id: _, ...input }) => {
    const i = indicatorOf(row, input.key)!
    return { ...ofCase(row), body: { ...input, name: i.name, version: row.version!, result: judge(i, input) as 'met' | 'unmet' } }
  },
  write: (t, f) => {
    const { body: b } = f
    const said = {
      value: JSON.stringify(b.value), unit: b.unit, evidence: JSON.stringify(b.evidence), opinion: b.opinion, officer_name: f.actor.name, measured_at: new Date(f.recordedAt), stale: false,
    }
    return [
      onJudgement(t, f).set({ state: f.to! }),
      t.insertInto('standards_measure').values({ application_id: f.subject, key: b.key, ...said, ...placeOf(f) })
        .onConflict((c) => c.columns(['application_id', 'key']).doUpdateSet({ ...said, last_fact: '0' })),
    ]
  },
})
