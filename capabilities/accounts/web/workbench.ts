import { ownPages } from './own-pages.ts'
import { words as attempts } from './attempts-words.ts'
import { words } from './desk-words.ts'
import type { Page } from '../../../web/shared/page.ts'

const keepers = ['administrator', 'auditor']

export const pages: readonly Page[] = [
  ...ownPages,
  { path: '/accounts', title: words.title, nav: { group: 'administration', order: 0, icon: 'users' }, roles: keepers, lazy: () => import('./Accounts.tsx') },
  { path: '/accounts/new', title: words.open, roles: ['administrator'], lazy: () => import('./OpenAccount.tsx') },
  { path: '/attempts', title: attempts.title, nav: { group: 'administration', order: 4, icon: 'shield' }, roles: ['auditor'], lazy: () => import('./Attempts.tsx') },
  { path: '/accounts/:id', title: words.particulars, roles: keepers, lazy: () => import('./AccountPage.tsx') },
]
