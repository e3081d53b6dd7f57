import type { Page } from '../../../web/shared/page.ts'

const roles = ['window', 'head', 'administrator', 'auditor']
const title = { zh: '旧登记导入', en: 'The old register' }

export const pages: readonly Page[] = [
  { path: '/old-register', title, roles, nav: { group: 'administration', order: 60, icon: 'upload' }, lazy: () => import('./RegisterPage.tsx') },
  { path: '/old-register/:id', title, roles, lazy: () => import('./SheetPage.tsx') },
]
