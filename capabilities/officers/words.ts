import type { Post } from './facts.ts'
import type { Standing } from './rules/standing.ts'

type Words = { zh: string; en: string }

export const postWords: Readonly<Record<Post, Words>> = {
  acceptance: { zh: '受理岗', en: 'acceptance' },
  review: { zh: '审查岗', en: 'review' },
  decision: { zh: '决定岗', en: 'decision' },
  issue: { zh: '颁证岗', en: 'issue' },
}
/** The roles of accounts that work in a post. */
export const rolesOfPost: Readonly<Record<Post, readonly string[]>> = {
  acceptance: ['window'], review: ['reviewer', 'approver', 'head'], decision: ['approver', 'head'], issue: ['window', 'approver', 'head'],
}
export const standingWords: Readonly<Record<Standing, Words>> = {
  valid: { zh: '有效', en: 'Valid' },
  ending: { zh: '即将届满', en: 'Ends soon' },
  coming: { zh: '尚未生效', en: 'Not yet begun' },
  lapsed: { zh: '已届满', en: 'Lapsed' },
  suspended: { zh: '已暂停', en: 'Suspended' },
  rotated: { zh: '已轮岗', en: 'Rotated out' },
  none: { zh: '未取得', en: 'None' },
}
export const teacherWords = {
  'outside-expert': { zh: '外聘专家', en: 'Outside expert' },
  'senior-inspector': { zh: '资深检查员', en: 'Senior inspector' },
} as const
export const shortfallWords = {
  hours: { zh: '培训学时不足', en: 'too few hours of training' },
  marks: { zh: '培训成绩不合格', en: 'training marks below the bar' },
  quality: { zh: '被退回或推翻的审批偏多', en: 'too many acts returned or overturned' },
  complaints: { zh: '查实投诉过多', en: 'too many complaints upheld' },
} as const
export const groundWords = {
  training: { zh: '培训合格', en: 'Training passed' },
  transition: { zh: '制度施行前在岗', en: 'In office before the regime' },
  superior: { zh: '上级机关核定', en: 'Granted by the authority above' },
} as const

const under = (prefix: string, all: Readonly<Record<string, Words>>) => Object.fromEntries(Object.entries(all).map(([key, w]) => [`${prefix}.${key}`, w]))

