import { drawAnnulment } from './annulment.ts'
import { drawCancellation } from './cancellation.ts'
import { drawRevocation } from './revocation.ts'
import { drawSuspension } from './suspension.ts'
import { drawWithdrawal } from './withdrawal.ts'
import { drawAcceptance } from './acceptance.ts'
import { drawCorrectionNotice } from './correction-notice.ts'
import { drawExclusionOfTime } from './exclusion-of-time.ts'
import { drawGrant } from './grant.ts'
import type { WritKind } from './kinds.ts'
import { drawLicence } from './licence.ts'
import { drawNonAcceptance } from './non-acceptance.ts'
import { drawPublicNotice } from './public-notice.ts'
import { drawRefusal } from './refusal.ts'
import { drawServiceReceipt } from './service-receipt.ts'

/** Inputs as a case would give them, for the specimens that an administrator looks at and for tests. Every name, number and address is invented. */
const authority = '云滇省应急管理厅'
const enterprise = {
  name: '云滇昇喆新材料化工有限公司', creditCode: '91530000MA6K0X0X4T', principal: '段玥', economicType: '有限责任公司（自然人投资或控股）',
  address: '云滇省昆池市安澜区化工园区纬三路18号',
}
const scope = '丙烯酸（2 万吨/年）、丙烯酸丁酯（1.5 万吨/年）、甲基丙烯酸甲酯（8000 吨/年）、氢气（副产，1200 吨/年）'
export const head = {
  authority, date: '2026-11-23', drawnAt: new Date('2026-11-23T02:00:00Z'), addressee: enterprise.name, caseNumber: '2026-WH-0012',
  contact: { office: '危险化学品安全监督管理处', person: '杨明、李瑶', phone: '0870-8000 1234', address: '昆池市政务服务中心二楼 12 号窗口' },
  checkUrl: 'https://anxu.example/check/writ/8Z3KQ7',
}
const matter = '危险化学品生产企业安全生产许可证（首次申请）'
const law = '《中华人民共和国行政许可法》'
export const remedies = { reviewBody: '云滇省人民政府', reviewDays: 60, court: '昆池市中级人民法院', suitMonths: 6 }

export const acceptance = {
  ...head, number: '云应急危化许受〔2026〕12号', matter, receivedOn: '2026-11-19', acceptedOn: '2026-11-23',
  basis: [`${law}第三十二条第一款第（五）项`, '《安全生产许可证条例》第七条'],
  materials: [
    '安全生产许可证申请书', '安全生产责任制文件，安全生产规章制度、岗位操作安全规程清单', '设置安全生产管理机构、配备专职安全生产管理人员的文件',
    '主要负责人、分管安全负责人、安全生产管理人员和特种作业人员的资格证书', '安全费用提取和使用情况报告', '为从业人员缴纳工伤保险费的证明材料',
    '危险化学品事故应急救援预案备案证明', '危险化学品登记证', '营业执照', '具备资质的中介机构出具的安全评价报告', '安全设施竣工验收报告',
  ].map((title, i) => ({
    title, count: i === 3 ? '26' : '1', form: i === 9 ? 'paper' as const : 'electronic' as const, receivedOn: '2026-11-19',
  })),
  due: {
    on: '2027-01-27', provisional: true,
    explanation: '自受理之日次日起45个工作日。期间遇法定休假日顺延；听证、检验、检测、鉴定和专家评审所需时间不计算在内。2027年放假安排尚未公布，此日期为暂定。',
  },
  alternatives: [{ on: '2027-01-07', explanation: '按45个自然日计算' }],
}

export const nonAcceptance = {
  ...head, number: '云应急危化许不受〔2026〕3号', matter, receivedOn: '2026-11-19',
  ground: { kind: 'not-competent' as const, competent: '昆池市住房和城乡建设局' },
  explanation: '你单位从事房屋建筑工程施工，不生产危险化学品。建筑施工企业的安全生产许可证由住房和城乡建设主管部门颁发和管理。',
  basis: [`${law}第三十二条第一款第（二）项`, '《安全生产许可证条例》第四条'], remedies,
}

