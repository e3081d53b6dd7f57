import type { Page } from '../../../web/shared/page.ts'

export const pages: readonly Page[] = [
  { path: '/complain', title: { zh: '投诉举报', en: 'Complain' }, nav: { group: 'guide', order: 8, icon: 'megaphone' }, lazy: () => import('./portal/Complain.tsx') },
  { path: '/complaints', title: { zh: '查询投诉办理情况', en: 'What became of a complaint' }, lazy: () => import('./portal/State.tsx') },
]
