export const words: Readonly<Record<string, { zh: string; en: string }>> = {
  'step.person.erase': { zh: '删除个人信息', en: 'Erase personal data' },
  'state.person.erased': { zh: '已删除', en: 'Erased' },
  'problem.nothing-kept': { zh: '没有此人的信息', en: 'Nothing is kept of this person' },
  'problem.erased-already': { zh: '已经删除', en: 'Erased already' },
}
