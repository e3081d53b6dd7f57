import { words } from './words.ts'
import type { Page } from '../../../web/shared/page.ts'

export const pages: readonly Page[] = [
  {
    path: '/law', title: words.title, nav: { group: 'administration', order: 2, icon: 'scale' }, roles: ['administrator', 'auditor', 'head'],
    lazy: () => import('./Law.tsx'),
  },
]
