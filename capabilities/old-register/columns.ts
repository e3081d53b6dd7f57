import type { Words } from '../../kernel/problem.ts'
import { roleWords } from '../accounts/facts.ts'
import { sectors, sizes } from '../enterprises/facts.ts'
import { standings } from '../licensing/facts.ts'
import type { Kind } from './facts.ts'

/** One column of a sheet: what it is called, what belongs into it, and an example.. */
export type Column = {
  key: string
  title: Words
  explain: Words
  example: string
  required?: true
  type?: 'date' | 'number' | 'choice' | 'choices'
  options?: Readonly<Record<string, Words>>
  /** Goes to the vault; pages show it masked. */
  personal?: 'citizen-id' | 'phone' | 'email'
}
export type SheetKind = { title: Words; hint: Words; columns: readonly Column[]; key: string }

const w = (zh: string, en: string): Words => ({ zh, en })
const sectorWords: Readonly<Record<(typeof sectors)[number], Words>> = {
  mines: w('非煤矿山', 'Non-coal mines'), coal: w('煤矿', 'Coal mines'), construction: w('建筑施工', 'Construction'), 'hazardous-chemicals': w('危险化学品', 'Hazardous chemicals'),
  fireworks: w('烟花爆竹', 'Fireworks'), 'civil-explosives': w('民用爆炸物品', 'Civil explosives'), other: w('其他行业', 'Other'),
}
const sizeWords: Readonly<Record<(typeof sizes)[number], Words>> = { micro: w('微型', 'Micro'), small: w('小型', 'Small'), medium: w('中型', 'Medium'), large: w('大型', 'Large') }
const { coal: _coal, other: _other, ...licensed } = sectorWords
const standingWords: Readonly<Record<(typeof standings)[number], Words>> = {
  valid: w('有效', 'Valid'), suspended: w('暂扣', 'Suspended'), revoked: w('吊销', 'Revoked'), annulled: w('撤销', 'Annulled'), withdrawn: w('撤回', 'Withdrawn'), cancelled: w('注销', 'Cancelled'), expired: w('有效期届满', 'Expired'),
}
const { applicant: _applicant, newcomer: _newcomer, ...staffRoles } = roleWords

const creditCode: Column = {
  key: 'creditCode', title: w('统一社会信用代码', 'Credit code'), required: true, example: '91980102MA5K0A0175',
  explain: w('18 位，设为文本格式；最后一位是校验码，抄错一位就能查出', '18 characters as text; the last one is a check digit, so one wrong character is found'),
}
const region: Column = {
  key: 'region', title: w('行政区划', 'Region'), required: true, example: '980102', explain: w('6 位代码（GB/T 2260）或者区县名称，须在您的辖区内', 'Six digits (GB/T 2260) or the name of a district, within your region'),
}
const reference = (required?: true): Column => ({
  key: 'reference', title: w('档案号', 'Paper file'), ...(required ? { required } : {}), example: '云应急档〔2024〕0001',
  explain: w('纸质档案的卷号，供日后核对', 'The number of the paper file, to find it again'),
})
const day = (key: string, zh: string, en: string, example: string, more: { required?: true } = {}): Column => ({
  key, title: w(zh, en), type: 'date', example, ...more, explain: w('日期，如 2024-05-01、2024/5/1、2024年5月1日', 'A date, such as 2024-05-01 or 2024/5/1'),
})
const account: Column = {
  key: 'account', title: w('账号', 'Account'), required: true, example: 'zhangsan', explain: w('3 至 64 位字母、数字和 . _ @ -，不区分大小写', '3 to 64 letters, digits or . _ @ -'),
}
const name = (zh: string, en: string, example: string): Column => ({ key: 'name', title: w(zh, en), required: true, example, explain: w('与证照或者任职文件一致', 'As on the certificate or the letter of appointment') })

