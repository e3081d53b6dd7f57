import type { Part } from '../../../web/shared/page.ts'

export const parts: readonly Part[] = [
  { of: 'licensing/application', key: 'site-checks', title: { zh: '现场核查', en: 'On-site checks' }, order: 20, lazy: () => import('./WorkspacePart.tsx') },
]
