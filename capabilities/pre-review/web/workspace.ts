import type { Page, Part } from '../../../web/shared/page.ts'

const roles = ['applicant']

export const pages: readonly Page[] = [
  { path: '/pre-reviews', title: { zh: '预审', en: 'Pre-review' }, nav: { group: 'licensing', order: 5, icon: 'eye' }, roles, lazy: () => import('./MinePage.tsx') },
  { path: '/pre-reviews/:id', title: { zh: '预审', en: 'Pre-review' }, roles, lazy: () => import('./MyPage.tsx') },
]

export const parts: readonly Part[] = [
  { of: 'licensing/application', key: 'pre-review', title: { zh: '预审', en: 'Pre-review' }, order: 40, lazy: () => import('./WorkspacePart.tsx') },
]
