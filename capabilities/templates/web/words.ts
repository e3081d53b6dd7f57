export const words = {
  department: { zh: '部门', en: 'Department' },
  title: { zh: '文书模板', en: 'Templates of writs' },
  lead: { zh: '机关自己在文书上写的话。法律规定的内容不能改；改动从生效日起用于新的文书，已作出的文书不变。', en: 'What the authority itself says on its writs. What the law gives stays; a change counts for what is decided from its day on.' },
  kind: { zh: '文书', en: 'Writ' },
  version: { zh: '现用版本', en: 'In use' },
  one: { zh: '版本', en: 'Version' },
  since: { zh: '自', en: 'Since' },
  by: { zh: '修改人', en: 'By' },
  coming: { zh: '{on} 起用新版本', en: 'A new version from {on}' },
  founding: { zh: '原始文字', en: 'Original' },
  no: { zh: '第 {n} 版', en: 'Version {n}' },
  lawGiven: { zh: '国家统一格式', en: 'National form' },
  back: { zh: '全部模板', en: 'All templates' },
  texts: { zh: '机关的文字', en: 'The authority’s texts' },
  readOnly: { zh: '只有系统管理员可以修改。', en: 'Only the system administrator changes them.' },
  fixed: { zh: '法律规定的文字（不能修改）', en: 'What the law gives (cannot be changed)' },
  fixedRest: { zh: '此外，文号、日期、事实、理由、依据和期限由案件和法律生成。', en: 'Number, date, facts, reasons, clauses and periods come of the case and the law.' },
  preview: { zh: '预览', en: 'Preview' },
  previewNote: { zh: '样张，内容虚构；显示的是左侧正在编辑的文字。', en: 'A specimen with invented contents and the texts as they are being edited.' },
  previewCommon: { zh: '以《不予受理决定书》为样张。', en: 'Shown on a decision of non-acceptance.' },
  show: { zh: '更新预览', en: 'Show it' },
  publish: { zh: '发布新版本…', en: 'Publish a version…' },
  unchanged: { zh: '还没有修改', en: 'Nothing is changed yet' },
  missing: { zh: '请填写必填项', en: 'Fill in what is required' },
  reset: { zh: '放弃修改', en: 'Discard' },
  dialog: { zh: '发布第 {n} 版', en: 'Publish version {n}' },
  dialogText: { zh: '从生效日起，新作出的决定用这些文字。版本发布后不能改动，只能再发布新的版本。', en: 'What is decided from that day on bears these texts. A version is never altered; another one can follow.' },
  from: { zh: '生效日期', en: 'Counts from' },
  do: { zh: '发布第 {n} 版', en: 'Publish version {n}' },
  versions: { zh: '各版本', en: 'Versions' },
  state: { zh: '状态', en: 'State' },
  reason: { zh: '理由', en: 'Reason' },
  at: { zh: '发布', en: 'Published' },
  compare: { zh: '比较', en: 'Compare' },
  compareWith: { zh: '{a} 与现用文字比较', en: '{a} beside what counts now' },
  now: { zh: '现用', en: 'In use' },
  same: { zh: '相同', en: 'Same' },
  empty: { zh: '（空）', en: '(empty)' },
  close: { zh: '关闭比较', en: 'Close' },
  use: { zh: '以此为底稿', en: 'Start from it' },
  none: { zh: '还没有改动过，用的是安许自带的文字和安装时登记的机关信息。', en: 'Never changed: the texts that came with Anxu and the names given at installation.' },
  field: { zh: '文字', en: 'Text' },
} as const

export const done = { zh: '已发布新版本', en: 'The version is published' }

export const states: Readonly<Record<string, { zh: string; en: string }>> = {
  counts: { zh: '现用', en: 'In use' }, coming: { zh: '未到生效日', en: 'To come' }, over: { zh: '已停用', en: 'Over' }, replaced: { zh: '被同日新版本取代', en: 'Replaced by one of the same day' },
}

export const fields: Readonly<Record<string, { zh: string; en: string }>> = {
  heading: { zh: '发文机关标志（红色版头）', en: 'Heading in red' }, office: { zh: '承办机构', en: 'Office' }, phone: { zh: '联系电话', en: 'Telephone' }, address: { zh: '办公地址', en: 'Address' },
  reviewBody: { zh: '行政复议机关', en: 'Body that reviews' }, court: { zh: '管辖法院', en: 'Court' }, closing: { zh: '结束语', en: 'Closing words' },
  copies: { zh: '份数和送达说明', en: 'Copies' }, howToAnswer: { zh: '如何补正', en: 'How to answer' },
}
export const hints: Readonly<Record<string, { zh: string; en: string }>> = {
  heading: { zh: '机关全称或规范化简称，可加“文件”二字（GB/T 9704）；落款和印章始终用机关全称', en: 'The full or standard short name; signature and seal always bear the full name' },
  reviewBody: { zh: '写进告知复议权利的法定语句', en: 'Stands in the sentence on review' }, court: { zh: '写进告知诉讼权利的法定语句', en: 'Stands in the sentence on suits' },
  closing: { zh: '放在正文最后、落款之前，每行一段；不能限制当事人的法定权利', en: 'After the text, before the signature; a line is a paragraph' },
}
