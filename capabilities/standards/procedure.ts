import { procedure } from '../../kernel/procedure.ts'

const making = { reviewer: 'own-department', approver: 'own-department', head: 'own-department' } as const
const deciding = { approver: 'own-department', head: 'own-department' } as const
const heading = { head: 'own-department' } as const
const reviewing = { reviewer: 'own-case' } as const

/** A version of an approval standard: drafted, consulted on, approved by somebody else, published with a day from which it holds. */
export const standard = procedure('standards', 'standard', 'standards', {
  states: ['drafted', 'consulted', 'approved', 'published', 'superseded', 'withdrawn'],
  steps: {
    draft: { from: [], to: 'drafted', by: { ...making, 'system:draft-revision': 'all' }, clause: '参数-M1.6' },
    revise: { from: ['drafted'], to: 'stays', by: making, clause: '参数-M1.6' },
    consult: { from: ['drafted'], to: 'consulted', by: making, clause: '参数-M1.6' },
    return: { from: ['consulted'], to: 'drafted', by: deciding, clause: '参数-M1.6', post: 'decision', reason: 'required' },
    approve: { from: ['consulted'], to: 'approved', by: deciding, clause: '参数-M1.6', post: 'decision', apart: ['draft', 'revise', 'consult'], reason: 'required' },
    publish: { from: ['approved'], to: 'published', by: heading, clause: '许可法-30', post: 'decision' },
    adopt: { from: [], to: 'published', by: heading, clause: '许可法-30', post: 'decision' },
    // A version that was superseded may still judge open cases.
    withdraw: { from: ['drafted', 'consulted', 'approved', 'published', 'superseded'], to: 'withdrawn', by: heading, clause: '许可法-30', post: 'decision', reason: 'required' },
    supersede: { from: ['published'], to: 'superseded', by: { 'system:standard-superseded': 'all' }, clause: '许可法-30' },
    'note-evaluation': { from: ['published'], to: 'stays', by: { 'system:standard-evaluation': 'all' }, clause: '参数-M1.6', limit: 'standards.evaluation' },
    evaluate: { from: ['published'], to: 'stays', by: making, clause: '参数-M1.6', limit: 'standards.evaluation' },
  },
})

/** How one case is judged by its standard. It is born with the application; its id is the application's. */
export const judgement = procedure('standards', 'judgement', 'judgements', {
  states: ['open'],
  born: 'open',
  steps: {
    pin: { from: ['open'], to: 'stays', by: { ...reviewing, 'system:pin-standard': 'all' }, clause: '条例-6', post: 'review' },
    measure: { from: ['open'], to: 'stays', by: reviewing, clause: '条例-6', post: 'review' },
    're-pin': { from: ['open'], to: 'stays', by: { ...reviewing, ...heading }, clause: '条例-6', post: 'review', reason: 'required' },
    keep: { from: ['open'], to: 'stays', by: { ...reviewing, ...heading }, clause: '条例-6', post: 'review', reason: 'required' },
    flag: { from: ['open'], to: 'stays', by: { 'system:flag-withdrawn-standard': 'all' }, clause: '条例-6' },
    attach: { from: ['open'], to: 'stays', by: reviewing, clause: '安全生产法-29', post: 'review' },
    detach: { from: ['open'], to: 'stays', by: reviewing, clause: '安全生产法-29', post: 'review', reason: 'required' },
    'judge-condition': { from: ['open'], to: 'stays', by: reviewing, clause: '安全生产法-29', post: 'review' },
  },
})

/** Supplementary conditions for one new technology, process, equipment or material. */
export const supplement = procedure('standards', 'supplement', 'supplements', {
  states: ['registered', 'ended'],
  steps: {
    register: { from: [], to: 'registered', by: making, clause: '安全生产法-29' },
    revise: { from: ['registered'], to: 'stays', by: making, clause: '安全生产法-29', reason: 'required' },
    end: { from: ['registered'], to: 'ended', by: heading, clause: '安全生产法-29', post: 'decision', reason: 'required' },
  },
})
