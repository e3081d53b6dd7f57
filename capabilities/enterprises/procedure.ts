import { procedure } from '../../kernel/procedure.ts'

const counter = { window: 'region' } as const
const itself = { applicant: 'own-enterprise' } as const

/** An enterprise in the register: it answers for the truth of what it says (行政许可法 §31). */
export const enterprise = procedure('enterprises', 'enterprise', 'enterprises', {
  states: ['registered', 'closed'],
  steps: {
    register: {
      from: [],
      to: 'registered',
      by: { ...counter, administrator: 'region', 'system:self-registration': 'all', 'system:demo': 'all' },
      clause: '许可法-31',
    },
    'take-over': { from: [], to: 'registered', by: { 'system:old-register': 'all' }, clause: '条例-10' },
    'correct-particulars': { from: ['registered'], to: 'stays', by: { ...itself, ...counter }, clause: '许可法-31', reason: 'required' },
    'set-persons': { from: ['registered'], to: 'stays', by: { ...itself, ...counter }, clause: '许可法-31' },
    close: { from: ['registered'], to: 'closed', by: counter, clause: '许可法-70', reason: 'required' },
    reopen: { from: ['closed'], to: 'registered', by: counter, clause: '许可法-31', reason: 'required' },
  },
})
