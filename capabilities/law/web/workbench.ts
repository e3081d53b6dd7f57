import { words } from './words.ts'
import type { Page } from '../../../web/shared/page.ts'

export const pages: readonly Page[] = [
  {
    path: '/law', title: words.title, roles: ['administrator', 'security', 'auditor', 'head'],
    nav: { group: 'administration', order: 2, icon: 'scale', hint: { zh: '期限、条款、工作日历和保存期限', en: 'Limits, clauses, calendar and retention' } },
    lazy: () => import('./Law.tsx'),
  },
]
