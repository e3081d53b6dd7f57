import type { Department, DepartmentId, Officer, OfficerRole, Region, SectorName } from './types.ts'

/**
 * 云州市 and its province are invented. GB/T 2260 gives no code that begins with 98, and the ids of foreign residents (which begin with 9
 * and go on with a province) never begin with 980: so no code made here is a real place, credit code or citizen id.
 */
export const province = { code: '980000', name: { zh: '云岭省', en: 'Yunling Province' }, short: '云' } as const
export const city = { code: '980100', name: { zh: '云州市', en: 'Yunzhou' } } as const
export const chemicalPark = '980172'

const place = (code: string, level: Region['level'], zh: string, en: string, parent: string = city.code): Region =>
  ({ code, parent, level, name: { zh, en } })

export const regions: readonly Region[] = [
  { code: province.code, parent: null, level: 'province', name: province.name },
  { code: city.code, parent: province.code, level: 'city', name: city.name },
  place('980102', 'county', '临江区', 'Linjiang District'),
  place('980103', 'county', '望海区', 'Wanghai District'),
  place('980121', 'county', '青石县', 'Qingshi County'),
  place('980122', 'county', '白鹭县', 'Bailu County'),
  place('980171', 'zone', '云州经济技术开发区', 'Yunzhou Economic and Technological Development Zone'),
  place('980172', 'zone', '云州化工园区', 'Yunzhou Chemical Industry Park'),
  place('980181', 'county', '云溪市', 'Yunxi City'),
]

/** The region of a code. Throws RangeError for a code that the town does not have. */
export function region(code: string): Region {
  const found = regions.find((r) => r.code === code)
  if (!found) throw new RangeError(`no such region: ${code}`)
  return found
}

const bureau = (id: DepartmentId, zh: string, en: string, shortZh: string, shortEn: string, seat: string, line: string,
  issues: readonly SectorName[] = []): Department =>
  ({ id, name: { zh, en }, short: { zh: shortZh, en: shortEn }, issues, region: city.code, address: `云岭省云州市${seat}`, phone: line })

/** The authorities of the five sectors and their partners. Telephone numbers have an area code (0980) that nobody was given. */
export const departments: readonly Department[] = [
  bureau('emergency', '云州市应急管理局', 'Yunzhou Emergency Management Bureau', '市应急管理局', 'Emergency Management', '临江区政务路1号', '0980-5550101',
    ['hazardous-chemicals', 'mines', 'fireworks']),
  bureau('housing', '云州市住房和城乡建设局', 'Yunzhou Housing and Construction Bureau', '市住建局', 'Housing and Construction', '临江区政务路3号',
    '0980-5550103', ['construction']),
  bureau('industry', '云州市工业和信息化局', 'Yunzhou Industry and Information Technology Bureau', '市工信局', 'Industry', '临江区政务路5号',
    '0980-5550105', ['civil-explosives']),
  bureau('fire', '云州市消防救援支队', 'Yunzhou Fire and Rescue Detachment', '市消防救援支队', 'Fire and Rescue', '望海区平安路119号', '0980-5550119'),
  bureau('market', '云州市市场监督管理局', 'Yunzhou Market Regulation Bureau', '市市场监管局', 'Market Regulation', '临江区政务路7号', '0980-5550107'),
  bureau('environment', '云州市生态环境局', 'Yunzhou Ecology and Environment Bureau', '市生态环境局', 'Ecology and Environment', '望海区绿水路9号',
    '0980-5550109'),
]

/** The department by its id. */
export const department = (id: DepartmentId): Department => departments.find((d) => d.id === id)!

/** The department that issues the licences of a sector; undefined where no licence is needed. */
export const authorityOf = (sector: SectorName): Department | undefined => departments.find((d) => d.issues.includes(sector))

/** Where an applicant who disagrees may turn (行政复议法, 行政诉讼法). */
export const remedies = {
  reviewBody: { zh: '云州市人民政府', en: 'People’s Government of Yunzhou' },
  court: { zh: '云州市临江区人民法院', en: 'People’s Court of Linjiang District, Yunzhou' },
} as const

type Post = [account: string, name: string, pinyin: string, department: DepartmentId, region: string, roles: OfficerRole[], zh: string,
  en: string]