/** Every step, state and problem of this capability. Pure. */
export const words: Readonly<Record<string, Words>> = {
  'subject.officer': { zh: '审批人员', en: 'Officer' },
  'subject.training': { zh: '培训', en: 'Training' },
  'subject.assessment': { zh: '考核', en: 'Assessment' },
  'subject.regime': { zh: '持证上岗制度', en: 'Qualification regime' },
  ...under('post', postWords),
  ...under('standing', standingWords),
  ...under('step.officer', {
    enter: { zh: '列入名册', en: 'Enter on the register' },
    correct: { zh: '更正', en: 'Correct' },
    'attach-account': { zh: '添加账号', en: 'Attach an account' },
    'detach-account': { zh: '移除账号', en: 'Detach an account' },
    leave: { zh: '离任', en: 'Leave' },
    return: { zh: '复职', en: 'Return' },
    post: { zh: '上岗', en: 'Take up a post' },
    rotate: { zh: '轮岗', en: 'Rotate' },
    'note-stay-ending': { zh: '任职期限预警', en: 'Warn that the stay ends' },
    'note-stay-over': { zh: '超过最长任职', en: 'Note that the stay is over' },
    'grant-qualification': { zh: '授予资格', en: 'Grant a qualification' },
    'suspend-qualification': { zh: '暂停资格', en: 'Suspend a qualification' },
    'restore-qualification': { zh: '恢复资格', en: 'Restore a qualification' },
    'note-qualification-ending': { zh: '资格届满预警', en: 'Warn that the qualification ends' },
    'note-qualification-lapsed': { zh: '资格届满', en: 'Note that the qualification lapsed' },
    'count-complaint': { zh: '记录查实投诉', en: 'Count an upheld complaint' },
    assess: { zh: '考核', en: 'Assess' },
  }),
  ...under('step.training', {
    plan: { zh: '安排培训', en: 'Plan a training' },
    hold: { zh: '登记参训情况', en: 'Enter who attended' },
    'correct-marks': { zh: '更正成绩', en: 'Correct the marks' },
    cancel: { zh: '取消培训', en: 'Cancel the training' },
  }),
  ...under('step.assessment', { open: { zh: '开始考核', en: 'Start an assessment' }, close: { zh: '完成考核', en: 'Close the assessment' } }),
  ...under('step.regime', { 'put-in-force': { zh: '施行持证上岗', en: 'Put the regime in force' }, lift: { zh: '解除持证上岗', en: 'Lift the regime' } }),
  ...under('state.officer', { serving: { zh: '在册', en: 'Serving' }, left: { zh: '已离任', en: 'Left' } }),
  ...under('state.training', { planned: { zh: '已安排', en: 'Planned' }, held: { zh: '已举办', en: 'Held' }, cancelled: { zh: '已取消', en: 'Cancelled' } }),
  ...under('state.assessment', { running: { zh: '进行中', en: 'Running' }, closed: { zh: '已完成', en: 'Closed' } }),
  ...under('state.regime', { 'in-force': { zh: '施行', en: 'In force' }, lifted: { zh: '已解除', en: 'Lifted' } }),
  ...under('fact', {
    'officers.entered': { zh: '已列入名册', en: 'Entered on the register' },
    'officers.corrected': { zh: '已更正', en: 'Corrected' },
    'officers.account-attached': { zh: '账号已添加', en: 'Account attached' },
    'officers.account-detached': { zh: '账号已移除', en: 'Account detached' },
    'officers.left': { zh: '已离任', en: 'Left' },
    'officers.returned': { zh: '已复职', en: 'Returned' },
    'officers.posted': { zh: '已上岗', en: 'Took up a post' },
    'officers.rotated': { zh: '已轮岗', en: 'Rotated' },
    'officers.stay-ending': { zh: '最长任职将满', en: 'Longest stay ends soon' },
    'officers.stay-over': { zh: '已超过最长任职', en: 'Longest stay is over' },
    'officers.qualification-granted': { zh: '资格已授予', en: 'Qualification granted' },
    'officers.qualification-suspended': { zh: '资格已暂停', en: 'Qualification suspended' },
    'officers.qualification-restored': { zh: '资格已恢复', en: 'Qualification restored' },
    'officers.qualification-ending': { zh: '资格将届满', en: 'Qualification ends soon' },
    'officers.qualification-lapsed': { zh: '资格已届满', en: 'Qualification lapsed' },
    'officers.complaint-counted': { zh: '查实投诉已记录', en: 'Upheld complaint counted' },
    'officers.assessed': { zh: '已考核', en: 'Assessed' },
    'officers.training-planned': { zh: '培训已安排', en: 'Training planned' },
    'officers.training-held': { zh: '培训已举办', en: 'Training held' },
    'officers.marks-corrected': { zh: '成绩已更正', en: 'Marks corrected' },
    'officers.training-cancelled': { zh: '培训已取消', en: 'Training cancelled' },
    'officers.assessment-opened': { zh: '考核已开始', en: 'Assessment started' },
    'officers.assessment-closed': { zh: '考核已完成', en: 'Assessment closed' },
    'officers.regime-put-in-force': { zh: '持证上岗已确定施行', en: 'Regime put in force' },
    'officers.regime-lifted': { zh: '持证上岗已解除', en: 'Regime lifted' },
  }),
  ...under('problem', {
    'not-qualified': { zh: '没有有效的岗位资格', en: 'No valid qualification for the post' },
    'same-person': { zh: '此人已在册', en: 'The person is on the register already' },
    'account-unknown': { zh: '没有这个机关账号', en: 'No such account' },
    'account-taken': { zh: '账号已有人', en: 'The account belongs to somebody' },
    'account-without-department': { zh: '账号没有部门', en: 'The account has no department' },
    'account-not-attached': { zh: '账号不在此人名下', en: 'Not this person’s account' },
    'region-out-of-reach': { zh: '辖区超出管理范围', en: 'Region out of reach' },
    'nothing-changed': { zh: '没有改动', en: 'Nothing changed' },
    'own-record': { zh: '不能办理本人事项', en: 'Not on the own record' },
    'no-qualification': { zh: '没有该岗位资格', en: 'No qualification for the post' },
    'ground-not-open': { zh: '授予依据不适用', en: 'That ground is not open' },
    'training-missing': { zh: '缺少培训合格记录', en: 'No training passed' },
    'suspended': { zh: '资格处于暂停状态', en: 'Suspended' },
    'suspended-already': { zh: '资格已经暂停', en: 'Suspended already' },
    'not-suspended': { zh: '资格没有暂停', en: 'Not suspended' },
    'not-retrained': { zh: '没有再培训合格记录', en: 'Not retrained' },
    'assessment-not-failed': { zh: '考核没有不合格', en: 'The assessment was not failed' },
    'dates': { zh: '日期有误', en: 'The dates do not fit' },
    'in-post-already': { zh: '已在该岗位任职', en: 'In the post already' },
    'not-in-post': { zh: '不在该岗位任职', en: 'Not in the post' },
    'successor-unfit': { zh: '接任人不符合条件', en: 'The successor does not fit' },
    'cases-in-hand': { zh: '手上有未办结案件', en: 'Cases are in hand' },
    'not-in-hand': { zh: '案件不在此人手上', en: 'Not in hand' },
    'still-in-post': { zh: '仍在岗任职', en: 'Still in a post' },
    'officer-unknown': { zh: '人员不在名册', en: 'Not on the register' },
    'hours-beyond': { zh: '学时超出课程', en: 'More hours than the course' },
    'not-yet-held': { zh: '培训尚未举办', en: 'Not yet held' },
    'nobody-to-assess': { zh: '没有可考核的人员', en: 'Nobody to assess' },
    'not-in-assessment': { zh: '不在该次考核中', en: 'Not in that assessment' },
    'still-running': { zh: '考核尚未完成', en: 'Still running' },
    'not-before-tomorrow': { zh: '最早自明日起', en: 'From tomorrow at the earliest' },
    'in-force-already': { zh: '已确定施行', en: 'In force already' },
  }),
}
