/** Every problem of this capability. Pure. */
export const words: Readonly<Record<string, { zh: string; en: string }>> = {
  'problem.not-sealed-yet': { zh: '尚未封存，请稍后再下载', en: 'Not sealed yet; try again in a moment' },
  'problem.behind': { zh: '数据库比已经见证的记录旧', en: 'The database is older than the witnessed record' },
  'problem.forked': { zh: '数据库与已经见证的记录不一致', en: 'The database contradicts the witnessed record' },
}
