import type { Part } from '../../../web/shared/page.ts'

export const parts: readonly Part[] = [
  { of: 'licensing/application', key: 'deliberation', title: { zh: '集体审议', en: 'Deliberation' }, order: 40, lazy: () => import('./OwnCase.tsx') },
]
