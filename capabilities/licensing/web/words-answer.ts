import type { Words } from '../../../web/shared/words.ts'

/** 陈述申辩: how the holder answers a measure that is intended, and how the decision deals with it. */
export const answerWords = {
  toAnswer: { zh: '陈述申辩', en: 'Answer it' },
  again: { zh: '补充陈述申辩', en: 'Add to your answer' },
  text: { zh: '陈述、申辩的意见', en: 'What you say to it' },
  textHint: { zh: '写明不同意的事实、理由和依据；同意的也可以写明。', en: 'Which facts or reasons you dispute and why; you may also say that you agree.' },
  files: { zh: '证据材料', en: 'Evidence' },
  what: { zh: '提交后原样存档并通知许可机关，不能修改；期限内可以补充。机关必须复核，并在决定书中说明是否采纳；不会因申辩加重处理。', en: 'It is kept as it stands and the authority is told; you may add to it within your time. The decision must say how it was weighed, and cannot be heavier because of it.' },
  send: { zh: '提交陈述申辩', en: 'Send the answer' },
  sent: { zh: '陈述申辩已提交，许可机关复核后决定', en: 'Sent; the authority weighs it before it decides' },
  missing: { zh: '请写明意见', en: 'Say something first' },
  until: { zh: '{on} 前可以陈述申辩（{why}）', en: 'You may answer until {on} ({why})' },
  over: { zh: '陈述申辩的期限已于 {on} 届满。', en: 'The time to answer ended on {on}.' },
  answers: { zh: '陈述申辩', en: 'The holder’s answer' },
  by: { zh: '{name}，{at}', en: '{name}, {at}' },
  noneYet: { zh: '企业可以在 {on} 前陈述申辩，尚未收到。收到或者期满后才能决定。', en: 'The holder may answer until {on}; nothing has come yet. It is decided once it came, or after that day.' },
  noneCame: { zh: '期限已于 {on} 届满，没有收到陈述申辩；决定书会写明。', en: 'The time to answer ended on {on}; none came, and the decision will say so.' },
  considered: { zh: '对陈述申辩的复核意见', en: 'How the answer was weighed' },
  consideredHint: { zh: '写明复核了什么、是否采纳、为什么；写入决定书', en: 'What was checked, what was accepted or not and why; the writ says it' },
  consideredMissing: { zh: '请写明对陈述申辩的复核意见', en: 'Say how the answer was weighed' },
  heard: { zh: '对陈述申辩的复核：{text}', en: 'The answer, weighed: {text}' },
} satisfies Record<string, Words>
