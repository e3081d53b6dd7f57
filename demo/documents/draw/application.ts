import { authorityOf, region } from '../../town.ts'
import type { Enterprise, Size } from '../../types.ts'
import type { Context, Row } from '../context.ts'
import { coveredId, dayWords, wanWords } from '../context.ts'
import { answer, grid, label, line, pair } from '../grid.ts'
import { body, caption, finish, newPage, note, paper, ruled, signature, signed, title } from '../paper.ts'
import { stamp } from '../stamp.ts'
import { heading } from '../../../adapters/pdf/flow.ts'
import { ruleAt, textAt } from '../../../adapters/pdf/sheet.ts'

type Sheet = Awaited<ReturnType<typeof paper>>
const sizes: Record<Size, string> = { large: '大型', medium: '中型', small: '小型', micro: '微型' }
const sectors = { 'hazardous-chemicals': '危险化学品生产企业', construction: '建筑施工企业', mines: '非煤矿矿山企业', fireworks: '烟花爆竹生产企业',
  'civil-explosives': '民用爆炸物品生产企业', general: '企业' }

/** 安全生产许可证申请书: cover, particulars, production, declaration with signature and stamp. */
export async function applicationForm(c: Context): Promise<Uint8Array> {
  const sheet = await paper({ title: `${sectors[c.e.sector]}安全生产许可证申请书`, author: c.name, on: c.on })
  cover(sheet, c)
  newPage(sheet)
  title(sheet, '一、企业基本情况', 8)
  grid(sheet, particularsRows(c))
  newPage(sheet)
  title(sheet, '二、生产经营情况', 8)
  production(sheet, c.e)
  newPage(sheet)
  title(sheet, '三、安全生产条件自查', 8)
  conditions(sheet, c)
  declaration(sheet, c)
  return finish(sheet)
}

function cover(sheet: Sheet, c: Context): void {
  sheet.y = 170
  heading(sheet, sectors[c.e.sector], { size: 24, weight: 'medium', align: 'centre', after: 10 })
  heading(sheet, '安全生产许可证申请书', { size: 32, weight: 'black', align: 'centre', spacing: 3, after: 150 })
  const rows: Row[] = [['申请企业', c.name], ['申请类别', c.applies === 'renewal' ? '延期申请' : '首次申请'], ['经办人', `${c.e.contact.name}　${c.e.contact.phone}`], ['填报日期', dayWords(c.on)]]
  for (const [name = '', value = ''] of rows) {
    textAt(sheet, name, { x: 120, y: sheet.y, size: 14, spacing: name.length === 3 ? 7 : 0 })
    textAt(sheet, value, { x: 200, y: sheet.y, size: 14 })
    ruleAt(sheet, [194, sheet.y + 6], [475, sheet.y + 6], 0.7)
    sheet.y += 42
  }
  if (c.sealed) stamp(sheet, { x: 400, y: sheet.y - 150, name: c.name })
  textAt(sheet, `${authorityOf(c.e.sector)?.name.zh ?? '云州市应急管理局'}　制`, { x: 0, y: 760, width: sheet.width, align: 'centre', size: 12 })
}

const particularsRows = ({ e, name, p }: Context) => [
  line('企业名称', name), pair('统一社会\n信用代码', e.creditCode, '经济类型', e.economicType.zh),
  line('注册地址', e.address), pair('成立日期', dayWords(e.foundedOn), '注册资本', `${wanWords(e.capital)} 万元`),
  pair('行业代码', `${e.industry.code} ${e.industry.name.zh}`, '企业规模', sizes[e.size]),
  pair('所在辖区', region(e.region).name.zh, '联系电话', e.phone),
  pair('主要负责人', e.principal.name, '身份证号', coveredId(e.principal.citizenId)),
  pair('分管安全\n负责人', e.deputies[0]?.name ?? '', '手机', e.deputies[0]?.phone ?? ''),
  pair('从业人员', `${e.employees} 人`, '专职安全管\n理人员', `${p.safetyStaff} 人（注册安全工程师 ${p.safetyEngineers} 人）`),
  pair('特种作业\n人员', `${e.specialOperators.length} 人`, '本年度培训\n合格', `${p.trained} 人`),
  pair('上年度营业\n收入', `${wanWords(e.revenue)} 万元`, '应提安全\n费用', `${wanWords(p.costDue)} 万元`),
  pair('实际使用\n安全费用', `${wanWords(p.costSpent)} 万元`, '工伤保险\n参保', `${p.insured} 人`),
  pair('应急预案\n备案编号', p.emergencyPlanNo, '备案日期', dayWords(p.emergencyPlanOn)),
  line('经营范围', e.scope, 92),
]

