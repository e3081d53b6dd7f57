/** Every step, state and problem of this capability. Pure. */
export const words: Readonly<Record<string, { zh: string; en: string }>> = {
  'subject.version': { zh: '文书模板', en: 'Template' },
  'step.version.publish': { zh: '修改文书模板', en: 'Change a template' },
  'state.version.published': { zh: '已发布', en: 'Published' },
  'fact.templates.published': { zh: '文书模板已修改', en: 'Template changed' },
  'problem.law-given': { zh: '不能修改的文字', en: 'Text that cannot be changed' },
  'problem.text-missing': { zh: '缺少必填文字', en: 'A text is missing' },
  'problem.text-unfit': { zh: '文字过长或换行', en: 'A text is too long or broken into lines' },
  'problem.backdated': { zh: '生效日期已过', en: 'The day is over' },
  'problem.newer-version': { zh: '已有更新的版本', en: 'There is a newer version' },
  'problem.nothing-changed': { zh: '没有修改', en: 'Nothing is changed' },
}
