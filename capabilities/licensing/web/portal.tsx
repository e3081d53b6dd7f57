import type { Page, Panel } from '../../../web/shared/page.ts'

export const pages: readonly Page[] = [
  {
    path: '/check', title: { zh: '查验许可证', en: 'Check a licence' },
    nav: { group: 'main', order: 1, icon: 'shield', hint: { zh: '输入编号、扫码或拖入 PDF，一查便知', en: 'By its number, its QR code or its PDF' } },
    lazy: () => import('./portal/Check.tsx'),
  },
  {
    path: '/guides', title: { zh: '办事指南', en: 'What to do' },
    nav: { group: 'main', order: 2, icon: 'book', hint: { zh: '谁要办、交什么、多少天、怎么定', en: 'Who needs a licence, what it takes, how long' } },
    lazy: () => import('./portal/Guides.tsx'),
  },
  { path: '/guides/:sector', title: { zh: '办事指南', en: 'What to do' }, lazy: () => import('./portal/Guide.tsx') },
  {
    path: '/notices', title: { zh: '许可公示', en: 'Public notices' },
    nav: { group: 'main', order: 9, icon: 'megaphone', hint: { zh: '拟许可和已许可的企业，有异议可提', en: 'Decisions in publicity, open to objections' } },
    lazy: () => import('./portal/Notices.tsx'),
  },
  { path: '/notices/:id', title: { zh: '许可公示', en: 'Public notice' }, lazy: () => import('./portal/Notice.tsx') },
  { path: '/objections/:id', title: { zh: '异议办理情况', en: 'Your objection' }, lazy: () => import('./portal/Objection.tsx') },
  {
    path: '/about', title: { zh: '帮助与联系', en: 'Help' },
    nav: { group: 'guide', order: 9, icon: 'info' },
    lazy: () => import('./portal/About.tsx'),
  },
]

export const panels: readonly Panel[] = [
  { order: 1, place: 'hero', lazy: () => import('./portal/CheckPanel.tsx') },
  { order: 2, lazy: () => import('./portal/NoticesPanel.tsx') },
  { order: 3, lazy: () => import('./portal/GuidesPanel.tsx') },
]
