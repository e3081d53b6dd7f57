import type { Page, Part } from '../../../web/shared/page.ts'

const officers = ['window', 'reviewer', 'approver', 'head', 'supervisor', 'auditor']

export const pages: readonly Page[] = [
  { path: '/deliberation', title: { zh: '集体审议', en: 'Deliberation' }, nav: { group: 'licensing', order: 15, icon: 'gavel' }, roles: officers, lazy: () => import('./Waiting.tsx') },
  { path: '/deliberation/meetings', title: { zh: '审议会议', en: 'Meetings' }, roles: officers, lazy: () => import('./Meetings.tsx') },
  { path: '/deliberation/convene', title: { zh: '召集会议', en: 'Convene a meeting' }, roles: ['head'], lazy: () => import('./Convene.tsx') },
  { path: '/deliberation/rules', title: { zh: '审议规则', en: 'Deliberation rules' }, roles: officers, lazy: () => import('./Rules.tsx') },
  { path: '/deliberation/meetings/:id', title: { zh: '审议会议', en: 'Meeting' }, roles: officers, lazy: () => import('./Meeting.tsx') },
  { path: '/deliberation/meetings/:id/papers/:application', title: { zh: '案件材料', en: 'Papers' }, roles: officers, lazy: () => import('./Papers.tsx') },
]

export const parts: readonly Part[] = [
  { of: 'licensing/application', key: 'deliberation', title: { zh: '集体审议', en: 'Deliberation' }, order: 40, roles: officers, lazy: () => import('./CasePart.tsx') },
]
