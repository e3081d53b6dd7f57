import type { Page, Panel, Part } from '../../../web/shared/page.ts'

const officers = ['window', 'reviewer', 'approver', 'head', 'supervisor', 'auditor']

export const pages: readonly Page[] = [
  { path: '/pre-reviews', title: { zh: '预审', en: 'Pre-reviews' }, roles: officers, nav: { group: 'licensing', order: 12, icon: 'eye' }, lazy: () => import('./ReviewsPage.tsx') },
  { path: '/pre-reviews/:id', title: { zh: '预审', en: 'Pre-review' }, roles: officers, lazy: () => import('./ReviewPage.tsx') },
]

export const parts: readonly Part[] = [
  { of: 'licensing/application', key: 'pre-review', title: { zh: '预审', en: 'Pre-review' }, order: 15, roles: officers, lazy: () => import('./CasePart.tsx') },
]

export const panels: readonly Panel[] = [{ order: 8, width: 'half', roles: ['reviewer'], lazy: () => import('./HomePanel.tsx').then((m) => ({ Panel: m.Waiting })) }]
