/** Every step, state and problem of this capability. Pure. */
export const words: Readonly<Record<string, { zh: string; en: string }>> = {
  'subject.calendar': { zh: '工作日历', en: 'Calendar' },
  'subject.limit': { zh: '期限和数值', en: 'Limits and values' },
  'step.calendar.publish': { zh: '录入一年的放假安排', en: 'Take in a year’s holidays' },
  'step.limit.mark': { zh: '核对数值', en: 'Compare a value with its source' },
  'state.calendar.published': { zh: '已录入', en: 'Taken in' },
  'state.limit.marked': { zh: '已标注', en: 'Marked' },
  'fact.law.year-published': { zh: '放假安排已录入', en: 'Holidays taken in' },
  'fact.law.limit-marked': { zh: '数值核对已标注', en: 'Value compared with its source' },
  'problem.year-over': { zh: '往年的日历不再改动', en: 'A year that is over is not changed' },
  'problem.year-gap': { zh: '请按年份顺序录入', en: 'Enter the years in order' },
  'problem.not-published-yet': { zh: '发布日期不对', en: 'Not published yet' },
  'problem.other-year': { zh: '日期不在这一年', en: 'A day of another year' },
  'problem.feasts-missing': { zh: '节日不全', en: 'Holidays are missing' },
  'problem.lieu-on-weekday': { zh: '调休上班日不对', en: 'Not a day that can be worked in lieu' },
  'problem.no-limit': { zh: '没有这一项', en: 'No such value' },
}
