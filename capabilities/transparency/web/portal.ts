import type { Part } from '../../../web/shared/page.ts'

export const parts: readonly Part[] = [
  { of: 'licensing/check', key: 'proof', title: { zh: '核对封存证明', en: 'Verify a proof' }, order: 1, lazy: () => import('./ProofPart.tsx') },
]
