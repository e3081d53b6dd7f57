import { words } from './words.ts'
import type { Page, SearchSource } from '../../../web/shared/page.ts'

const officers = ['window', 'reviewer', 'approver', 'head', 'supervisor', 'auditor', 'administrator']

export const pages: readonly Page[] = [
  {
    path: '/enterprises', title: words.title, roles: officers, lazy: () => import('./Enterprises.tsx'),
    nav: { group: 'enterprise', order: 0, icon: 'building', hint: { zh: '本辖区的企业、责任人员和许可', en: 'Enterprises of the region, their persons and licences' } },
  },
  { path: '/enterprises/new', title: words.register, roles: ['window', 'administrator'], lazy: () => import('./RegisterPage.tsx') },
  { path: '/enterprises/:id', title: words.one, roles: officers, lazy: () => import('./EnterprisePage.tsx') },
  { path: '/enterprises/:id/correct', title: words.correct, roles: ['window'], lazy: () => import('./editing.tsx').then((m) => ({ Page: m.CorrectPage })) },
  { path: '/enterprises/:id/persons', title: words.editPersons, roles: ['window'], lazy: () => import('./editing.tsx').then((m) => ({ Page: m.PersonsPage })) },
]

export const searches: readonly SearchSource[] = [
  { title: words.one, path: '/api/enterprises/search', href: (id) => `/enterprises/${id}`, roles: officers },
]
