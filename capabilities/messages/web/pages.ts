import { words } from './words.ts'
import type { Page } from '../../../web/shared/page.ts'

/** The same page on both surfaces; the bell leads to it. */
export const pages: readonly Page[] = [
  { path: '/messages', title: words.title, nav: { group: 'bell', order: 0, icon: 'bell' }, lazy: () => import('./Inbox.tsx') },
]
