import type { Page } from '../../../web/shared/page.ts'

export const pages: readonly Page[] = [
  {
    path: '/register', title: { zh: '登记企业', en: 'Register' },
    nav: { group: 'main', order: 8, icon: 'building', hint: { zh: '第一次办理，先登记并开通账号', en: 'First time here: register and open an account' } },
    lazy: () => import('./portal/Register.tsx'),
  },
]
