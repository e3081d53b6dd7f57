import { pageWords } from './words.ts'
import { editorWords } from './words-editor.ts'
import type { Page, Part } from '../../../web/shared/page.ts'

const makers = ['reviewer', 'approver', 'head']
const officers = ['window', 'reviewer', 'approver', 'head', 'supervisor', 'auditor', 'administrator', 'security']

export const pages: readonly Page[] = [
  {
    path: '/standards', title: pageWords.title, roles: officers, nav: { group: 'licensing', order: 40, icon: 'scale', hint: { zh: '今天施行的标准、即将施行的新版和评估', en: 'What holds today, what is coming, evaluations' } },
    lazy: () => import('./Standards.tsx'),
  },
  { path: '/standards/new', title: editorWords.newTitle, roles: makers, lazy: () => import('./EditorPages.tsx').then((m) => ({ Page: m.NewPage })) },
  { path: '/standards/compare', title: pageWords.compareTitle, roles: officers, lazy: () => import('./ComparePage.tsx') },
  { path: '/standards/:id', title: pageWords.standard, roles: officers, lazy: () => import('./StandardPage.tsx') },
  { path: '/standards/:id/edit', title: editorWords.editTitle, roles: makers, lazy: () => import('./EditorPages.tsx').then((m) => ({ Page: m.EditPage })) },
  { path: '/supplements', title: pageWords.supplements, roles: officers, nav: { group: 'licensing', order: 41, icon: 'plus' }, lazy: () => import('./Supplements.tsx') },
  { path: '/supplements/new', title: editorWords.supplementNew, roles: makers, lazy: () => import('./SupplementPages.tsx').then((m) => ({ Page: m.NewPage })) },
  { path: '/supplements/:id', title: pageWords.supplements, roles: officers, lazy: () => import('./SupplementPages.tsx').then((m) => ({ Page: m.OnePage })) },
]

export const parts: readonly Part[] = [
  {
    of: 'licensing/application', key: 'standard', title: pageWords.title, order: 20, roles: ['window', 'reviewer', 'approver', 'head', 'supervisor', 'auditor'],
    lazy: () => import('./CasePart.tsx'),
  },
]
