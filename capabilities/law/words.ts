/** Nothing happens to the law here: it has no steps and no states. Pure. */
export const words: Readonly<Record<string, { zh: string; en: string }>> = { 'subject.limit': { zh: '期限', en: 'Limit' } }
