import { procedure } from '../../kernel/procedure.ts'

const head = { head: 'own-department' } as const
const keeper = { administrator: 'region' } as const
const clause = '参数-M1.8'

/** A person on the register of approval staff: posts held, qualifications, assessments. */
export const officer = procedure('officers', 'officer', 'officers', {
  states: ['serving', 'left'],
  steps: {
    enter: { from: [], to: 'serving', by: keeper, clause },
    'take-over': { from: [], to: 'serving', by: { 'system:old-register': 'all' }, clause },
    correct: { from: ['serving', 'left'], to: 'stays', by: keeper, clause, reason: 'required' },
    'attach-account': { from: ['serving'], to: 'stays', by: keeper, clause },
    'detach-account': { from: ['serving', 'left'], to: 'stays', by: keeper, clause, reason: 'required' },
    leave: { from: ['serving'], to: 'left', by: keeper, clause, reason: 'required' },
    return: { from: ['left'], to: 'serving', by: keeper, clause, reason: 'required' },
    post: { from: ['serving'], to: 'stays', by: head, clause: '公务员法-71' },
    rotate: { from: ['serving'], to: 'stays', by: head, clause: '公务员法-71', reason: 'required' },
    'note-stay-ending': { from: ['serving', 'left'], to: 'stays', by: { 'system:officers-stay-ending': 'all' }, clause: '公务员法-71', limit: 'officers.stay' },
    'note-stay-over': { from: ['serving', 'left'], to: 'stays', by: { 'system:officers-stay-over': 'all' }, clause: '公务员法-71', limit: 'officers.stay' },
    'grant-qualification': { from: ['serving'], to: 'stays', by: { ...head, ...keeper }, clause },
    'suspend-qualification': { from: ['serving'], to: 'stays', by: { ...head, 'system:failed-assessment': 'all' }, clause, reason: 'required' },
    'restore-qualification': { from: ['serving'], to: 'stays', by: head, clause, reason: 'required' },
    'note-qualification-ending': { from: ['serving', 'left'], to: 'stays', by: { 'system:officers-qualification-ending': 'all' }, clause, limit: 'officers.qualification.validity' },
    'note-qualification-lapsed': { from: ['serving', 'left'], to: 'stays', by: { 'system:officers-qualification-lapse': 'all' }, clause, limit: 'officers.qualification.validity' },
    'count-complaint': { from: ['serving'], to: 'stays', by: { ...head, 'system:upheld-complaint': 'all' }, clause, reason: 'required' },
    assess: { from: ['serving', 'left'], to: 'stays', by: { 'system:assess-officers': 'all' }, clause: '公务员法-35' },
  },
})

/** A course for officers: planned, then held with who attended and with which marks. */
export const training = procedure('officers', 'training', 'trainings', {
  states: ['planned', 'held', 'cancelled'],
  steps: {
    plan: { from: [], to: 'planned', by: head, clause: '公务员法-66' },
    hold: { from: ['planned'], to: 'held', by: head, clause: '公务员法-66' },
    'correct-marks': { from: ['held'], to: 'stays', by: head, clause: '公务员法-66', reason: 'required' },
    cancel: { from: ['planned'], to: 'cancelled', by: head, clause: '公务员法-66', reason: 'required' },
  },
})

/** An assessment of all officers of a department over a period. */
export const assessment = procedure('officers', 'assessment', 'assessments', {
  states: ['running', 'closed'],
  steps: {
    open: { from: [], to: 'running', by: head, clause: '公务员法-35' },
    close: { from: ['running'], to: 'closed', by: { 'system:assess-officers': 'all' }, clause: '公务员法-35' },
  },
})

/** Whether a department lets unqualified officers act: it does not, from the day that its head has set. */
export const regime = procedure('officers', 'regime', 'regimes', {
  states: ['in-force', 'lifted'],
  steps: {
    'put-in-force': { from: [], to: 'in-force', by: head, clause },
    lift: { from: ['in-force'], to: 'lifted', by: head, clause, reason: 'required' },
  },
})
