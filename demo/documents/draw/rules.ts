import { daysFrom } from '../../trades/draft.ts'
import type { Context, Row } from '../context.ts'
import { dayWords, fileNumber } from '../context.ts'
import { body, chapter, clause, finish, newPage, paper, redHead, ruled, signed, title } from '../paper.ts'
import { operationsOf, postsOf, rulesOf } from '../texts.ts'

/** 全员安全生产责任制: the file that puts it in force, what each post answers for and who holds it, and the lists of rules and procedures. */
export async function responsibilityRules(c: Context): Promise<Uint8Array> {
  const sheet = await paper({ title: '全员安全生产责任制及规章制度、操作规程清单', author: c.name, on: c.on })
  redHead(sheet, c.name, fileNumber(c))
  title(sheet, '关于印发《全员安全生产责任制》和安全生产规章制度、操作规程清单的通知', 12)
  body(sheet, '各部门、各车间（项目部）：',
    '为贯彻《中华人民共和国安全生产法》和《安全生产许可证条例》，落实“管业务必须管安全、管生产经营必须管安全”的要求，明确从主要负责人到每个岗位的安全生产责任，'
    + `经公司安全生产委员会${dayWords(daysFrom(c.on, -6))}会议审议通过，现将《全员安全生产责任制》和现行有效的规章制度、操作规程清单印发给你们，请组织学习，遵照执行。`,
    `《全员安全生产责任制》自${dayWords(c.on)}起施行，此前印发的责任制文件同时废止。每年 12 月由${c.p.safetyDepartment}组织考核，考核结果与绩效挂钩。`)
  signed(sheet, c.name, c.on, c)
  newPage(sheet)
  title(sheet, '全员安全生产责任制')
  chapter(sheet, '一、总则')
  body(sheet, '第一条　本制度适用于公司全体从业人员，含劳务派遣人员和进入厂区作业的承包商人员。',
    '第二条　公司主要负责人是安全生产第一责任人，对本单位安全生产工作全面负责；其他负责人对职责范围内的安全生产工作负责。',
    '第三条　每个岗位的责任人、责任范围和考核标准以本制度为准。岗位人员变动的，应在三日内书面交接并报安全管理机构备查。')
  chapter(sheet, '二、各岗位责任和责任人')
  duties(c).forEach(([post, holder, duty], i) => { clause(sheet, `${i + 1}. ${post}：${holder}`); body(sheet, duty!) })
  chapter(sheet, '三、考核')
  body(sheet, '考核按月自查、按季检查、按年评定，实行百分制。发生生产安全责任事故的，当年考核为不合格。考核结果在公司公告栏公示五个工作日。')
  newPage(sheet)
  lists(sheet, c)
  return finish(sheet)
}

/** 规章制度和操作规程目录清单, as a document of its own. */
export async function rulesList(c: Context): Promise<Uint8Array> {
  const sheet = await paper({ title: '安全生产规章制度和操作规程目录清单', author: c.name, on: c.on })
  lists(sheet, c)
  signed(sheet, c.name, c.on, c)
  return finish(sheet)
}

const columns = [
  { title: '序号', share: 1, align: 'centre' }, { title: '名称', share: 5 }, { title: '编号', share: 2.6, align: 'centre' },
  { title: '发布日期', share: 2.3, align: 'centre' }, { title: '版次', share: 1.2, align: 'centre' },
] as const

function lists(sheet: Awaited<ReturnType<typeof paper>>, c: Context): void {
  const year = Number(c.on.slice(0, 4))
  const row = (word: string) => (name: string, i: number): Row => {
    const published = `${year - 1 - (i % 3)}-${String(1 + ((i * 5) % 12)).padStart(2, '0')}-15`
    return [String(i + 1), name, `${word}-${String(i + 1).padStart(2, '0')}`, published, `${'ABC'[i % 3]}/${i % 2}`]
  }
  title(sheet, '安全生产规章制度清单', 8)
  ruled(sheet, columns, rulesOf(c.e.sector).map(row('ZD')), { size: 10, padding: 3 })
  sheet.y += 20
  title(sheet, '岗位操作规程清单', 8)
  ruled(sheet, columns, operationsOf(c.e.sector).map(row('GC')), { size: 10, padding: 3 })
}

function duties({ e, p }: Context): Row[] {
  const [deputy, technical] = e.deputies
  const holders = [...e.projectManagers, ...e.safetyManagers.slice(2), ...e.specialOperators]
  return [
    [e.principal.post, e.principal.name,
      '建立健全并落实全员安全生产责任制，组织制定并实施安全生产规章制度和操作规程、教育和培训计划；保证安全生产投入的有效实施；建立并落实安全风险分级管控和隐患排查治理双重预防工作机制；组织制定并实施应急救援预案；及时、如实报告生产安全事故。'
      + '每月至少主持一次安全例会，每季度至少带队检查一次。'],
    [deputy?.post ?? '分管安全副总经理', deputy?.name ?? '', '协助主要负责人履行安全生产管理职责，组织安全检查、隐患排查和应急演练，审核安全费用使用计划，分管安全管理机构。'],
    [technical?.post ?? '技术负责人', technical?.name ?? '', '负责工艺、技术和设备的安全管理，组织工艺（专项方案）安全性论证和变更审批，对分管业务范围内的安全生产工作负责。'],
    [`${p.safetyDepartment}部长`, e.safetyManagers[0]?.name ?? '',
      '组织或参与拟订规章制度、操作规程和应急救援预案；组织教育培训并如实记录；检查安全生产状况，制止和纠正违章指挥、强令冒险作业、违反操作规程的行为；督促落实整改措施。'],
    ['注册安全工程师', e.safetyManagers[1]?.name ?? '', '参与安全评价、风险辨识和隐患治理方案的编制与审核，对重大危险源（危大工程）的管理措施提出专业意见并签字。'],
    ...postsOf(e.sector).map((post, i): Row => [post, holders[i]?.name ?? e.contact.name,
      `对本部门（班组）安全生产负直接管理责任。组织班前会和岗位风险告知，落实作业许可和交接班制度，每${i % 2 ? '周' : '班'}检查一次设备设施和防护用品，发现隐患立即处理并上报。`]),
    ['岗位从业人员', '全体在岗人员', '严格遵守规章制度和操作规程，服从管理，正确佩戴和使用劳动防护用品；发现事故隐患或者其他不安全因素，立即向现场管理人员报告；有权拒绝违章指挥和强令冒险作业。'],
  ]
}