function production(sheet: Sheet, { trade, address, inPark }: Enterprise): void {
  if (trade.kind === 'hazardous-chemicals') {
    grid(sheet, [line('生产地址', `${address}${inPark ? '（位于认定的云州化工园区内）' : ''}`),
      line('重点监管\n工艺', trade.processes.map((x) => `${x.name}（${x.plant}）`).join('；') || '不涉及'),
      line('重大危险源', trade.majorHazards.map((x) => `${x.name}，${x.level} 级，备案编号 ${x.filingNo}`).join('；') || '不构成')])
    caption(sheet, '产品、中间产品和原料')
    ruled(sheet, [{ title: '品名', share: 3.4 }, { title: 'CAS 号', share: 2, align: 'centre' },
      { title: '类别', share: 1.4, align: 'centre' }, { title: '年生产（使用）能力', share: 2.4, align: 'right' }, { title: '危险性类别', share: 4 }],
      trade.products.map((x) => [x.name.zh, x.cas ?? '—', roles[x.role],
        `${x.capacity.toLocaleString('en')} ${x.unit === 't' ? '吨' : '立方米'}`, x.hazard]), { size: 9.5 })
    caption(sheet, '储罐和仓库')
    ruled(sheet, [{ title: '名称或位号', share: 3 }, { title: '类型', share: 1.4, align: 'centre' }, { title: '储存物质', share: 3 },
      { title: '规格', share: 3.4 }, { title: '最大储存量（吨）', share: 2.2, align: 'right' }],
      trade.storage.map((x) => [x.name, x.kind === 'tank' ? '储罐' : '仓库', x.substance, x.size, x.quantity.toLocaleString('en')]),
        { size: 9.5 })
  } else if (trade.kind === 'construction') {
    caption(sheet, '企业资质')
    ruled(sheet, [{ title: '资质名称', share: 5 }, { title: '等级', share: 2, align: 'centre' }, { title: '证书编号', share: 3, align: 'centre' },
      { title: '有效期至', share: 2, align: 'centre' }],
      trade.qualifications.map((x) => [x.name, grades[x.grade], x.number, x.validUntil]))
    caption(sheet, '在建项目')
    ruled(sheet, [{ title: '项目名称', share: 5 }, { title: '合同价（万元）', share: 2.2, align: 'right' },
      { title: '项目负责人', share: 2, align: 'centre' }, { title: '专职安全员', share: 1.6, align: 'centre' }],
      trade.projects.map((x) => [x.name, wanWords(x.price), x.manager, String(x.safetyStaff)]))
    caption(sheet, '自有起重机械')
    ruled(sheet, [{ title: '名称和型号', share: 5 }, { title: '备案编号', share: 3, align: 'centre' }, { title: '最近检测', share: 2, align: 'centre' }],
      trade.equipment.length > 0 ? trade.equipment.map((x) => [x.name, x.filingNo, x.inspectedOn]) : [['无', '—', '—']])
  } else if (trade.kind === 'mines') {
    grid(sheet, [line('生产系统', trade.unitName), pair('矿种', trade.mineral.zh, '设计能力', `${trade.capacity} 万吨/年`),
      line('采矿许可证', `${trade.miningLicence.number}，有效期至 ${dayWords(trade.miningLicence.validUntil)}`),
      line('开采方式', trade.method, 60), line('在用设备', trade.equipment.map((x) => `${x.name}（${x.filingNo}）`).join('；') || '无特种设备')])
  } else if (trade.kind !== 'general') {
    grid(sheet, [line('生产地址', address)])
    caption(sheet, '产品')
    ruled(sheet, [{ title: '品种', share: 4 }, { title: '级别', share: 2, align: 'centre' }, { title: '年产量', share: 3, align: 'right' }],
      trade.products.map((x) => [x.name, x.level === 'none' ? '—' : `${x.level.toUpperCase()} 级`,
        `${x.capacity.toLocaleString('en')} ${units[x.unit] ?? x.unit}`]))
  }
}

const roles = { product: '产品', intermediate: '中间产品', material: '原料' } as const
const grades = { special: '特级', a: '甲级（一级）', b: '乙级（二级）', c: '三级', none: '不分等级' } as const
const units: Record<string, string> = { case: '箱', t: '吨', pieces: '万发', m: '万米' }

function conditions(sheet: Sheet, { e, p }: Context): void {
  const rows = [
    ['安全生产责任制、规章制度、操作规程', '健全，现行有效'], ['安全投入', `应提 ${wanWords(p.costDue)} 万元，使用 ${wanWords(p.costSpent)} 万元`],
      ['安全管理机构和专职人员', `${p.safetyDepartment}，专职 ${p.safetyStaff} 人`],
    ['主要负责人和安全管理人员考核', '全部合格，证书在有效期内'], ['特种作业人员', `${e.specialOperators.length} 人，全部持证上岗`], ['从业人员教育培训', `培训合格 ${p.trained} 人`],
      ['工伤保险', `参保 ${p.insured} 人`],
    ['厂房、场所、设施、设备、工艺', '符合法律、法规、标准和规程'], ['职业危害防治', '有防治措施，配备劳动防护用品'], ['安全评价', `${p.assessor.name}，${dayWords(p.assessedOn)}`],
    ['重大危险源检测、评估、监控和预案', '已落实，见附件'], ['应急救援预案、组织、器材', `备案编号 ${p.emergencyPlanNo}`],
  ]
  ruled(sheet, [{ title: '序号', share: 1, align: 'centre' }, { title: '安全生产条件（《安全生产许可证条例》第六条）', share: 6 }, { title: '自查情况', share: 6 },
    { title: '结论', share: 1.4, align: 'centre' }],
    rows.map(([condition = '', state = ''], i) => [String(i + 1), condition, state, '符合']), { size: 10, padding: 3.5 })
}

function declaration(sheet: Sheet, c: Context): void {
  sheet.y += 14
  body(sheet, '本企业承诺：所填内容和所附材料真实、有效，与实际情况一致；取得安全生产许可证后不降低安全生产条件，接受监督检查。如有虚假，愿承担《行政许可法》第七十八条、第七十九条规定的法律责任。')
  const [top = 0] = grid(sheet, [[label('主要负责人（签字）', 3), answer('', 3, 46), label('申请日期', 2), answer(dayWords(c.on), 4)]])
  if (c.sealed) signature(sheet, c.e.principal.name, sheet.frame.left + 130, top + 29, 17)
  signed(sheet, c.name, c.on, c)
  note(sheet, '填写说明：用中文填写，字迹清楚；一式一份，通过网上办理的无需另交纸件。')
}
