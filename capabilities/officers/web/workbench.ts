import type { Page, Panel } from '../../../web/shared/page.ts'
import { words } from './words.ts'

const readers = ['head', 'auditor', 'administrator']
const officers = ['window', 'reviewer', 'approver', 'head', 'supervisor', 'auditor', 'administrator', 'security']

export const pages: readonly Page[] = [
  { path: '/my-qualifications', title: words.mine, roles: officers, nav: { group: 'work', order: 60, icon: 'shield' }, lazy: () => import('./Mine.tsx') },
  { path: '/officers', title: words.register, roles: readers, nav: { group: 'accountability', order: 10, icon: 'users' }, lazy: () => import('./Register.tsx') },
  { path: '/officers/new', title: words.enter, roles: ['administrator'], lazy: () => import('./Enter.tsx') },
  { path: '/officer-rotation', title: words.rotation, roles: readers, nav: { group: 'accountability', order: 11, icon: 'calendar' }, lazy: () => import('./Rotation.tsx') },
  { path: '/officer-trainings', title: words.trainings, roles: readers, nav: { group: 'accountability', order: 12, icon: 'training' }, lazy: () => import('./Trainings.tsx') },
  { path: '/officer-trainings/:id', title: words.training, roles: readers, lazy: () => import('./Training.tsx') },
  { path: '/officer-assessments', title: words.assessments, roles: readers, nav: { group: 'accountability', order: 13, icon: 'scale' }, lazy: () => import('./Assessments.tsx') },
  { path: '/officer-assessments/:id', title: words.assessment, roles: readers, lazy: () => import('./Assessment.tsx') },
  { path: '/officers/:id', title: words.officer, roles: readers, lazy: () => import('./Officer.tsx') },
]

export const panels: readonly Panel[] = [{ order: 5, width: 'half', roles: ['head'], lazy: () => import('./Soon.tsx') }]
