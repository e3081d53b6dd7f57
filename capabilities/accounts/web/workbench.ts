import { ownPages } from './own-pages.ts'
import { words as attempts } from './attempts-words.ts'
import { words } from './desk-words.ts'
import type { Page } from '../../../web/shared/page.ts'

const keepers = ['administrator', 'auditor']

export const pages: readonly Page[] = [
  ...ownPages,
  {
    path: '/accounts', title: words.title, roles: keepers, lazy: () => import('./Accounts.tsx'),
    nav: { group: 'administration', order: 0, icon: 'users', hint: { zh: '机关人员和企业经办人的账号与岗位', en: 'Officers and operators, and their posts' } },
  },
  { path: '/accounts/new', title: words.open, roles: ['administrator'], lazy: () => import('./OpenAccount.tsx') },
  {
    path: '/attempts', title: attempts.title, roles: ['auditor'], lazy: () => import('./Attempts.tsx'),
    nav: { group: 'administration', order: 4, icon: 'shield', hint: { zh: '被拒绝、无权或失败的办理', en: 'What was refused, not allowed or failed' } },
  },
  { path: '/accounts/:id', title: words.particulars, roles: keepers, lazy: () => import('./AccountPage.tsx') },
]
