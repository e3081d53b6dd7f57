import { gate } from '../../kernel/gate.ts'
import type { SiteChecks } from './schema/tables.ts'

/** A review is not concluded while a check that was ordered is not through, and no grant is recommended after one that failed. */
export const checksAreThrough = gate<SiteChecks>()({
  capability: 'site-checks',
  name: 'checks-are-through',
  on: (step) => step.capability === 'licensing' && step.subject === 'application' && step.name === 'conclude-review',
  find: (t, { subject }) =>
    t.selectFrom('site_checks_check').select(['number', 'state', 'result']).where('application_id', '=', subject).where('state', '<>', 'cancelled').orderBy('ordered_at', 'desc').orderBy('number', 'desc'),
  rules: [
    {
      code: 'check-open',
      clause: '许可法-34',
      broken: (rows) => {
        const open = rows.find((row) => row.state !== 'done')
        return open ? { zh: `现场核查 ${open.number} 尚未办结`, en: `The on-site check ${open.number} is not finished` } : false
      },
    },
    {
      code: 'check-failed',
      clause: '条例-6',
      broken: (rows, { input }) =>
        rows[0]?.result === 'failed' &&
        (input as { recommendation?: string } | undefined)?.recommendation === 'grant' && {
          zh: `最近一次现场核查（${rows[0].number}）不合格，整改后须重新核查，不得建议准予许可`,
          en: `The latest on-site check (${rows[0].number}) failed; check again after rectification before a grant is recommended`,
        },
    },
  ],
})
