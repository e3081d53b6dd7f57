type Words = { zh: string; en: string }

export const sectorWords = {
  mines: { zh: '非煤矿山', en: 'Non-coal mines' },
  coal: { zh: '煤矿', en: 'Coal mines' },
  construction: { zh: '建筑施工', en: 'Construction' },
  'hazardous-chemicals': { zh: '危险化学品', en: 'Hazardous chemicals' },
  fireworks: { zh: '烟花爆竹', en: 'Fireworks' },
  'civil-explosives': { zh: '民用爆炸物品', en: 'Civil explosives' },
  other: { zh: '其他行业', en: 'Other' },
} as const
export const sizeWords = {
  micro: { zh: '微型', en: 'Micro' },
  small: { zh: '小型', en: 'Small' },
  medium: { zh: '中型', en: 'Medium' },
  large: { zh: '大型', en: 'Large' },
} as const
export const postWords = {
  principal: { zh: '主要负责人', en: 'Principal responsible person' },
  deputy: { zh: '分管负责人', en: 'Deputy in charge' },
  'safety-director': { zh: '安全总监', en: 'Safety director' },
  'safety-manager': { zh: '安全生产管理人员', en: 'Safety manager' },
  contact: { zh: '联系人', en: 'Contact' },
} as const

const under = (prefix: string, all: Readonly<Record<string, Words>>) =>
  Object.fromEntries(Object.entries(all).map(([key, w]) => [`${prefix}.${key}`, w]))

/** Every step, state and problem of this capability. Pure. */
export const words: Readonly<Record<string, Words>> = {
  'subject.enterprise': { zh: '企业', en: 'Enterprise' },
  ...under('sector', sectorWords),
  ...under('size', sizeWords),
  ...under('post', postWords),

  'step.enterprise.register': { zh: '登记企业', en: 'Register' },
  'step.enterprise.take-over': { zh: '从旧登记簿导入', en: 'Take over from the old register' },
  'step.enterprise.correct-particulars': { zh: '更正登记信息', en: 'Correct the particulars' },
  'step.enterprise.set-persons': { zh: '维护责任人员', en: 'Set the responsible persons' },
  'step.enterprise.close': { zh: '停用', en: 'Close' },
  'step.enterprise.reopen': { zh: '恢复', en: 'Reopen' },

  'state.enterprise.registered': { zh: '已登记', en: 'Registered' },
  'state.enterprise.closed': { zh: '已停用', en: 'Closed' },

  'fact.enterprises.registered': { zh: '企业已登记', en: 'Enterprise registered' },
  'fact.enterprises.particulars-corrected': { zh: '登记信息已更正', en: 'Particulars corrected' },
  'fact.enterprises.persons-set': { zh: '责任人员已更新', en: 'Responsible persons set' },
  'fact.enterprises.closed': { zh: '企业已停用', en: 'Enterprise closed' },
  'fact.enterprises.reopened': { zh: '企业已恢复', en: 'Enterprise reopened' },

  'problem.already-registered': { zh: '统一社会信用代码已登记', en: 'The credit code is registered' },
  'problem.enterprise-there': { zh: '企业已在册', en: 'The enterprise is in the register' },
  'problem.founded-later': { zh: '成立日期有误', en: 'The day of founding is wrong' },
  'problem.other-city': { zh: '不能跨市迁移登记', en: 'Not within the same city' },
  'problem.nothing-changed': { zh: '没有改动', en: 'Nothing changed' },
  'problem.one-principal': { zh: '须有且只有一位主要负责人', en: 'One principal is needed' },
  'problem.person-unknown': { zh: '名单中有未登记的人员', en: 'Somebody on the list is unknown' },
}
