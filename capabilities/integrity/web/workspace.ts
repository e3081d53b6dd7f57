import type { Part } from '../../../web/shared/page.ts'

export const parts: readonly Part[] = [
  { of: 'licensing/application', key: 'integrity', title: { zh: '申请回避', en: 'Recusal' }, order: 60, lazy: () => import('./WorkspacePart.tsx') },
]
