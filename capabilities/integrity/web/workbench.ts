import type { Page, Part } from '../../../web/shared/page.ts'

const handling = ['window', 'reviewer', 'approver', 'head', 'supervisor', 'auditor']
const everyone = [...handling, 'administrator', 'security']
const overseeing = ['head', 'auditor']
const titles = {
  recusals: { zh: '回避', en: 'Recusals' },
  declaration: { zh: '我的申报', en: 'My declaration' },
  ties: { zh: '关联关系', en: 'Ties' },
  flags: { zh: '决定后发现的关联', en: 'Ties found after decisions' },
  complaints: { zh: '投诉举报', en: 'Complaints' },
  prevention: { zh: '廉政风险防控', en: 'Prevention' },
}

export const pages: readonly Page[] = [
  { path: '/integrity/recusals', title: titles.recusals, roles: handling, nav: { group: 'licensing', order: 40, icon: 'shield' }, lazy: () => import('./RecusalsPage.tsx') },
  { path: '/integrity/recusals/:id', title: titles.recusals, roles: handling, lazy: () => import('./RecusalPage.tsx') },
  { path: '/integrity/declaration', title: titles.declaration, roles: everyone, nav: { group: 'accountability', order: 1, icon: 'edit' }, lazy: () => import('./DeclarationPage.tsx') },
  { path: '/integrity/complaints', title: titles.complaints, roles: everyone, nav: { group: 'accountability', order: 2, icon: 'megaphone' }, lazy: () => import('./ComplaintsPage.tsx') },
  { path: '/integrity/complaints/:id', title: titles.complaints, roles: everyone, lazy: () => import('./ComplaintPage.tsx') },
  { path: '/integrity/ties', title: titles.ties, roles: everyone, nav: { group: 'accountability', order: 3, icon: 'link' }, lazy: () => import('./TiesPage.tsx') },
  { path: '/integrity/ties/:id', title: titles.ties, roles: everyone, lazy: () => import('./TiePage.tsx') },
  { path: '/integrity/flags', title: titles.flags, roles: overseeing, nav: { group: 'accountability', order: 4, icon: 'flag' }, lazy: () => import('./FlagsPage.tsx') },
  { path: '/integrity/flags/:id', title: titles.flags, roles: overseeing, lazy: () => import('./FlagPage.tsx') },
  { path: '/integrity/prevention', title: titles.prevention, roles: handling, nav: { group: 'accountability', order: 5, icon: 'eye' }, lazy: () => import('./PreventionPage.tsx') },
]

export const parts: readonly Part[] = [
  { of: 'licensing/application', key: 'integrity', title: { zh: '廉政与回避', en: 'Integrity' }, order: 60, roles: handling, lazy: () => import('./CasePart.tsx') },
]
