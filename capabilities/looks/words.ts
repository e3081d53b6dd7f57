import type { Named } from './facts.ts'

type Words = { zh: string; en: string }

export const basisWords = {
  accident: { zh: '事故调查', en: 'Accident investigation' },
  inspection: { zh: '监督检查', en: 'Inspection' },
  complaint: { zh: '投诉举报核查', en: 'Complaint' },
  licensing: { zh: '许可审查', en: 'Licensing' },
  penalty: { zh: '行政处罚', en: 'Penalty' },
  annulment: { zh: '撤销、吊销调查', en: 'Annulment or revocation' },
} as const satisfies Record<string, Words>

export const groupWords: Readonly<Record<Named['group'], Words>> = {
  person: { zh: '责任人员', en: 'Responsible person' },
  financial: { zh: '财务数据', en: 'Financial data' },
  application: { zh: '申请', en: 'Application' },
}

export const stateWords = {
  requested: { zh: '待审批', en: 'Waiting for approval' },
  approved: { zh: '已准许', en: 'Approved' },
  refused: { zh: '不予准许', en: 'Refused' },
  withdrawn: { zh: '已撤回', en: 'Taken back' },
  revoked: { zh: '已撤销', en: 'Revoked' },
  expired: { zh: '已过期', en: 'Expired' },
  'used-up': { zh: '次数已用完', en: 'Used up' },
} as const satisfies Record<string, Words>

const fields: Readonly<Record<string, Words>> = {
  citizenId: { zh: '公民身份号码', en: 'Citizen id' },
  phone: { zh: '电话', en: 'Phone' },
  account: { zh: '银行账号', en: 'Bank account' },
  costDue: { zh: '应提取安全费用', en: 'Safety cost due' },
  costSpent: { zh: '实际使用安全费用', en: 'Safety cost spent' },
  revenue: { zh: '营业收入', en: 'Revenue' },
  safetyCostDue: { zh: '应提取安全费用', en: 'Safety cost due' },
  safetyCostSpent: { zh: '实际使用安全费用', en: 'Safety cost spent' },
  principalPhone: { zh: '主要负责人手机', en: 'Principal’s phone' },
  principalId: { zh: '主要负责人公民身份号码', en: 'Principal’s citizen id' },
  contactPhone: { zh: '经办人电话', en: 'Contact’s phone' },
  safetyDeputyPhone: { zh: '分管安全负责人手机', en: 'Deputy’s phone' },
}
const kinds: Readonly<Record<Named['kind'], Words>> = {
  'citizen-id': { zh: '公民身份号码', en: 'Citizen id' }, phone: { zh: '电话', en: 'Phone' }, 'bank-account': { zh: '银行账号', en: 'Bank account' }, amount: { zh: '金额', en: 'Amount' },
}
/** What a value is: by its field, or where a form has one that we do not know, by its kind. */
export const fieldOf = ({ field, kind }: Pick<Named, 'field' | 'kind'>): Words => fields[field] ?? kinds[kind]

/** Every step, state and problem of this capability. Pure. */
export const words: Readonly<Record<string, Words>> = {
  'subject.request': { zh: '敏感数据查看申请', en: 'Request to see sensitive data' },
  'subject.financials': { zh: '企业财务数据', en: 'Financial data' },

  'step.request.ask': { zh: '申请查看敏感数据', en: 'Ask to see sensitive data' },
  'step.request.withdraw': { zh: '撤回申请', en: 'Take the request back' },
  'step.request.approve': { zh: '准许查看', en: 'Approve the look' },
  'step.request.refuse': { zh: '不予准许', en: 'Refuse the look' },
  'step.request.revoke': { zh: '撤销准许', en: 'Revoke the approval' },
  'step.request.open': { zh: '打开查看', en: 'Open the view' },
  'step.request.tell': { zh: '告知企业', en: 'Tell the enterprise' },
  'step.financials.declare': { zh: '填报财务数据', en: 'Declare financial data' },

  ...Object.fromEntries(Object.entries(stateWords).map(([state, said]) => [`state.request.${state}`, said])),
  'state.financials.declared': { zh: '已填报', en: 'Declared' },

  'problem.no-department': { zh: '账户没有部门', en: 'The account has no department' },
  'problem.another-case': { zh: '不是这个案件', en: 'Another case' },
  'problem.value-unknown': { zh: '数据不属于该企业', en: 'Not a value of this enterprise' },
  'problem.not-asked': { zh: '超出申请的范围', en: 'Beyond what was asked for' },
  'problem.too-wide': { zh: '超过规定上限', en: 'Beyond the limit' },
  'problem.hold-unexplained': { zh: '暂缓告知未说明理由', en: 'The delay is not explained' },
  'problem.approval-over': { zh: '审批已过期', en: 'The approval has ended' },
  'problem.used-up': { zh: '查看次数已用完', en: 'All looks are used' },
  'problem.put-off': { zh: '暂缓告知期未满', en: 'Telling is put off' },
  'problem.view-over': { zh: '查看时间已到', en: 'The view is over' },
  'problem.revoked': { zh: '审批已撤销', en: 'The approval was revoked' },
  'problem.year-not-over': { zh: '年度尚未结束', en: 'The year has not ended' },
}
