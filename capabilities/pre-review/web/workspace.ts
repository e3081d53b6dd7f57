import type { Page, Panel, Part } from '../../../web/shared/page.ts'

const roles = ['applicant']

export const pages: readonly Page[] = [
  { path: '/pre-reviews', title: { zh: '预审', en: 'Pre-review' }, nav: { group: 'licensing', order: 40, icon: 'eye' }, roles, lazy: () => import('./MinePage.tsx') },
  { path: '/pre-reviews/:id', title: { zh: '预审', en: 'Pre-review' }, roles, lazy: () => import('./MyPage.tsx') },
]

export const parts: readonly Part[] = [
  { of: 'licensing/application', key: 'pre-review', title: { zh: '预审', en: 'Pre-review' }, order: 40, lazy: () => import('./WorkspacePart.tsx') },
  { of: 'licensing/apply', key: 'pre-review', title: { zh: '免费预审', en: 'Free pre-review' }, order: 10, roles, lazy: () => import('./Hint.tsx').then((m) => ({ Part: m.OnApply })) },
]

export const panels: readonly Panel[] = [{ order: 20, width: 'full', roles, lazy: () => import('./HomePanel.tsx').then((m) => ({ Panel: m.Mine })) }]
