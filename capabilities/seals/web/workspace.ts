import type { Part } from '../../../web/shared/page.ts'

const title = { zh: '等待盖章的文书', en: 'Papers that wait for a seal' }

export const parts: readonly Part[] = [
  { of: 'licensing/application', key: 'seals', title, order: 5, roles: ['applicant'], lazy: () => import('./WaitingPart.tsx').then(({ CasePart }) => ({ Part: CasePart })) },
  { of: 'licensing/licence', key: 'seals', title, order: 5, roles: ['applicant'], lazy: () => import('./WaitingPart.tsx').then(({ LicencePart }) => ({ Part: LicencePart })) },
]
