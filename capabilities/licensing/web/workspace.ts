import type { Page, Panel } from '../../../web/shared/page.ts'

const roles = ['applicant']

export const pages: readonly Page[] = [
  { path: '/apply', title: { zh: '办理申请', en: 'Apply' }, nav: { group: 'licensing', order: 10, icon: 'edit' }, roles, lazy: () => import('./workspace/ApplyPage.tsx') },
  { path: '/cases', title: { zh: '我的案件', en: 'My cases' }, nav: { group: 'licensing', order: 20, icon: 'list' }, roles, lazy: () => import('./workspace/CasesPage.tsx') },
  { path: '/licences', title: { zh: '我的许可证', en: 'My licences' }, nav: { group: 'licensing', order: 30, icon: 'licence' }, roles, lazy: () => import('./workspace/LicencesPage.tsx') },
  { path: '/licences/:id', title: { zh: '许可证', en: 'Licence' }, roles, lazy: () => import('./workspace/LicencePage.tsx') },
  { path: '/cases/:id', title: { zh: '案件', en: 'Case' }, roles, lazy: () => import('./workspace/CasePage.tsx') },
  { path: '/cases/:id/received', title: { zh: '已提交', en: 'Submitted' }, roles, lazy: () => import('./workspace/ReceivedPage.tsx') },
  { path: '/drafts/:id', title: { zh: '填写申请', en: 'Application' }, roles, lazy: () => import('./workspace/TaskPage.tsx') },
  { path: '/drafts/:id/form/:section', title: { zh: '填写申请', en: 'Application' }, roles, lazy: () => import('./workspace/SectionPage.tsx') },
  { path: '/drafts/:id/documents', title: { zh: '上传材料', en: 'Documents' }, roles, lazy: () => import('./workspace/DocumentsPage.tsx') },
  { path: '/drafts/:id/check', title: { zh: '核对并提交', en: 'Check and submit' }, roles, lazy: () => import('./workspace/CheckPage.tsx') },
]

export const panels: readonly Panel[] = [{ order: 10, width: 'full', roles, lazy: () => import('./workspace/HomePanel.tsx') }]
