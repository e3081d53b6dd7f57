/** Every step, state and problem of this capability. Pure. */
export const words: Readonly<Record<string, { zh: string; en: string }>> = {
  'subject.duty-list': { zh: '责任清单', en: 'List of responsibilities' },
  'step.duty-list.set': { zh: '发布责任清单', en: 'Set the list' },
  'state.duty-list.set': { zh: '已发布', en: 'Set' },

  'stage.submitted': { zh: '待受理', en: 'To be accepted' },
  'stage.correcting': { zh: '企业补正中', en: 'With the enterprise: correction' },
  'stage.accepted': { zh: '审查中', en: 'Under review' },
  'stage.returned': { zh: '企业整改中', en: 'With the enterprise: findings' },
  'stage.reviewed': { zh: '待决定', en: 'To be decided' },
  'stage.publicised': { zh: '公示待颁证', en: 'In publicity, to be issued' },

  'light.green': { zh: '正常', en: 'In time' },
  'light.yellow': { zh: '黄色预警', en: 'Yellow' },
  'light.red': { zh: '红色预警', en: 'Red' },
  'light.over': { zh: '已超期', en: 'Overdue' },
  'light.stopped': { zh: '停止计时', en: 'Stopped' },
  'light.none': { zh: '等企业', en: 'With the enterprise' },

  'problem.from-tomorrow': { zh: '适用日期过早', en: 'Too early a first day' },
  'problem.steps-incomplete': { zh: '责任清单缺少环节', en: 'A step is missing' },
  'problem.person-unknown': { zh: '不是本部门在岗人员', en: 'No officer in office here' },
}
