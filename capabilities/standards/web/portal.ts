import { pageWords } from './words.ts'
import type { Page } from '../../../web/shared/page.ts'

export const pages: readonly Page[] = [
  {
    path: '/standards', title: pageWords.title, nav: { group: 'guide', order: 4, icon: 'scale', hint: { zh: '许可要达到哪些指标', en: 'Which indicators a licence takes' } },
    lazy: () => import('./portal/Standards.tsx'),
  },
  { path: '/standards/:id', title: pageWords.title, lazy: () => import('./portal/Standard.tsx') },
]