const posts: Post[] = [
  ['linxiaoyun', '林晓芸', 'Lin Xiaoyun', 'emergency', '980100', ['window'], '政务服务窗口受理员', 'Acceptance officer'],
  ['tangwen', '唐雯', 'Tang Wen', 'emergency', '980100', ['window'], '政务服务窗口受理员', 'Acceptance officer'],
  ['zhoumingyuan', '周明远', 'Zhou Mingyuan', 'emergency', '980100', ['reviewer'], '危险化学品安全监督管理科 一级主任科员', 'Reviewer, hazardous chemicals'],
  ['hejing', '何静', 'He Jing', 'emergency', '980100', ['reviewer'], '危险化学品安全监督管理科 四级主任科员', 'Reviewer, hazardous chemicals'],
  ['shitao', '石涛', 'Shi Tao', 'emergency', '980100', ['reviewer'], '非煤矿山安全监督管理科 二级主任科员', 'Reviewer, mines'],
  ['pengxia', '彭霞', 'Peng Xia', 'emergency', '980100', ['reviewer'], '烟花爆竹安全监督管理科 三级主任科员', 'Reviewer, fireworks'],
  ['gaozhiqiang', '高志强', 'Gao Zhiqiang', 'emergency', '980100', ['approver'], '行政审批科 科长', 'Chief of the approval section'],
  ['songlan', '宋岚', 'Song Lan', 'emergency', '980100', ['approver'], '副局长', 'Deputy director'],
  ['gumingzhe', '顾明哲', 'Gu Mingzhe', 'emergency', '980100', ['approver'], '总工程师', 'Chief engineer'],
  ['shaowanqing', '邵婉清', 'Shao Wanqing', 'emergency', '980100', ['approver'], '副局长', 'Deputy director'],
  ['luochengzhi', '骆承志', 'Luo Chengzhi', 'emergency', '980100', ['approver'], '危险化学品安全监督管理科 科长', 'Chief of the hazardous chemicals section'],
  ['fangjianguo', '方建国', 'Fang Jianguo', 'emergency', '980100', ['head'], '局长', 'Director'],
  ['luoyong', '罗勇', 'Luo Yong', 'emergency', '980100', ['supervisor'], '执法监督科 科长', 'Chief of the enforcement section'],
  ['jiangyutong', '江雨桐', 'Jiang Yutong', 'emergency', '980172', ['supervisor'], '化工园区分局 监管员', 'Supervision officer, chemical park'],
  ['duhao', '杜浩', 'Du Hao', 'emergency', '980121', ['supervisor'], '青石县应急管理局 监管员', 'Supervision officer, Qingshi County'],
  ['yejianing', '叶嘉宁', 'Ye Jianing', 'emergency', '980100', ['auditor'], '政策法规科 审计管理员', 'Audit administrator, law section'],
  ['weizimo', '魏子墨', 'Wei Zimo', 'emergency', '980100', ['administrator'], '信息中心 系统管理员', 'System administrator'],
  ['qianli', '钱莉', 'Qian Li', 'housing', '980100', ['window'], '政务服务窗口受理员', 'Acceptance officer'],
  ['dingwei', '丁伟', 'Ding Wei', 'housing', '980100', ['reviewer'], '建筑业与质量安全科 二级主任科员', 'Reviewer, construction'],
  ['hanxue', '韩雪', 'Han Xue', 'housing', '980100', ['reviewer'], '建筑业与质量安全科 四级主任科员', 'Reviewer, construction'],
  ['xurongfa', '许荣发', 'Xu Rongfa', 'housing', '980100', ['approver', 'head'], '局长', 'Director'],
  ['mafei', '马飞', 'Ma Fei', 'housing', '980100', ['supervisor'], '建设工程安全监督站 站长', 'Chief of the site supervision station'],
  ['caomin', '曹敏', 'Cao Min', 'industry', '980100', ['window', 'reviewer'], '民爆管理科 二级主任科员', 'Reviewer, civil explosives'],
  ['renguohua', '任国华', 'Ren Guohua', 'industry', '980100', ['approver', 'head'], '局长', 'Director'],
  ['luyaqin', '陆雅琴', 'Lu Yaqin', 'housing', '980100', ['approver'], '副局长', 'Deputy director'],
  ['jianghaifeng', '蒋海峰', 'Jiang Haifeng', 'housing', '980100', ['approver'], '总工程师', 'Chief engineer'],
  ['shenzhiyuan', '沈志远', 'Shen Zhiyuan', 'industry', '980100', ['approver'], '副局长', 'Deputy director'],
  ['baimeilin', '白美琳', 'Bai Meilin', 'industry', '980100', ['approver'], '总工程师', 'Chief engineer'],
  ['xiaoanran', '萧安然', 'Xiao Anran', 'emergency', '980100', ['security'], '信息中心 安全管理员', 'Security administrator'],
]

/** Everybody who works at the authorities. Names are invented; passwords are set where the demo is played. */
export const officers: readonly Officer[] = posts.map(([account, name, pinyin, departmentId, code, roles, zh, en], i) => ({
  account, name, pinyin, title: { zh, en }, roles, department: departmentId, region: code,
  card: `云安执〔2025〕${String(101 + i).padStart(4, '0')}`, phone: `1540000${String(1001 + i)}`,
}))

/** Whose qualification lapses in the demonstration's year (`episodes/officers.ts`): no case is given to her. */
export const lapsing = 'pengxia'

/** The officer of an account. Throws RangeError for an account nobody has. */
export function officer(account: string): Officer {
  const found = officers.find((o) => o.account === account)
  if (!found) throw new RangeError(`no such officer: ${account}`)
  return found
}
