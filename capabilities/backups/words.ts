/** Every step, state and problem of this capability. Pure. */
export const words: Readonly<Record<string, { zh: string; en: string }>> = {
  'subject.plan': { zh: '备份计划', en: 'Backup plan' },
  'subject.backup': { zh: '备份', en: 'Backup' },

  'step.plan.set': { zh: '设定备份计划', en: 'Set the plan' },
  'step.backup.begin': { zh: '立即备份', en: 'Back up now' },
  'step.backup.begin-by-plan': { zh: '按计划备份', en: 'Back up by plan' },
  'step.backup.finish': { zh: '备份完成', en: 'Backup made' },
  'step.backup.fail': { zh: '备份失败', en: 'Backup failed' },
  'step.backup.give-up': { zh: '备份中断', en: 'Backup cut off' },

  'state.plan.set': { zh: '已设定', en: 'Set' },
  'state.backup.running': { zh: '进行中', en: 'Under way' },
  'state.backup.made': { zh: '已完成', en: 'Made' },
  'state.backup.failed': { zh: '失败', en: 'Failed' },

  'problem.under-way': { zh: '另一个备份正在进行', en: 'Another backup is under way' },
}
