import type { Page, Part } from '../../../web/shared/page.ts'

const readers = ['window', 'approver', 'head', 'supervisor', 'auditor', 'administrator']

export const pages: readonly Page[] = [
  { path: '/seals', title: { zh: '印章', en: 'Seals' }, roles: readers, nav: { group: 'administration', order: 20, icon: 'licence' }, lazy: () => import('./SealsPage.tsx') },
  { path: '/seals/documents', title: { zh: '批量盖章', en: 'Seal in a batch' }, roles: readers, lazy: () => import('./DocumentsPage.tsx') },
  { path: '/seals/:id', title: { zh: '印章', en: 'Seal' }, roles: readers, lazy: () => import('./SealPage.tsx') },
]

export const parts: readonly Part[] = [
  { of: 'licensing/application', key: 'seals', title: { zh: '盖章', en: 'Seals' }, order: 60, roles: ['window', 'reviewer', 'approver', 'head', 'supervisor', 'auditor'], lazy: () => import('./CasePart.tsx') },
]