export const correctionNotice = {
  ...head, number: '云应急危化许补〔2026〕WH0012-1号', matter, receivedOn: '2026-11-19', basis: [`${law}第三十二条第一款第（四）项`],
  items: [
    {
      title: '特种作业人员操作证', problem: '名单中26人，仅提交24人证书；缺李某、王某的“化工自动化控制仪表作业”证。',
      remedy: '补交2人证书扫描件（正反面）。', clause: '总局令第41号第二十五条第（四）项',
    },
    {
      title: '安全评价报告', problem: '报告第86页缺少评价负责人签名，封面日期早于委托合同日期。',
      remedy: '由评价机构更正并重新签章后提交全本。', clause: '总局令第41号第二十五条第（十）项', repeated: true,
    },
    {
      title: '危险化学品登记证', problem: '登记证已于2026年9月30日到期。',
      remedy: '提交在有效期内的登记证。', clause: '总局令第41号第二十五条第（八）项',
    },
  ],
  howToAnswer: '请登录企业工作台，在“我的申请”中打开本案，按上述序号逐项上传材料并填写说明；也可以将纸质材料送至受理窗口。', answerBy: '2026-12-23',
}

export const grant = {
  ...head, number: '云应急危化许准〔2026〕9号', matter, acceptedOn: '2026-11-23', enterprise, scope,
  basis: [`${law}第三十四条、第三十八条第一款`, '《安全生产许可证条例》第六条、第七条'], validity: { from: '2026-12-28', until: '2029-12-27' },
  grounds: ['本机关指派两名以上工作人员进行了现场核查，并由负责人集体讨论。'], deliverWithin: 10, renewBy: '2029-09-27',
}

export const refusal = {
  ...head, number: '云应急危化许不准〔2026〕2号', matter, acceptedOn: '2026-11-23',
  basis: [`${law}第三十八条第二款`, '《安全生产许可证条例》第七条'],
  reasons: [
    {
      condition: '安全设施、设备符合法律、法规、标准和规程的要求', finding: '二车间丙烯酸聚合反应釜未设置紧急冷却系统，温度联锁未投用。',
      evidence: '2026年12月3日现场核查记录、照片6张', clause: '《安全生产许可证条例》第六条第（八）项',
    },
    {
      condition: '特种作业人员经考核合格并取得资格证书', finding: '4名氯化工艺作业人员无特种作业操作证。',
      evidence: '人员名册、全国平台查询结果', clause: '《安全生产许可证条例》第六条第（五）项',
    },
  ],
  representations: '本机关于2026年12月10日听取你单位陈述和申辩。你单位提出“联锁将于2027年3月投用”，因许可条件应当在作出决定时具备，该意见不予采纳。',
  remedies,
}

export const publicNotice = {
  ...head, number: '云应急危化许公〔2026〕15号', matter: '危险化学品生产企业安全生产许可证', basis: [`${law}第五条、第四十条`],
  entries: [
    {
      enterprise: enterprise.name, creditCode: enterprise.creditCode, scope,
      decision: 'granted' as const, decidedOn: '2026-12-18', caseNumber: '2026-WH-0012',
    },
    {
      enterprise: '昆池市堃源气体有限公司', creditCode: '91530100MA6K1Y2Y7K', scope: '氧气（压缩的、液化的）、氮气（压缩的、液化的）、氩气',
      decision: 'granted' as const, decidedOn: '2026-12-18', caseNumber: '2026-WH-0014',
    },
    {
      enterprise: '滨河双喜涂料厂', creditCode: '91530200MA6K2Z3Z1C', scope: '含易燃溶剂的合成树脂涂料',
      decision: 'refused' as const, decidedOn: '2026-12-17', caseNumber: '2026-WH-0009',
    },
  ],
  period: { from: '2026-12-21', until: '2026-12-30' },
  objections: '电话0870-8000 1234，电子邮箱xuke@anxu.example，或者来信寄至昆池市政务服务中心二楼12号窗口（邮编650000）。',
}

