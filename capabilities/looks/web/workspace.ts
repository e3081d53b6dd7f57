import { pageWords } from './words.ts'
import type { Page } from '../../../web/shared/page.ts'

export const pages: readonly Page[] = [
  { path: '/financials', title: pageWords.financials, nav: { group: 'enterprise', order: 20, icon: 'lock' }, lazy: () => import('./FinancialsPage.tsx') },
  { path: '/looks', title: pageWords.own, nav: { group: 'enterprise', order: 30, icon: 'eye' }, lazy: () => import('./OwnPage.tsx') },
]
