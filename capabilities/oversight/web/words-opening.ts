/** Texts of the opening list. */
export const openingWords = {
  title: { zh: '开办事项', en: 'Opening list' },
  lead: { zh: '法律要求、但本机关还没有施行的制度。施行后自动从这里消失。', en: 'What the law asks for and is not in force here yet. A line goes by itself once it is.' },
  none: { zh: '强制制度均已施行', en: 'Every mandatory regime is in force' }, noneText: { zh: '集体审议、持证上岗和审批标准都在施行。', en: 'Collective decision, qualified officers and approval standards.' },
  missing: { zh: '有 {n} 项强制制度没有施行', en: '{n} mandatory regimes are not in force' },
  since: { zh: '自 {d} 起缺失', en: 'Missing since {d}' }, who: { zh: '由{w}办理', en: 'To be done by: {w}' }, act: { zh: '去办理', en: 'Go there' }, stop: { zh: '。', en: '.' },
} as const