export const exclusionOfTime = {
  ...head, number: '云应急危化许除〔2026〕WH0012-1号', matter, acceptedOn: '2026-11-23', kind: 'expert-review' as const,
  explanation: '因该项目采用微通道反应新工艺，本机关委托专家对反应风险评估报告进行评审。', basis: [`${law}第四十五条`],
  from: '2026-12-01', needed: '约十五个工作日', before: '2027-01-27',
  expected: {
    on: '2027-02-24', provisional: true,
    explanation: '原期限剩余39个工作日，自专家评审结束次日起继续计算；评审提前或者推迟结束的，以另行告知的日期为准。',
  },
}

export const serviceReceipt = {
  ...head, number: '云应急危化送〔2026〕21号', matter,
  writs: [
    { title: '准予行政许可决定书', number: '云应急危化许准〔2026〕9号' },
    { title: '安全生产许可证（正本、副本）', number: '(云)WH安许证字〔2026〕0001号', copies: 2 },
  ],
  place: '昆池市政务服务中心二楼 12 号窗口', means: 'direct' as const, servers: ['杨明', '李瑶'],
}

export const licence = {
  number: '(云)WH安许证字〔2026〕0001号', enterprise, scope, validity: { from: '2026-12-28', until: '2029-12-27' }, authority,
  issuedOn: '2026-12-28',
  identifier: '1.2.156.3005.2.11100000000013338W.1153000001509.0001.001.X', checkUrl: 'https://anxu.example/check/0001',
  drawnAt: head.drawnAt,
}

const measure = {
  ...head, licence: { number: '(云)WH安许证字〔2024〕0012号', name: enterprise.name, creditCode: enterprise.creditCode, scope: '丙烯酸（2 万吨/年）', validFrom: '2024-06-03', validUntil: '2027-06-02' },
  ground: '不再具备安全生产条件', finding: '2026年11月9日执法检查发现二车间丙烯酸聚合反应釜温度联锁被旁路，责令限期整改后复查仍未投用。', told: '2026-11-12',
  basis: ['《安全生产许可证条例》第十四条第二款'], remedies,
}

export const draw: Record<WritKind, (more?: object) => Promise<Uint8Array>> = {
  acceptance: (more) => drawAcceptance({ ...acceptance, ...more }),
  'non-acceptance': (more) => drawNonAcceptance({ ...nonAcceptance, ...more }),
  'correction-notice': (more) => drawCorrectionNotice({ ...correctionNotice, ...more }),
  'exclusion-of-time': (more) => drawExclusionOfTime({ ...exclusionOfTime, ...more }),
  grant: (more) => drawGrant({ ...grant, ...more }),
  refusal: (more) => drawRefusal({ ...refusal, ...more }),
  'public-notice': (more) => drawPublicNotice({ ...publicNotice, ...more }),
  'service-receipt': (more) => drawServiceReceipt({ ...serviceReceipt, ...more }),
  suspension: (more) => drawSuspension({ ...measure, number: '许暂扣〔2026〕WH20240012-1号', from: '2026-11-24', until: '2026-12-23', days: 30, ...more }),
  revocation: (more) => drawRevocation({ ...measure, number: '许吊〔2026〕WH20240012-2号', hearing: true, bar: { until: '2027-11-23', clause: '建质〔2008〕121号' }, ...more }),
  annulment: (more) => drawAnnulment({ ...measure, number: '许撤〔2026〕WH20240012-2号', ground: '以欺骗、贿赂等不正当手段取得', bar: { until: '2029-11-23', clause: `${law}第七十九条` }, ...more }),
  withdrawal: (more) => drawWithdrawal({ ...measure, number: '许撤回〔2026〕WH20240012-2号', ground: '许可所依据的法律、法规、规章修改或者废止', basis: [`${law}第八条`], compensation: '按第三方评估的直接损失，于本决定送达后三个月内支付。', ...more }),
  cancellation: (more) => drawCancellation({ ...measure, number: '许注〔2026〕WH20240012-3号', ground: '有效期届满未延续', finding: '许可证有效期已于2027年6月2日届满，你单位未申请延期。', told: null, basis: [`${law}第七十条`], ...more }),
  licence: (more) => drawLicence({ ...licence, ...more }),
}
