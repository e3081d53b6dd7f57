import { procedure } from '../../kernel/procedure.ts'

const counter = { window: 'own-department' } as const
const reviewing = { reviewer: 'own-department' } as const
const deciding = { approver: 'own-department', head: 'own-department' } as const
/** A meeting decides through its own capability, on behalf of its members. */
const byMeeting = { 'system:deliberation-result': 'all' } as const
const applying = { applicant: 'own-enterprise' } as const

/** 申请 → 受理 → 审查 → 决定 → 公示 → 颁证, as 行政许可法 and 安全生产许可证条例 allow it. */
export const application = procedure('licensing', 'application', 'applications', {
  states: ['submitted', 'correcting', 'not-accepted', 'accepted', 'returned', 'reviewed', 'publicised', 'issued', 'refused', 'withdrawn'],
  steps: {
    submit: { from: [], to: 'submitted', by: applying, clause: '许可法-31' },
    'correct-on-the-spot': { from: ['submitted'], to: 'stays', by: counter, clause: '许可法-32', post: 'acceptance', reason: 'required' },
    'send-correction-notice': { from: ['submitted'], to: 'correcting', by: counter, clause: '许可法-32', post: 'acceptance', limit: 'licensing.correction-notice' },
    complete: { from: ['correcting'], to: 'submitted', by: applying, clause: '许可法-32' },
    'decline-not-needed': { from: ['submitted'], to: 'not-accepted', by: counter, clause: '许可法-32', post: 'acceptance', reason: 'required' },
    'decline-not-competent': { from: ['submitted'], to: 'not-accepted', by: counter, clause: '许可法-32', post: 'acceptance', reason: 'required' },
    accept: { from: ['submitted'], to: 'accepted', by: counter, clause: '许可法-32', post: 'acceptance', limit: 'licensing.correction-notice' },
    'deem-accepted': { from: ['submitted'], to: 'accepted', by: { 'system:deemed-acceptance': 'all' }, clause: '许可法-32' },
    assign: { from: ['accepted'], to: 'stays', by: reviewing, clause: '许可法-34', post: 'review' },
    // The case is given to another officer: what was found so far stays, each finding under the name of who made it.
    reassign: { from: ['accepted', 'returned', 'reviewed'], to: 'stays', by: { head: 'own-department', 'system:recusal': 'all', 'system:rotation': 'all' }, clause: '许可法-34', reason: 'required' },
    'find-formal': { from: ['accepted'], to: 'stays', by: { reviewer: 'own-case' }, clause: '许可法-34', post: 'review' },
    'find-substantive': { from: ['accepted'], to: 'stays', by: { reviewer: 'own-case' }, clause: '条例-6', post: 'review' },
    'stop-clock': { from: ['accepted'], to: 'stays', by: { reviewer: 'own-case' }, clause: '许可法-45', post: 'review', reason: 'required' },
    'restart-clock': { from: ['accepted'], to: 'stays', by: { reviewer: 'own-case' }, clause: '许可法-45', post: 'review' },
    // A date beyond the published holidays was provisional; their publication settles it.
    'recount-deadlines': { from: ['submitted', 'accepted', 'returned', 'reviewed'], to: 'stays', by: { 'system:calendar': 'all' }, clause: '许可法-82' },
    return: { from: ['accepted'], to: 'returned', by: { reviewer: 'own-case' }, clause: '许可法-34', post: 'review', reason: 'required' },
    answer: { from: ['returned'], to: 'accepted', by: applying, clause: '许可法-34' },
    'conclude-review': { from: ['accepted'], to: 'reviewed', by: { reviewer: 'own-case' }, clause: '许可法-34', post: 'review', reason: 'required' },
    'confirm-extension': { from: ['accepted'], to: 'stays', by: { reviewer: 'own-case' }, clause: '条例-9', post: 'review' },
    'send-back': { from: ['reviewed'], to: 'accepted', by: deciding, clause: '许可法-34', post: 'decision', reason: 'required' },
    grant: { from: ['reviewed'], to: 'publicised', by: { ...deciding, ...byMeeting }, clause: '条例-7', post: 'decision', apart: ['conclude-review'], reason: 'required', limit: 'licensing.decision' },
    refuse: { from: ['reviewed'], to: 'refused', by: { ...deciding, ...byMeeting }, clause: '许可法-38', post: 'decision', apart: ['conclude-review'], reason: 'required', limit: 'licensing.decision' },
    extend: { from: ['accepted'], to: 'publicised', by: deciding, clause: '条例-9', post: 'decision', apart: ['confirm-extension'], reason: 'required', limit: 'licensing.decision' },
    // 条例 §9 asks for the issuer's consent: who does not give it says why, and the case is examined like any other.
    examine: { from: ['accepted'], to: 'stays', by: deciding, clause: '条例-9', post: 'decision', reason: 'required' },
    renew: { from: ['publicised'], to: 'issued', by: { ...counter, ...deciding }, clause: '条例-9', post: 'issue', limit: 'licensing.issue' },
    alter: { from: ['publicised'], to: 'issued', by: { ...counter, ...deciding }, clause: '许可法-49', post: 'issue', limit: 'licensing.issue' },
    reprint: { from: ['publicised'], to: 'issued', by: { ...counter, ...deciding }, clause: '惯例-补办', post: 'issue', limit: 'licensing.issue' },
    'deem-renewed': { from: ['submitted', 'accepted', 'returned', 'reviewed'], to: 'stays', by: { 'system:deemed-renewal': 'all' }, clause: '许可法-50' },
    issue: { from: ['publicised'], to: 'issued', by: { ...counter, ...deciding }, clause: '许可法-44', post: 'issue', limit: 'licensing.issue' },
    'annul-grant': { from: ['publicised'], to: 'accepted', by: { head: 'own-department' }, clause: '许可法-69', post: 'decision', reason: 'required' },
    withdraw: { from: ['submitted', 'correcting', 'accepted', 'returned', 'reviewed'], to: 'withdrawn', by: applying, clause: '许可法-31', reason: 'required' },
    'file-writ': {
      from: ['submitted', 'correcting', 'not-accepted', 'accepted', 'returned', 'reviewed', 'publicised', 'issued', 'refused', 'withdrawn'],
      to: 'stays', by: { 'system:draw-writ': 'all' }, clause: '许可法-44',
    },
  },
})

