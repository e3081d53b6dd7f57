import { heading } from '../../../adapters/pdf/flow.ts'
import { ruleAt, textAt } from '../../../adapters/pdf/sheet.ts'
import type { Context, Row } from '../context.ts'
import { dayWords } from '../context.ts'
import { grid, line, pair } from '../grid.ts'
import { body, caption, clause, finish, newPage, note, paper, ruled, signature, signed, title } from '../paper.ts'
import { stamp } from '../stamp.ts'
import { hazardsOf } from '../texts.ts'
import { findings, units } from './assessment-data.ts'

type Sheet = Awaited<ReturnType<typeof paper>>

/** 安全评价报告: cover, team, contents with pages, seven chapters, conclusion. */
export async function assessmentReport(c: Context): Promise<Uint8Array> {
  const sheet = await paper({ title: `${c.name}安全现状评价报告`, author: c.p.assessor.name, on: c.p.assessedOn, running: `${c.name}　安全现状评价报告` })
  cover(sheet, c)
  newPage(sheet)
  team(sheet, c)
  newPage(sheet)
  const contents = sheet.page
  const pages: [string, number][] = []
  chapters.forEach(([head, draw], i) => {
    if (i === 0 || sheet.y > sheet.frame.top + 380) newPage(sheet)
    pages.push([head, sheet.pdf.getPageCount()])
    heading(sheet, head, { size: 16, before: 8, after: 6 })
    draw(sheet, c)
  })
  sheet.page = contents
  tableOfContents(sheet, pages)
  return finish(sheet)
}

function cover(sheet: Sheet, c: Context): void {
  sheet.y = 150
  heading(sheet, c.name, { size: 22, weight: 'medium', align: 'centre', after: 20 })
  heading(sheet, '安全现状评价报告', { size: 34, weight: 'black', align: 'centre', spacing: 4, after: 26 })
  heading(sheet, '（备案稿）', { size: 14, weight: 'regular', align: 'centre', after: 190 })
  heading(sheet, c.p.assessor.name, { size: 17, weight: 'medium', align: 'centre', after: 4 })
  heading(sheet, `资质证书编号：${c.p.assessor.certificate}`, { size: 12, weight: 'regular', align: 'centre', after: 4 })
  heading(sheet, dayWords(c.p.assessedOn), { size: 14, weight: 'regular', align: 'centre' })
  if (c.sealed) stamp(sheet, { x: sheet.width / 2 + 40, y: sheet.y - 46, name: c.p.assessor.name })
}

function team(sheet: Sheet, c: Context): void {
  const r = c.random.fork('team')
  const names = ['沈启航', '顾文清', '严若川', '薛行简', '秦望舒', '邵知远', '贺云舟', '孟清和']
  const people = r.sample(names, 6)
  title(sheet, '评价人员')
  ruled(sheet, [{ title: '', share: 2.4 }, { title: '姓名', share: 2, align: 'centre' }, { title: '资格证书号', share: 4, align: 'centre' },
    { title: '专业', share: 2.4, align: 'centre' }, { title: '签字', share: 2.6 }],
    ['项目负责人', '项目组成员', '项目组成员', '报告编制人', '报告审核人', '过程控制负责人'].map((post, i) =>
      [post, people[i]!, `S0${r.int(11, 41)}${r.int(1000, 9999)}0${r.int(1000, 9999)}${i}`,
        ['化工工艺', '安全工程', '电气', '化工机械', '自动化', '安全工程'][i]!, '']), { size: 11, padding: 8 })
  if (c.sealed) people.forEach((name, i) => signature(sheet, name, sheet.frame.right - 78, sheet.frame.top + 97 + i * 32.5, 13))
  sheet.y += 20
  body(sheet, `评价机构声明：本报告依据委托单位提供的资料和现场勘查结果编制。${c.p.assessor.name}（统一社会信用代码 ${c.p.assessor.creditCode}）对报告结论的真实性负责。未加盖机构公章的复印件无效。`)
  note(sheet, `委托单位：${c.name}　　联系人：${c.e.contact.name}　　电话：${c.e.phone}`)
}

function tableOfContents(sheet: Sheet, pages: readonly [string, number][]): void {
  sheet.y = sheet.frame.top
  title(sheet, '目　录', 20)
  for (const [head, page] of pages) {
    const y = sheet.y + 14
    textAt(sheet, head, { x: sheet.frame.left, y, size: 12.5 })
    textAt(sheet, String(page), { x: sheet.frame.left, y, size: 12.5, width: sheet.frame.right - sheet.frame.left, align: 'right' })
    ruleAt(sheet, [sheet.frame.left, y + 6], [sheet.frame.right, y + 6], 0.3)
    sheet.y += 30
  }
}

