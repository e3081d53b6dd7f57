import { mandatory } from './rules/mandatory.ts'

type Words = { zh: string; en: string }

export const choiceWords = {
  grant: { zh: '准予许可', en: 'Grant' },
  refuse: { zh: '不予许可', en: 'Refuse' },
  defer: { zh: '缓议', en: 'Defer' },
} as const satisfies Record<string, Words>
export const kindWords = {
  'high-hazard': { zh: '高危行业', en: 'High-hazard industry' },
  'major-risk': { zh: '重大风险', en: 'Major risk' },
  difficult: { zh: '疑难案件', en: 'Difficult case' },
} as const satisfies Record<string, Words>
export const quorumWords = {
  half: { zh: '过半数', en: 'More than half' },
  'two-thirds': { zh: '三分之二以上', en: 'Two thirds' },
  'three-quarters': { zh: '四分之三以上', en: 'Three quarters' },
  all: { zh: '全体', en: 'Everybody' },
} as const satisfies Record<string, Words>
export const votingWords = {
  named: { zh: '记名表决', en: 'Named vote' },
  secret: { zh: '无记名表决', en: 'Secret vote' },
} as const satisfies Record<string, Words>
export const flagWords = {
  brief: { zh: '审议不足 3 分钟', en: 'Deliberated for less than 3 minutes' },
  unopened: { zh: '有表决成员没有打开过案件材料', en: 'A voting member opened none of the papers' },
} as const satisfies Record<string, Words>

const under = (prefix: string, all: Readonly<Record<string, Words>>) => Object.fromEntries(Object.entries(all).map(([key, w]) => [`${prefix}.${key}`, w]))

/** Every step, state and problem of this capability. Pure. */
export const words: Readonly<Record<string, Words>> = {
  ...under('choice', choiceWords), ...under('kind', kindWords), ...under('quorum', quorumWords), ...under('voting', votingWords), ...under('flag', flagWords),
  ...Object.fromEntries(mandatory.map((m) => [`rule.${m.key}`, m.title])),
  'role.system:deliberation-result': { zh: '集体审议结果', en: 'Result of a meeting' },
  'role.system:deliberation-minutes': { zh: '会议纪要', en: 'Minutes of a meeting' },

  'step.rules.set': { zh: '设定集体审议规则', en: 'Set the deliberation rules' },
  'step.mark.set': { zh: '认定为疑难案件', en: 'Mark as difficult' },
  'step.meeting.convene': { zh: '召集会议', en: 'Convene a meeting' },
  'step.meeting.open': { zh: '宣布开会', en: 'Open the meeting' },
  'step.meeting.call': { zh: '开始审议案件', en: 'Call a case' },
  'step.meeting.present': { zh: '汇报案件', en: 'Present a case' },
  'step.meeting.count': { zh: '计票', en: 'Count the votes' },
  'step.meeting.strike': { zh: '撤下案件', en: 'Strike a case from the agenda' },
  'step.meeting.conclude': { zh: '结束会议', en: 'Conclude the meeting' },
  'step.meeting.cancel': { zh: '取消会议', en: 'Cancel the meeting' },
  'step.meeting.retry': { zh: '重新执行审议结果', en: 'Carry out the results again' },
  'step.meeting.file-minutes': { zh: '归档会议纪要', en: 'File the minutes' },
  'step.attendance.come': { zh: '到会', en: 'Come to the meeting' },
  'step.attendance.leave': { zh: '离会', en: 'Leave the meeting' },
  'step.recusal.declare': { zh: '声明回避', en: 'Declare a recusal' },
  'step.vote.cast': { zh: '表决', en: 'Vote' },

  'state.rules.set': { zh: '已施行', en: 'Set' },
  'state.mark.set': { zh: '已认定', en: 'Marked' },
  'state.meeting.convened': { zh: '已召集', en: 'Convened' },
  'state.meeting.open': { zh: '进行中', en: 'In session' },
  'state.meeting.concluded': { zh: '已结束', en: 'Concluded' },
  'state.meeting.cancelled': { zh: '已取消', en: 'Cancelled' },
  'state.attendance.present': { zh: '到会', en: 'Present' },
  'state.attendance.left': { zh: '离会', en: 'Left' },
  'state.recusal.declared': { zh: '已声明', en: 'Declared' },
  'state.vote.cast': { zh: '已表决', en: 'Cast' },

  'state.item.listed': { zh: '待审议', en: 'Listed' },
  'state.item.called': { zh: '正在汇报', en: 'Called' },
  'state.item.presented': { zh: '正在表决', en: 'Being voted on' },
  'state.item.counted': { zh: '已计票', en: 'Counted' },
  'state.item.struck': { zh: '已撤下', en: 'Struck' },

  'problem.collective': { zh: '须经集体审议', en: 'Decided by a meeting' },
  'problem.backwards': { zh: '不能从过去起施行', en: 'Not backwards' },
  'problem.decided': { zh: '案件已决定', en: 'Decided' },
  'problem.marked-already': { zh: '已认定疑难', en: 'Marked already' },
  'problem.mandatory-dropped': { zh: '必须集体审议的情形不能停用', en: 'Mandatory rules stay on' },
  'problem.member-unknown': { zh: '成员不在名单中', en: 'No such member' },
  'problem.too-few-members': { zh: '成员人数不足', en: 'Too few members' },
  'problem.case-unknown': { zh: '没有此案', en: 'No such case' },
  'problem.not-reviewed': { zh: '不在待决定环节', en: 'Not waiting for its decision' },
  'problem.not-for-meeting': { zh: '不属于集体审议范围', en: 'Not for a meeting' },
  'problem.on-another-agenda': { zh: '已列入其他会议', en: 'On another agenda' },
  'problem.result-pending': { zh: '正在执行审议结果', en: 'A result is being carried out' },
  'problem.not-chair': { zh: '由主持人办理', en: 'For the chair' },
  'problem.no-quorum': { zh: '不足法定人数', en: 'No quorum' },
  'problem.not-on-agenda': { zh: '不在议程中', en: 'Not on the agenda' },
  'problem.case-gone': { zh: '案件已离开待决定环节', en: 'The case is gone' },
  'problem.not-its-turn': { zh: '不是这个环节', en: 'Not its turn' },
  'problem.another-case': { zh: '正在审议另一案', en: 'Another case is on' },
  'problem.not-reviewer': { zh: '由承办人汇报', en: 'The reviewer presents' },
  'problem.votes-missing': { zh: '还有人没有表决', en: 'Votes are missing' },
  'problem.not-all-counted': { zh: '还没有全部计票', en: 'Not all counted' },
  'problem.not-member': { zh: '不是会议成员', en: 'Not a member' },
  'problem.not-open': { zh: '会议不在进行中', en: 'Not in session' },
  'problem.present-already': { zh: '已到会', en: 'Present already' },
  'problem.absent': { zh: '不在会场', en: 'Absent' },
  'problem.recused': { zh: '已回避', en: 'Recused' },
  'problem.recused-already': { zh: '已回避', en: 'Recused already' },
  'problem.voted-already': { zh: '已表决', en: 'Voted already' },
  'problem.second-vote': { zh: '不能再次表决', en: 'One member, one vote' },
  'problem.not-presented': { zh: '还没有汇报', en: 'Not presented' },
}
