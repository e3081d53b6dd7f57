import { procedure } from '../../kernel/procedure.ts'

const asking = { applicant: 'own-enterprise' } as const
const checking = { reviewer: 'own-case' } as const

/** 预审: asked for → handed in → taken by a reviewer → advised, once more if wanted → carried into the application. No limit, no fee (许可法 §30, 58). */
export const preReview = procedure('pre-review', 'pre-review', 'pre-reviews', {
  states: ['preparing', 'asked', 'checking', 'advised', 'carried', 'withdrawn'],
  steps: {
    ask: { from: [], to: 'preparing', by: asking, clause: '许可法-30' },
    'hand-in': { from: ['preparing'], to: 'asked', by: asking, clause: '许可法-30' },
    take: { from: ['asked', 'checking'], to: 'checking', by: { reviewer: 'own-department' }, clause: '许可法-30', post: 'review' },
    find: { from: ['checking'], to: 'stays', by: checking, clause: '许可法-30', post: 'review' },
    'set-visit': { from: ['checking'], to: 'stays', by: checking, clause: '许可法-30', post: 'review' },
    advise: { from: ['checking'], to: 'advised', by: checking, clause: '许可法-30', post: 'review' },
    file: { from: ['advised', 'asked', 'checking', 'carried'], to: 'stays', by: { 'system:pre-review-paper': 'all' }, clause: '许可法-30' },
    tick: { from: ['advised'], to: 'stays', by: asking, clause: '许可法-30' },
    'ask-again': { from: ['advised'], to: 'asked', by: asking, clause: '许可法-30' },
    carry: { from: ['advised'], to: 'carried', by: asking, clause: '许可法-31' },
    withdraw: { from: ['preparing', 'asked'], to: 'withdrawn', by: asking, clause: '许可法-30' },
  },
})
