import type { Page, Part } from '../../../web/shared/page.ts'

const officers = ['window', 'reviewer', 'approver', 'head', 'supervisor', 'auditor']

export const pages: readonly Page[] = [
  {
    path: '/hearings',
    title: { zh: '听证', en: 'Hearings' },
    roles: officers,
    nav: { group: 'licensing', order: 16, icon: 'scale' },
    lazy: () => import('./HearingsPage.tsx'),
  },
  { path: '/hearings/:id', title: { zh: '听证', en: 'Hearing' }, roles: officers, lazy: () => import('./HearingPage.tsx') },
]

export const parts: readonly Part[] = [
  { of: 'licensing/application', key: 'hearings', title: { zh: '听证', en: 'Hearings' }, order: 30, roles: officers, lazy: () => import('./CasePart.tsx') },
  { of: 'licensing/licence', key: 'hearings', title: { zh: '听证', en: 'Hearings' }, order: 10, roles: officers, lazy: () => import('./LicencePart.tsx') },
]
