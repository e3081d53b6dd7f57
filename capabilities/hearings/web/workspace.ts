import type { Part } from '../../../web/shared/page.ts'

export const parts: readonly Part[] = [
  { of: 'licensing/application', key: 'hearings', title: { zh: '听证', en: 'Hearings' }, order: 10, lazy: () => import('./WorkspacePart.tsx') },
  {
    of: 'licensing/licence', key: 'hearings', title: { zh: '听证', en: 'Hearings' }, order: 10, lazy: () => import('./WorkspacePart.tsx').then(({ LicencePart }) => ({ Part: LicencePart })),
  },
]
