import { words } from './words.ts'
import type { Page } from '../../../web/shared/page.ts'

const roles = ['administrator', 'security', 'auditor', 'head']

export const pages: readonly Page[] = [
  {
    path: '/templates', title: words.title, roles,
    nav: { group: 'administration', order: 21, icon: 'document', hint: { zh: '版头、联系方式、结束语，按生效日期分版本', en: 'Letterhead, contact, closing words, by version' } }, lazy: () => import('./TemplatesPage.tsx'),
  },
  { path: '/templates/:department/:kind', title: words.title, roles, lazy: () => import('./TemplatePage.tsx') },
]
