import { dangerousGoodsRates } from '../../particulars.ts'
import { daysFrom } from '../../trades/draft.ts'
import type { Context, Row } from '../context.ts'
import { dayWords, wanWords, yuanWords } from '../context.ts'
import { grid, line, pair } from '../grid.ts'
import { body, caption, chapter, finish, note, paper, ruled, signed, title } from '../paper.ts'

/** 安全生产费用提取和使用报告: how much was due, on what, and the table of what it was spent on. */
export async function safetyCost(c: Context): Promise<Uint8Array> {
  const { e, p } = c
  const year = Number(c.on.slice(0, 4)) - 1
  const sheet = await paper({ title: `${year}年度安全生产费用提取和使用情况报告`, author: c.name, on: c.on })
  title(sheet, `${year}年度安全生产费用提取和使用情况报告`)
  chapter(sheet, '一、提取依据和标准')
  body(sheet, `根据《企业安全生产费用提取和使用管理办法》（财资〔2022〕136号），公司按${basisWords(c)}提取安全生产费用，设专户核算，专款专用，年度结余结转下年度使用。`)
  if (e.sector === 'hazardous-chemicals') brackets(sheet, c)
  body(sheet, `${year}年度应提取 ${yuanWords(p.costDue)} 元，实际提取 ${yuanWords(p.costDue)} 元，实际使用 ${yuanWords(p.costSpent)} 元，`
    + `使用率 ${((p.costSpent / p.costDue) * 100).toFixed(1)}%。`)
  chapter(sheet, '二、使用情况')
  ruled(sheet, [{ title: '序号', share: 1, align: 'centre' }, { title: '使用项目', share: 7 }, { title: '金额（元）', share: 2.6, align: 'right' },
    { title: '占比', share: 1.3, align: 'right' }, { title: '凭证数', share: 1.2, align: 'right' }], spending(c), { size: 10, padding: 3 })
  chapter(sheet, '三、本年度计划')
  body(sheet, `${year + 1}年度计划提取 ${wanWords(Math.round(p.costDue * 1.05))} 万元，重点用于自动化控制和监测预警系统改造、安全设施检测检验、从业人员培训和应急器材更新。`,
    '附件：安全生产费用明细账、银行回单和发票复印件（另册，备查）。')
  signed(sheet, c.name, c.on, c)
  note(sheet, `编制：财务部　　审核：${e.deputies[0]?.name ?? ''}　　批准：${e.principal.name}`)
  return finish(sheet)
}

const basisWords = ({ e }: Context) => ({
  construction: '建筑安装工程造价的 2.5%', mines: `原矿产量（尾矿入库量）${e.trade.kind === 'mines' && e.trade.type === 'underground' ? '每吨 15 元' : '每吨 3 元'}`,
}[e.sector as string] ?? `上年度营业收入 ${wanWords(e.revenue)} 万元，采取超额累退方式逐月`)

function brackets(sheet: Awaited<ReturnType<typeof paper>>, { e }: Context): void {
  caption(sheet, '提取计算表')
  const words = ['不超过 1000 万元的部分', '1000 万元至 1 亿元的部分', '1 亿元至 10 亿元的部分', '超过 10 亿元的部分']
  let low = 0
  const rows = dangerousGoodsRates.map(({ upTo, rate }, i): Row => {
    const part = Math.max(0, Math.min(e.revenue / 100, upTo) - low)
    low = upTo
    return [words[i]!, wanWords(part * 100), `${(rate * 100).toFixed(2)}%`, wanWords(part * rate * 100)]
  })
  ruled(sheet, [{ title: '营业收入', share: 4 }, { title: '计提基数（万元）', share: 2.4, align: 'right' },
    { title: '标准', share: 1.4, align: 'right' }, { title: '应提（万元）', share: 2.2, align: 'right' }], rows, { size: 10, padding: 3 })
}

