import type { Page, Part } from '../../../web/shared/page.ts'

const officers = ['window', 'reviewer', 'approver', 'head', 'supervisor', 'auditor']

export const pages: readonly Page[] = [
  {
    path: '/site-checks',
    title: { zh: '现场核查', en: 'On-site checks' },
    roles: officers,
    nav: { group: 'licensing', order: 15, icon: 'pin' },
    lazy: () => import('./ChecksPage.tsx'),
  },
  { path: '/site-checks/:id', title: { zh: '现场核查', en: 'On-site check' }, roles: officers, lazy: () => import('./CheckPage.tsx') },
]

export const parts: readonly Part[] = [
  {
    of: 'licensing/application',
    key: 'site-checks',
    title: { zh: '现场核查', en: 'On-site checks' },
    order: 20,
    roles: officers,
    lazy: () => import('./CasePart.tsx'),
  },
]
