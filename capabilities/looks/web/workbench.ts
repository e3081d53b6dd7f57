import { pageWords } from './words.ts'
import type { Page, Part } from '../../../web/shared/page.ts'

const askers = ['window', 'reviewer', 'approver', 'head', 'supervisor']
const readers = [...askers, 'auditor']

export const pages: readonly Page[] = [
  { path: '/looks', title: pageWords.title, roles: readers, nav: { group: 'accountability', order: 30, icon: 'lock' }, lazy: () => import('./RequestsPage.tsx') },
  { path: '/looks/new', title: pageWords.ask, roles: askers, lazy: () => import('./AskPage.tsx') },
  { path: '/looks/record', title: pageWords.record, roles: ['head', 'auditor'], nav: { group: 'accountability', order: 31, icon: 'eye' }, lazy: () => import('./RecordPage.tsx') },
  { path: '/looks/:id', title: pageWords.title, roles: readers, lazy: () => import('./RequestPage.tsx') },
  { path: '/looks/:id/views/:view', title: pageWords.viewTitle, roles: askers, lazy: () => import('./ViewPage.tsx') },
]

export const parts: readonly Part[] = [
  { of: 'enterprises/enterprise', key: 'sensitive', title: pageWords.sensitive, order: 10, roles: readers, lazy: () => import('./EnterprisePart.tsx') },
]