const chapters: [head: string, draw: (sheet: Sheet, c: Context) => void][] = [
  ['1　概述', overview], ['2　企业概况', enterprise], ['3　危险、有害因素辨识与分析', hazards], ['4　评价单元和评价方法', methods],
  ['5　定性、定量评价', evaluation], ['6　问题、整改和复查', rectification], ['7　评价结论', conclusion],
]

function overview(sheet: Sheet, c: Context): void {
  clause(sheet, '1.1　评价目的')
  body(sheet, `为贯彻“安全第一、预防为主、综合治理”的方针，查找、分析${c.name}生产过程中存在的危险、有害因素和事故隐患，提出合理可行的对策措施，为企业申请安全生产许可证和安全生产监督管理提供依据，开展本次安全现状评价。`)
  clause(sheet, '1.2　评价范围')
  body(sheet, `评价范围为${c.e.address}厂区内的生产装置、储运设施、公用工程和辅助设施，以及安全管理。厂外运输、职业病危害和环境保护不在本次评价范围内。`)
  clause(sheet, '1.3　评价依据')
  body(sheet, '（1）《中华人民共和国安全生产法》；（2）《安全生产许可证条例》；（3）《危险化学品安全管理条例》；（4）《生产安全事故应急条例》；（5）企业提供的设计文件、检测检验报告、管理制度和生产记录；（6）现场勘查记录。',
    '国家标准和行业标准包括 GB 50016《建筑设计防火规范》、GB 18218《危险化学品重大危险源辨识》、GB/T 13861《生产过程危险和有害因素分类与代码》、GB 6441《企业职工伤亡事故分类》、AQ 8001《安全评价通则》等。')
  clause(sheet, '1.4　评价程序')
  body(sheet, '前期准备、现场勘查、危险有害因素辨识、划分评价单元、选择评价方法、定性定量评价、提出对策措施、企业整改、复查、形成结论、编制报告。')
}

function enterprise(sheet: Sheet, { e, name, p }: Context): void {
  grid(sheet, [line('企业名称', name), pair('信用代码', e.creditCode, '主要负责人', e.principal.name), line('地址', e.address),
    pair('成立日期', dayWords(e.foundedOn), '从业人员', `${e.employees} 人`),
    pair('安全机构', p.safetyDepartment, '专职安全员', `${p.safetyStaff} 人`),
      pair('行业', e.industry.name.zh, '特种作业', `${e.specialOperators.length} 人`)])
  if (e.trade.kind === 'hazardous-chemicals') {
    caption(sheet, '表 2-1　主要产品和原料')
    ruled(sheet, [{ title: '名称', share: 3.4 }, { title: 'CAS 号', share: 2, align: 'centre' },
      { title: '规模（每年）', share: 2.4, align: 'right' }, { title: '危险性', share: 4.6 }],
      e.trade.products.map((x) => [x.name.zh, x.cas ?? '—', `${x.capacity.toLocaleString('en')} ${x.unit === 't' ? '吨' : '立方米'}`,
        x.hazard]), { size: 9.5, padding: 3 })
    caption(sheet, '表 2-2　储存设施')
    ruled(sheet, [{ title: '位号', share: 3 }, { title: '储存物质', share: 3 }, { title: '规格', share: 4 },
      { title: '最大储存量（吨）', share: 2.4, align: 'right' }],
      e.trade.storage.map((x) => [x.name, x.substance, x.size, x.quantity.toLocaleString('en')]), { size: 9.5, padding: 3 })
    body(sheet, e.trade.processes.length > 0
      ? `企业涉及重点监管的危险化工工艺：${e.trade.processes.map((x) => `${x.name}（${x.plant}）`).join('、')}，已采用集散控制系统（DCS）和独立的安全仪表系统（SIS），设紧急停车按钮，`
        + `并完成反应安全风险评估。`
      : '企业不涉及重点监管的危险化工工艺，主要工序采用 DCS 控制。')
  } else {
    body(sheet, `企业经营范围：${e.scope}`)
  }
  clause(sheet, '周边环境')
  body(sheet, '厂区东侧为园区道路，南侧为空地，西侧与相邻企业围墙间距 46 m，北侧为园区公用管廊。周边 500 m 范围内无学校、医院、集中居民区和文物保护单位，外部安全防护距离满足要求。')
}

