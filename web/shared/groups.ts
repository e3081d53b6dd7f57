import type { Words } from './words.ts'

/** Headings of the navigation. `bell` and `account` stand in the header: the bell's page and the account menu. */
export const groups: Record<string, Words> = {
  main: { zh: '常用', en: 'Most used' },
  guide: { zh: '办事', en: 'Services' },
  notices: { zh: '公开', en: 'Public notices' },
  home: { zh: '首页', en: 'Home' },
  work: { zh: '我的工作', en: 'My work' },
  licensing: { zh: '许可', en: 'Licensing' },
  supervision: { zh: '监督检查', en: 'Supervision' },
  enforcement: { zh: '执法与处罚', en: 'Enforcement' },
  monitoring: { zh: '监测预警', en: 'Monitoring' },
  enterprise: { zh: '企业', en: 'Enterprises' },
  safety: { zh: '安全管理', en: 'Safety management' },
  coordination: { zh: '协同', en: 'Coordination' },
  service: { zh: '服务指导', en: 'Guidance and training' },
  accountability: { zh: '责任追究', en: 'Accountability' },
  analysis: { zh: '统计分析', en: 'Figures' },
  administration: { zh: '系统管理', en: 'Administration' },
  account: { zh: '我的账户', en: 'My account' },
}

export const groupOrder = Object.keys(groups)
export const otherGroup: Words = { zh: '其他', en: 'Other' }
/** Groups that a shell draws elsewhere than in its side navigation. */
export const headerGroups = ['bell', 'account']
