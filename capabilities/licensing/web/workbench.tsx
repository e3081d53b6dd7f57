import type { Page, Panel, SearchSource } from '../../../web/shared/page.ts'

const officers = ['window', 'reviewer', 'approver', 'head', 'supervisor', 'auditor']

export const pages: readonly Page[] = [
  {
    path: '/cases',
    title: { zh: '许可案件', en: 'Cases' },
    nav: { group: 'licensing', order: 10, icon: 'list' },
    roles: officers,
    lazy: () => import('./workbench/Cases.tsx'),
  },
  { path: '/cases/:id', title: { zh: '许可案件', en: 'Case' }, lazy: () => import('./workbench/Case.tsx') },
  {
    path: '/licences',
    title: { zh: '许可证登记簿', en: 'Register of licences' },
    nav: { group: 'licensing', order: 20, icon: 'licence' },
    roles: officers,
    lazy: () => import('./workbench/Licences.tsx'),
  },
  { path: '/licences/:id', title: { zh: '许可证', en: 'Licence' }, lazy: () => import('./workbench/Licence.tsx') },
  {
    path: '/overview',
    title: { zh: '许可概览', en: 'Licensing at a glance' },
    nav: { group: 'licensing', order: 30, icon: 'chart' },
    roles: ['approver', 'head', 'supervisor', 'auditor'],
    lazy: () => import('./workbench/Overview.tsx'),
  },
]

export const panels: readonly Panel[] = [
  { order: 0, width: 'full', roles: ['window', 'reviewer', 'approver', 'head'], lazy: () => import('./workbench/Tasks.tsx') },
  { order: -10, width: 'full', roles: ['reviewer', 'approver', 'head'], lazy: () => import('./workbench/Alarms.tsx') },
]

export const searches: readonly SearchSource[] = [
  { title: { zh: '案件', en: 'Cases' }, path: '/api/licensing/search/applications', href: (id) => `/cases/${id}`, roles: officers },
  {
    title: { zh: '许可证', en: 'Licences' },
    path: '/api/licensing/search/licences',
    href: (id) => `/licences/${id}`,
    roles: officers,
  },
  {
    title: { zh: '企业（查看其案件）', en: 'Enterprises (their cases)' },
    path: '/api/enterprises/search',
    href: (id) => `/cases?enterprise=${id}`,
    roles: officers,
  },
]