/** An objection during publicity: anybody may file one; it is answered before the licence is issued. */
export const objection = procedure('licensing', 'objection', 'objections', {
  states: ['filed', 'upheld', 'rejected'],
  steps: {
    file: { from: [], to: 'filed', by: { public: 'public' }, clause: '许可法-36' },
    uphold: { from: ['filed'], to: 'upheld', by: { reviewer: 'own-department', ...deciding }, clause: '许可法-36', post: 'review', reason: 'required' },
    reject: { from: ['filed'], to: 'rejected', by: { reviewer: 'own-department', ...deciding }, clause: '许可法-36', post: 'review', reason: 'required' },
  },
})

const head = { head: 'own-department' } as const
const inForce = ['valid', 'suspended'] as const
const ended = ['revoked', 'annulled', 'withdrawn'] as const

/**
 * The licence itself. Its expiry follows from its dates; the fact only notes it. A measure against the holder is announced by one person
 * and decided by another (处罚法 §44, 双人复核); whoever reviews or supervises changes no status.
 */
export const licence = procedure('licensing', 'licence', 'licences', {
  states: ['valid', 'suspended', 'revoked', 'annulled', 'withdrawn', 'cancelled', 'expired'],
  born: 'valid',
  steps: {
    // It leads to the state that the old register says.
    'take-over': { from: [], to: 'stays', by: { 'system:old-register': 'all' }, clause: '条例-10' },
    seal: { from: [...inForce, ...ended, 'cancelled', 'expired'], to: 'stays', by: { 'system:draw-writ': 'all' }, clause: '许可法-39' },
    // A licence that came of no case keeps its writs itself.
    'file-writ': { from: [...inForce, ...ended, 'cancelled', 'expired'], to: 'stays', by: { 'system:draw-writ': 'all' }, clause: '许可法-44' },
    expire: { from: [...inForce], to: 'expired', by: { 'system:licence-expiry': 'all' }, clause: '许可法-70' },
    propose: { from: [...inForce, 'expired'], to: 'stays', by: deciding, clause: '处罚法-44', post: 'decision', reason: 'required' },
    answer: { from: [...inForce, 'expired'], to: 'stays', by: applying, clause: '处罚法-45', limit: 'penalty.answer' },
    drop: { from: [...inForce, 'expired'], to: 'stays', by: deciding, clause: '处罚法-45', post: 'decision', reason: 'required' },
    suspend: { from: ['valid'], to: 'suspended', by: deciding, clause: '条例-14', post: 'decision', apart: ['propose'], reason: 'required' },
    'note-suspension-end': { from: ['suspended'], to: 'stays', by: { 'system:suspension-end': 'all' }, clause: '条例-14' },
    resume: { from: ['suspended'], to: 'valid', by: deciding, clause: '条例-14', post: 'decision', reason: 'required' },
    revoke: { from: [...inForce], to: 'revoked', by: head, clause: '条例-14', post: 'decision', apart: ['propose'], reason: 'required' },
    annul: { from: [...inForce, 'expired'], to: 'annulled', by: head, clause: '许可法-69', post: 'decision', apart: ['propose'], reason: 'required' },
    withdraw: { from: [...inForce], to: 'withdrawn', by: head, clause: '许可法-8', post: 'decision', apart: ['propose'], reason: 'required' },
    cancel: { from: [...inForce, ...ended, 'expired'], to: 'cancelled', by: deciding, clause: '许可法-70', post: 'decision', reason: 'required' },
    'correct-validity': { from: [...inForce], to: 'stays', by: head, clause: '条例-9', post: 'decision', reason: 'required' },
  },
})

/** Who may not apply again for a time: set by another fact, ended by its date. This fact only tells others. */
export const bar = procedure('licensing', 'bar', 'bars', {
  states: ['announced'],
  steps: { announce: { from: [], to: 'announced', by: { 'system:announce-bar': 'all' }, clause: '许可法-79' } },
})
