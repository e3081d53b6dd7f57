import type { Page, Panel } from '../../../web/shared/page.ts'
import { pageWords } from './words.ts'

const readers = ['administrator', 'security', 'auditor']

export const pages: readonly Page[] = [
  { path: '/backups', title: pageWords.title, roles: readers, nav: { group: 'administration', order: 40, icon: 'clock' }, lazy: () => import('./BackupsPage.tsx') },
]
export const panels: readonly Panel[] = [{ order: 8, width: 'half', roles: ['administrator'], lazy: () => import('./BackupPanel.tsx') }]
