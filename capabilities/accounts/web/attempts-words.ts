/** Texts of the page of attempts. Pure. */
export const words = {
  title: { zh: '未成功的办理', en: 'Refused attempts' },
  lead: { zh: '被规则拒绝、无权或失败的每一次办理。只记录代码，不记录填写的内容。', en: 'Every step that a rule refused, that was not allowed, or that failed. Codes only, never what was typed.' },
  search: { zh: '姓名或账号', en: 'Name or account' },
  at: { zh: '时间', en: 'Time' },
  who: { zh: '人员', en: 'Who' },
  command: { zh: '事项', en: 'Step' },
  outcome: { zh: '结果', en: 'Outcome' },
  code: { zh: '代码', en: 'Code' },
  subject: { zh: '对象编号', en: 'Subject' },
  none: { zh: '没有符合条件的记录', en: 'Nothing fits' },
  noneHint: { zh: '有人越权、违反规则或提交失败时，会立即记录在这里。', en: 'Whoever oversteps, breaks a rule or fails is recorded here at once.' },
  system: { zh: '系统', en: 'The system' },
} as const
