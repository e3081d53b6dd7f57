import type { Page, Part } from '../../../web/shared/page.ts'

export const pages: readonly Page[] = [
  {
    path: '/pre-review', title: { zh: '免费预审', en: 'Free pre-review' },
    nav: { group: 'guide', order: 2, icon: 'eye' },
    lazy: () => import('./AboutPage.tsx'),
  },
]

export const parts: readonly Part[] = [
  { of: 'licensing/guide', key: 'pre-review', title: { zh: '免费预审', en: 'Free pre-review' }, order: 10, lazy: () => import('./Hint.tsx').then((m) => ({ Part: m.OnGuide })) },
]