function hazards(sheet: Sheet, { e }: Context): void {
  body(sheet, '依据 GB/T 13861 和 GB 6441，结合物料特性、工艺条件、设备设施和作业环境，辨识出本企业主要危险、有害因素如下。')
  ruled(sheet, [{ title: '事故类型', share: 2.4 }, { title: '主要存在部位', share: 3 }, { title: '触发原因', share: 4 },
    { title: '风险等级', share: 1.5, align: 'centre' }], hazardsOf(e.sector), { size: 10, padding: 4 })
  hazardsOf(e.sector).slice(0, 4).forEach(([type, where, why], i) => {
    clause(sheet, `3.${i + 1}　${type}`)
    body(sheet, `${where}是${type}的主要部位。${why}时可能引发事故。企业已采取本质安全设计、监测报警、联锁保护、作业许可和个体防护等措施，正常工况下风险可控；异常工况（开停车、检维修、恶劣天气）下应升级管控。`)
  })
  if (e.trade.kind === 'hazardous-chemicals' && e.trade.majorHazards.length > 0) {
    clause(sheet, '3.5　重大危险源辨识')
    body(sheet, ...e.trade.majorHazards.map((h) => `${h.name}构成 ${h.level} 级危险化学品重大危险源，主要危险物质为${h.substance}，已备案（${h.filingNo}），`
      + `主要负责人 ${h.chief}、技术负责人 ${h.technical}、操作负责人 ${h.operation} 履行包保职责。`))
  }
}

function methods(sheet: Sheet, { e }: Context): void {
  body(sheet, '根据生产特点和便于评价的原则，划分下列评价单元并选用相应的评价方法。')
  ruled(sheet, [{ title: '序号', share: 1, align: 'centre' }, { title: '评价单元', share: 4 }, { title: '评价内容', share: 5 },
    { title: '评价方法', share: 3 }],
    units(e.sector).map((row, i) => [String(i + 1), ...row]), { size: 10, padding: 4 })
}

function evaluation(sheet: Sheet, c: Context): void {
  clause(sheet, '5.1　安全检查表评价')
  body(sheet, '依据法律、法规、标准编制安全检查表，对各单元逐项检查，结果汇总如下。')
  const r = c.random.fork('check')
  ruled(sheet, [{ title: '单元', share: 5 }, { title: '检查项', share: 1.6, align: 'right' }, { title: '符合', share: 1.6, align: 'right' },
    { title: '不符合', share: 1.6, align: 'right' }, { title: '符合率', share: 1.8, align: 'right' }],
    units(c.e.sector).map(([unit]): Row => { const all = r.int(16, 42); const bad = r.int(0, 2); return [unit!, String(all),
      String(all - bad), String(bad), `${(((all - bad) / all) * 100).toFixed(1)}%`] }), { size: 10, padding: 3 })
  clause(sheet, '5.2　作业条件危险性评价（LEC）')
  ruled(sheet, [{ title: '作业', share: 4 }, { title: 'L', share: 1, align: 'right' }, { title: 'E', share: 1, align: 'right' },
    { title: 'C', share: 1, align: 'right' }, { title: 'D', share: 1.2, align: 'right' }, { title: '危险程度', share: 3 }],
    hazardsOf(c.e.sector).map(([type, where]): Row => {
      const [l, x, k] = [r.pick([0.5, 1, 3]), r.pick([3, 6]), r.pick([7, 15])]
      return [`${where!.split('、')[0]}（${type}）`, String(l), String(x), String(k), String(l * x * k),
        l * x * k > 160 ? '高度危险，需立即整改' : l * x * k > 70 ? '显著危险，需整改' : '一般危险，需注意']
    }), { size: 10, padding: 3 })
  body(sheet, '评价结果表明，各项作业经采取措施后，危险程度处于可接受范围。对“显著危险”的作业应落实作业许可、监护和应急准备。')
}

function rectification(sheet: Sheet, c: Context): void {
  body(sheet, '现场勘查发现下列问题，企业已制定整改方案，落实责任人、资金和期限。')
  const people = [...c.e.safetyManagers.map((m) => m.name), c.e.contact.name]
  ruled(sheet, [{ title: '序号', share: 1, align: 'centre' }, { title: '存在的问题', share: 5 }, { title: '整改措施', share: 5 },
    { title: '责任人', share: 1.6, align: 'centre' }, { title: '复查', share: 1.6, align: 'centre' }],
    findings(c.e.sector).map(([problem, measure], i) => [String(i + 1), problem!, measure!, people[i % people.length]!, '已整改']),
      { size: 10, padding: 4 })
  body(sheet, `${dayWords(c.p.assessedOn)}，评价组对整改情况进行了复查，上述问题已全部整改到位。`)
}

function conclusion(sheet: Sheet, c: Context): void {
  body(sheet, `（1）${c.name}证照齐全，选址和总平面布置符合规划和标准要求；（2）工艺、设备、设施和监测监控系统满足安全生产需要；（3）建立健全了安全生产责任制、规章制度和操作规程，设置了安全管理机构，配备了专职人员；（4）主要负责人、`
    + `安全生产管理人员和特种作业人员持证上岗；（5）应急救援体系健全。`,
    `综上所述，${c.name}安全生产条件符合国家有关法律、法规、标准和规范的要求，具备申请安全生产许可证的安全生产条件。`,
    `本报告有效期至 ${dayWords(c.until)}。期间发生重大变更的，应当重新评价。`)
  signed(sheet, c.p.assessor.name, c.p.assessedOn, c)
}
