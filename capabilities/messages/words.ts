/** Messages have no steps and no states of their own. Pure. */
export const words: Readonly<Record<string, { zh: string; en: string }>> = { 'subject.message': { zh: '消息', en: 'Message' } }