export const sheetKinds: Readonly<Record<Kind, SheetKind>> = {
  enterprises: {
    title: w('企业', 'Enterprises'), hint: w('先导入企业，再导入它们的许可证', 'Enterprises come first, then their licences'), key: 'creditCode',
    columns: [
      creditCode, name('企业名称', 'Enterprise', '云州示例化工有限公司'), region,
      { key: 'sector', title: w('行业', 'Sector'), type: 'choice', options: sectorWords, required: true, example: '危险化学品', explain: w('从所列行业中选一个', 'One of the sectors') },
      { key: 'economicType', title: w('经济类型', 'Economic type'), required: true, example: '有限责任公司', explain: w('按营业执照填写', 'As on the business licence') },
      { key: 'industryCode', title: w('行业代码', 'Industry code'), example: 'C2614', explain: w('一个字母加 2 至 4 位数字（GB/T 4754），可以不填', 'A letter and two to four digits (GB/T 4754); may be left empty') },
      { key: 'address', title: w('住所', 'Address'), required: true, example: '云州市临江区工业路 1 号', explain: w('按营业执照填写', 'As on the business licence') },
      { key: 'employees', title: w('从业人数', 'Employees'), type: 'number', required: true, example: '120', explain: w('整数', 'A whole number') },
      { key: 'size', title: w('规模', 'Size'), type: 'choice', options: sizeWords, required: true, example: '中型', explain: w('微型、小型、中型、大型', 'Micro, small, medium or large') },
      day('foundedOn', '成立日期', 'Founded on', '2015-05-20'),
      { key: 'scope', title: w('经营范围', 'Scope of business'), required: true, example: '危险化学品生产', explain: w('最多 2000 字', 'At most 2000 characters') },
      { key: 'principalName', title: w('主要负责人', 'Principal'), required: true, example: '石望川', explain: w('姓名', 'Name') },
      { key: 'principalCitizenId', title: w('主要负责人身份证号', 'Citizen id of the principal'), personal: 'citizen-id', example: '11010519491231002X', explain: w('18 位，设为文本格式；可以不填。导入后加密保存', '18 characters as text; may be left empty. Kept encrypted') },
      { key: 'principalPhone', title: w('主要负责人电话', 'Telephone of the principal'), personal: 'phone', example: '15400001234', explain: w('11 位手机号或者带区号的固定电话；可以不填。导入后加密保存', 'A mobile number, or a landline with area code; may be left empty. Kept encrypted') },
      reference(),
    ],
  },
  licences: {
    title: w('许可证', 'Licences'), hint: w('企业须已在册；暂扣、吊销、注销和届满的也应导入，公众查验时如实显示', 'The enterprise must be registered; suspended, ended and expired licences are taken over too, and the public check tells it'), key: 'number',
    columns: [
      { key: 'number', title: w('许可证编号', 'Licence number'), required: true, example: '(云)WH安许证字〔2024〕0001号', explain: w('完整编号，括号不分全角半角', 'The whole number, with whichever brackets') },
      creditCode, name('企业名称', 'Enterprise', '云州示例化工有限公司'),
      { key: 'sector', title: w('许可行业', 'Sector'), type: 'choice', options: licensed, required: true, example: '危险化学品', explain: w('与编号中的字母一致', 'As the letters of the number say') },
      { key: 'scope', title: w('许可范围', 'Scope'), required: true, example: '年产 3 万吨甲醇', explain: w('证面所载，最多 500 字', 'As on the licence, at most 500 characters') },
      day('issuedOn', '颁证日期', 'Issued on', '2024-05-08', { required: true }), day('validFrom', '有效期起', 'Valid from', '2024-05-01', { required: true }),
      day('validUntil', '有效期至', 'Valid until', '2027-04-30', { required: true }),
      { key: 'authority', title: w('发证机关', 'Authority'), example: '云州市应急管理局', explain: w('证面所载；不填则为本机关', 'As on the licence; left empty it is this authority') },
      { key: 'state', title: w('现在状态', 'State now'), type: 'choice', options: standingWords, example: '有效', explain: w('有效、暂扣、吊销、撤销、撤回、注销、有效期届满；不填则为有效', 'Valid, suspended, revoked, annulled, withdrawn, cancelled or expired; left empty it is valid') },
      day('since', '状态起始日期', 'In that state since', '2025-06-01'), day('until', '暂扣截止日期', 'Suspended until', '2025-08-31'),
      { key: 'decision', title: w('决定文书', 'Decision'), example: '云应急决〔2025〕12号，不再具备安全生产条件', explain: w('暂扣、吊销、撤销、撤回、注销的文号和事由，公众查验时显示', 'Number and ground of the decision; the public check shows it') },
      reference(true),
    ],
  },
  staff: {
    title: w('机关人员账号', 'Staff accounts'), hint: w('账号没有初始密码：由单点登录进入，或者由管理员在账号页设置', 'Accounts have no password: their holders enter by single sign-on, or an administrator gives a first one'), key: 'account',
    columns: [
      account, name('姓名', 'Name', '张三'),
      { key: 'roles', title: w('岗位', 'Roles'), type: 'choices', options: staffRoles, required: true, example: '受理人员', explain: w('可以填几个，用顿号隔开', 'Several are parted by commas') },
      region, { key: 'department', title: w('部门', 'Department'), example: 'emergency', explain: w('部门名称或者代号；受理、审查、审批人员和机关负责人必填', 'Name or key; needed for acceptance, review and approval officers and heads') },
      { key: 'email', title: w('电子邮箱', 'E-mail'), personal: 'email', example: 'zhangsan@example.org', explain: w('可以不填。导入后加密保存', 'May be left empty. Kept encrypted') },
      reference(),
    ],
  },
  officers: {
    title: w('审批人员', 'Officers'), hint: w('账号须已开通；资格在导入后由负责人或者管理员登记', 'The account must be open; qualifications are entered afterwards'), key: 'account',
    columns: [
      name('姓名', 'Name', '张三'),
      { key: 'citizenId', title: w('身份证号', 'Citizen id'), personal: 'citizen-id', required: true, example: '11010519491231002X', explain: w('18 位，设为文本格式。导入后加密保存', '18 characters as text. Kept encrypted') },
      account, reference(),
    ],
  },
}
