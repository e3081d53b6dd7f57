import { words } from './words.ts'
import type { Page } from '../../../web/shared/page.ts'

/** The own account stands in the account menu of either surface. */
export const ownPages: readonly Page[] = [
  { path: '/account', title: words.title, nav: { group: 'account', order: 0, icon: 'user' }, lazy: () => import('./OwnAccount.tsx') },
  { path: '/password', title: words.change, nav: { group: 'account', order: 1, icon: 'lock' }, lazy: () => import('./PasswordPage.tsx') },
  { path: '/prove', title: words.prove, lazy: () => import('./ProvePage.tsx') },
]
