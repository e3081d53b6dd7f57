import { daysFrom } from '../../trades/draft.ts'
import type { Context, Row } from '../context.ts'
import { dayWords } from '../context.ts'
import { answer, grid, label, line, pair } from '../grid.ts'
import { body, chapter, finish, newPage, note, paper, ruled, signature, signed, title } from '../paper.ts'
import { hazardsOf } from '../texts.ts'

/** 建设项目安全设施竣工验收报告: project, facilities, experts' opinion with signatures, rectification, conclusion. */
export async function completionAcceptance(c: Context): Promise<Uint8Array> {
  const { e, p } = c
  const sheet = await paper({ title: '建设项目安全设施竣工验收报告', author: c.name, on: p.acceptedOn, running: `${c.name}　安全设施竣工验收报告` })
  title(sheet, '建设项目安全设施竣工验收报告')
  chapter(sheet, '一、项目概况')
  grid(sheet, [line('项目名称', projectName(c)), line('建设单位', c.name), line('建设地点', e.address),
    pair('设计单位', '云岭化工设计院有限公司', '施工单位', '云岭安装建设集团有限公司'), pair('监理单位', '云州正信工程监理有限公司', '验收评价', p.assessor.name),
    pair('试生产期间', `${daysFrom(p.acceptedOn, -180)} 至\n${daysFrom(p.acceptedOn, -8)}`, '验收日期', dayWords(p.acceptedOn))])
  body(sheet, `${dayWords(p.acceptedOn)}，${c.name}组织设计、施工、监理、评价单位和特邀专家，成立验收组，对项目安全设施进行竣工验收。验收组听取了各单位汇报，查阅了资料，核查了现场，形成以下意见。`)
  chapter(sheet, '二、安全设施建设情况')
  body(sheet, '项目执行了安全设施与主体工程同时设计、同时施工、同时投入生产和使用的规定；安全设施设计专篇经审查批准，施工中无重大变更；特种设备、防雷、消防、压力管道检测合格，安全设施投资占工程总投资的 4.6%。')
  ruled(sheet, [{ title: '类别', share: 2 }, { title: '安全设施', share: 5 }, { title: '设计', share: 1.2, align: 'right' },
    { title: '实建', share: 1.2, align: 'right' }, { title: '检测', share: 1.6, align: 'centre' }], facilities(c), { size: 10, padding: 3 })
  chapter(sheet, '三、试生产（使用）情况')
  body(sheet, '试生产期间安全设施运行正常，自动控制和联锁投用率 100%，报警处置及时，未发生生产安全事故。主要工艺指标达到设计值。')
  newPage(sheet)
  experts(sheet, c)
  return finish(sheet)
}

const projectName = ({ e }: Context) => {
  const made = e.trade.kind === 'hazardous-chemicals' ? e.trade.products.filter((x) => x.role === 'product')[0] : undefined
  if (made) return `年产 ${made.capacity.toLocaleString('en')} ${made.unit === 't' ? '吨' : '立方米'}${made.name.zh}项目`
  return e.trade.kind === 'mines' ? `${e.trade.unitName} ${e.trade.capacity} 万吨/年采矿工程` : '生产线技术改造项目'
}

function facilities({ e, random }: Context): Row[] {
  const r = random.fork('facilities')
  const names: [string, string][] = e.sector === 'mines'
    ? [['预防', '边坡（顶板）监测系统'], ['预防', '通风机和风门'], ['预防', '防排水设施'], ['控制', '人员定位和监测监控系统'], ['控制', '提升系统保护装置'], ['减少影响', '避险硐室和自救器'],
      ['减少影响', '消防和通信设施']]
    : [['预防', '可燃、有毒气体检测报警器'], ['预防', '压力、液位、温度联锁'], ['预防', '防雷、防静电接地'], ['控制', '安全阀、爆破片、阻火器'], ['控制', '紧急切断阀'], ['控制', 'DCS／SIS 系统'],
      ['减少影响', '消防水炮、泡沫、消火栓'], ['减少影响', '围堰、事故应急池'], ['减少影响', '洗眼器、应急照明、疏散标志']]
  return names.map(([kind, name]): Row => { const n = String(r.int(2, 64)); return [kind, name, n, n, '合格'] })
}

function experts(sheet: Awaited<ReturnType<typeof paper>>, c: Context): void {
  const r = c.random.fork('experts')
  const list = r.sample([['苏景行', '化工工艺', '正高级工程师'], ['陶若谷', '安全工程', '注册安全工程师'], ['章怀瑾', '自动化仪表', '高级工程师'], ['葛以宁', '设备', '高级工程师'],
    ['施长河', '总图消防', '高级工程师'], ['华予安', '电气', '正高级工程师'], ['卓明谦', '采矿', '正高级工程师']], 5)
  title(sheet, '验收组意见')
  chapter(sheet, '四、问题和整改')
  ruled(sheet, [{ title: '序号', share: 1, align: 'centre' }, { title: '专家提出的问题', share: 6 }, { title: '整改情况', share: 5 },
    { title: '确认', share: 1.4, align: 'centre' }],
    [[`${hazardsOf(c.e.sector)[0]?.[1]?.split('、')[0]}安全警示标志不全`, '已按规范补设'], ['竣工图与现场局部不一致', '已由设计单位出具变更并更新竣工图'],
      ['应急器材柜未张贴清单', '已张贴并指定保管人']].map(([a = '', b = ''], i) => [String(i + 1), a, b, '已确认']), { size: 10, padding: 4 })
  chapter(sheet, '五、验收结论')
  body(sheet, `验收组一致认为：${projectName(c)}安全设施符合设计和国家有关法律、法规、标准的要求，整改已落实，同意通过竣工验收。`)
  chapter(sheet, '六、验收组成员')
  ruled(sheet, [{ title: '组内职务', share: 1.6 }, { title: '姓名', share: 1.8, align: 'centre' }, { title: '专业', share: 2.2, align: 'centre' },
    { title: '职称', share: 2.6, align: 'centre' }, { title: '签字', share: 2.8 }],
    list.map(([name = '', field = '', post = ''], i) => [i === 0 ? '组长' : '专家', name, field, post, '']), { size: 11, padding: 7 })
  const row = 11 * 1.5 + 14
  const top = sheet.y - 8 - row * list.length
  if (c.sealed) list.forEach(([name = ''], i) => signature(sheet, name, sheet.frame.right - 86, top + row * i + 20, 13))
  grid(sheet, [[label('建设单位\n主要负责人'), answer('', 4, 40), label('日期'), answer(dayWords(c.p.acceptedOn), 4)]])
  if (c.sealed) signature(sheet, c.e.principal.name, sheet.frame.left + 100, sheet.y - 14, 16)
  signed(sheet, c.name, c.p.acceptedOn, c)
  note(sheet, '验收报告和专家意见一式五份，建设单位存档，备查。')
}
