import { caseWords } from './words-case.ts'
import type { Part } from '../../../web/shared/page.ts'

export const parts: readonly Part[] = [
  { of: 'licensing/application', key: 'standard', title: caseWords.ownTitle, order: 20, roles: ['applicant'], lazy: () => import('./OwnPart.tsx') },
]
