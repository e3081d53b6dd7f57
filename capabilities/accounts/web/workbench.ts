import { ownPages } from './own-pages.ts'
import { words as attempts } from './attempts-words.ts'
import { words } from './desk-words.ts'
import { words as audit } from './audit-words.ts'
import { words as rules } from './rules-words.ts'
import type { Page } from '../../../web/shared/page.ts'

const keepers = ['administrator', 'security', 'auditor']

export const pages: readonly Page[] = [
  ...ownPages,
  {
    path: '/accounts', title: words.title, roles: keepers, lazy: () => import('./Accounts.tsx'),
    nav: { group: 'administration', order: 0, icon: 'users', hint: { zh: '机关人员和企业经办人的账号与岗位', en: 'Officers and operators, and their posts' } },
  },
  {
    path: '/rules', title: rules.title, roles: keepers, lazy: () => import('./RulesPage.tsx'),
    nav: { group: 'administration', order: 1, icon: 'lock', hint: { zh: '密码长度、锁定、会话时长、第二重验证', en: 'Length, locks, length of sessions, second proof' } },
  },
  { path: '/accounts/new', title: words.open, roles: ['administrator'], lazy: () => import('./OpenAccount.tsx') },
  {
    path: '/attempts', title: attempts.title, roles: ['auditor'], lazy: () => import('./Attempts.tsx'),
    nav: { group: 'administration', order: 4, icon: 'shield', hint: { zh: '被拒绝、无权或失败的办理', en: 'What was refused, not allowed or failed' } },
  },
  ...([
    ['/changes', audit.changes, 'list', () => import('./Changes.tsx'), { zh: '谁、以什么岗位、办了什么', en: 'Who took which step in which post' }],
    ['/entries', audit.entries, 'lock', () => import('./Entries.tsx'), { zh: '全部账号的登录成功和失败', en: 'Entries and refusals of every account' }],
  ] as const).map(([path, title, icon, lazy, hint], i) => ({ path, title, roles: ['auditor'], lazy, nav: { group: 'administration' as const, order: 5 + i, icon, hint } })),
  { path: '/accounts/:id', title: words.particulars, roles: keepers, lazy: () => import('./AccountPage.tsx') },
]
