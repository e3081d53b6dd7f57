import type { Page, Panel, Part } from '../../../web/shared/page.ts'

const watchers = ['approver', 'head', 'supervisor', 'auditor']
const insiders = [...watchers, 'window', 'reviewer']

export const pages: readonly Page[] = [
  {
    path: '/oversight',
    title: { zh: '办理监督', en: 'Oversight' },
    roles: watchers,
    nav: { group: 'accountability', order: 1, icon: 'eye' },
    lazy: () => import('./OversightPage.tsx'),
  },
  {
    path: '/opening',
    title: { zh: '开办事项', en: 'Opening list' },
    roles: ['head', 'administrator', 'supervisor', 'auditor'],
    nav: { group: 'accountability', order: 3, icon: 'flag' },
    lazy: () => import('./OpeningPage.tsx'),
  },
  { path: '/oversight/cases/:id', title: { zh: '案件回放', en: 'Replay of a case' }, roles: insiders, lazy: () => import('./ReplayPage.tsx') },
  {
    path: '/duties',
    title: { zh: '责任清单', en: 'Responsibilities' },
    roles: insiders,
    nav: { group: 'accountability', order: 2, icon: 'list' },
    lazy: () => import('./DutiesPage.tsx'),
  },
]

export const panels: readonly Panel[] = [
  { order: 1, width: 'full', roles: ['head', 'administrator'], lazy: () => import('./OpeningPage.tsx') },
  { order: 5, width: 'full', roles: ['head', 'supervisor'], lazy: () => import('./OverviewPanel.tsx') },
]

export const parts: readonly Part[] = [
  { of: 'licensing/application', key: 'duties', title: { zh: '责任清单', en: 'Responsibilities' }, order: 90, roles: insiders, lazy: () => import('./CasePart.tsx') },
]
