import { gate } from '../../kernel/gate.ts'
import { reviewOfCase } from './rules/link.ts'
import type { PreReview } from './schema/tables.ts'

/** Whoever advised the enterprise does not decide its application: nobody judges the own advice. */
export const adviserDoesNotDecide = gate<PreReview>()({
  capability: 'pre-review',
  name: 'adviser-does-not-decide',
  on: (step) => step.capability === 'licensing' && step.subject === 'application' && ['grant', 'refuse'].includes(step.name),
  find: (t, { subject, actor }) =>
    t
      .selectFrom('pre_review_case as c')
      .innerJoin('pre_review_review as r', (on) => on.onRef('r.enterprise_id', '=', 'c.enterprise_id').onRef('r.sector', '=', 'c.sector'))
      .select('r.number')
      .where('c.id', '=', subject)
      .where('r.officer_id', '=', actor.id)
      .where(reviewOfCase),
  rules: [
    {
      code: 'gave-the-pre-review',
      clause: '公务员法-76',
      broken: ([row]) => (row ? { zh: `您为该企业做过预审（${row.number}），由他人作出决定`, en: `You gave this enterprise its pre-review (${row.number}); somebody else decides` } : false),
    },
  ],
})
