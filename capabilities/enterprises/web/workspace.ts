import { words } from './words.ts'
import type { Page } from '../../../web/shared/page.ts'

export const pages: readonly Page[] = [
  { path: '/enterprise', title: words.own, nav: { group: 'enterprise', order: 0, icon: 'building' }, lazy: () => import('./OwnEnterprise.tsx') },
  { path: '/enterprise/correct', title: words.correct, lazy: () => import('./OwnEnterprise.tsx').then((m) => ({ Page: m.CorrectOwn })) },
  { path: '/enterprise/persons', title: words.editPersons, lazy: () => import('./OwnEnterprise.tsx').then((m) => ({ Page: m.OwnPersons })) },
]
