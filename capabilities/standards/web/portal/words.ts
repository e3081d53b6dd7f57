export const portalWords = {
  title: { zh: '安全生产许可审批标准', en: 'Approval standards of work-safety licences' },
  lead: { zh: '申请按受理时施行的版本审查。强制指标全部符合，才能准予许可。', en: 'An application is judged by the version in force at its acceptance. A licence takes every mandatory indicator.' },
  none: { zh: '本机关还没有公布量化的审批标准', en: 'No quantified standard has been published yet' },
  noneDo: { zh: '申请按办事指南中的十三项安全生产条件审查。', en: 'Applications are judged by the thirteen safety conditions of the guide.' },
  guides: { zh: '看办事指南', en: 'See the guides' },
  line: { zh: '第 {n} 版 · {day} 起施行 · {m} 项指标', en: 'Version {n} · in force from {day} · {m} indicators' },
  coming: { zh: '即将施行', en: 'Coming' },
  now: { zh: '施行中', en: 'In force' },
  ended: { zh: '已被代替', en: 'Superseded' },
  until: { zh: '{day} 起由新版代替', en: 'superseded from {day}' },
  back: { zh: '全部标准', en: 'All standards' },
  changes: { zh: '与上一版的差别', en: 'What differs from the version before' },
} as const
