import type { Page } from '../../../web/shared/page.ts'

export const pages: readonly Page[] = [
  {
    path: '/pre-review', title: { zh: '免费预审', en: 'Free pre-review' },
    nav: { group: 'guide', order: 2, icon: 'eye' },
    lazy: () => import('./AboutPage.tsx'),
  },
]