/** Shares that add up to the whole to the fen. */
function spending({ p, random }: Context): Row[] {
  const items = ['完善、改造和维护安全防护设施设备支出', '配备、维护、保养应急救援器材、设备支出和应急演练支出', '重大危险源和事故隐患评估、监控、整改支出', '安全生产检查、评价、咨询和标准化建设支出', '配备和更新现场作业人员安全防护用品支出',
    '安全生产宣传、教育、培训支出', '安全设施及特种设备检测检验支出', '安全生产责任保险支出', '其他与安全生产直接相关的支出']
  const r = random.fork('cost')
  const weights = items.map((_, i) => (i === 0 ? r.int(30, 42) : r.int(3, 12)))
  const whole = weights.reduce((a, b) => a + b)
  const amounts = weights.map((weight) => Math.floor((p.costSpent * weight) / whole / 100) * 100)
  amounts[0]! += p.costSpent - amounts.reduce((a, b) => a + b)
  const rows = items.map((item, i): Row => [String(i + 1), item, yuanWords(amounts[i]!),
    `${((amounts[i]! / p.costSpent) * 100).toFixed(1)}%`, String(r.int(4, 46))])
  return [...rows, ['', '合计', yuanWords(p.costSpent), '100.0%', '']]
}

/** 工伤保险参保缴费证明 of the social-insurance office, month by month. */
export async function injuryInsurance(c: Context): Promise<Uint8Array> {
  const { e, p } = c
  const sheet = await paper({ title: '社会保险参保缴费证明（工伤保险）', author: '云州市社会保险事业管理中心', on: c.on })
  title(sheet, '社会保险参保缴费证明', 4)
  note(sheet, `（工伤保险）　　证明编号：YZSB${c.on.replaceAll('-', '')}${c.random.fork('no').int(1000, 9999)}`)
  grid(sheet, [line('单位名称', c.name), pair('统一社会\n信用代码', e.creditCode, '社保编号', `9801${c.random.fork('sb').int(100_000, 999_999)}`),
    pair('参保险种', '工伤保险', '参保状态', c.expired ? '中断缴费' : '正常参保'),
      pair('当前参保\n人数', `${p.insured} 人`, '行业费率', `${e.sector === 'construction' || e.sector === 'mines' ? '1.3' : '1.1'}%`)])
  caption(sheet, '近六个月缴费明细')
  const end = c.expired ? c.until : c.on
  const r = c.random.fork('months')
  const rows = Array.from({ length: 6 }, (_, i): Row => {
    const month = Temporal.PlainDate.from(end).toPlainYearMonth().subtract({ months: 6 - i }).toString()
    const base = p.insured * r.int(5200, 6900) * 100
    return [month, String(p.insured - (i < 2 ? r.int(0, 3) : 0)), yuanWords(base), yuanWords(Math.round(base * 0.011)), '已到账']
  })
  ruled(sheet, [{ title: '费款所属期', share: 2, align: 'centre' }, { title: '缴费人数', share: 1.6, align: 'right' },
    { title: '缴费基数（元）', share: 2.6, align: 'right' }, { title: '缴费金额（元）', share: 2.4, align: 'right' },
    { title: '到账情况', share: 1.6, align: 'centre' }], rows)
  sheet.y += 12
  body(sheet, `兹证明上述单位已依法参加工伤保险，末次缴费所属期 ${end.slice(0, 7)}。本证明有效期至 ${dayWords(c.until)}。`)
  if (e.sector === 'construction') body(sheet,
    `该单位另为从事危险作业的人员办理意外伤害保险，保险单号 PYZ${c.random.fork('policy').int(10_000_000, 99_999_999)}，`
    + `保险期间 ${dayWords(daysFrom(c.on, -40))} 至 ${dayWords(c.expired ? c.until : daysFrom(c.on, 325))}，每人保额 80 万元。`)
  note(sheet, '注：本证明由经办系统打印，可凭证明编号在经办机构查验；涂改无效。')
  signed(sheet, '云州市社会保险事业管理中心', c.on, c)
  return finish(sheet)
}
