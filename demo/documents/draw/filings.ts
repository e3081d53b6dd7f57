import { authorityOf, department, region } from '../../town.ts'
import type { Context } from '../context.ts'
import { dayWords } from '../context.ts'
import { answer, grid, label, line, pair } from '../grid.ts'
import { body, caption, chapter, finish, newPage, note, paper, ruled, signature, signed, title } from '../paper.ts'
import { stamp } from '../stamp.ts'
import { equipmentOf, hazardsOf } from '../texts.ts'
import { organisationTable, rescueWords } from './organisation.ts'

/** 应急预案备案登记表, followed by the plan in short. */
export async function emergencyPlan(c: Context): Promise<Uint8Array> {
  const { e, p } = c
  const authority = authorityOf(e.sector) ?? department('emergency')
  const sheet = await paper({ title: '生产经营单位生产安全事故应急预案备案登记表', author: authority.name.zh, on: p.emergencyPlanOn,
    running: `${c.name}　生产安全事故应急预案（摘要）` })
  title(sheet, '生产安全事故应急预案备案登记表', 6)
  note(sheet, `备案编号：${p.emergencyPlanNo}`)
  grid(sheet, [line('单位名称', c.name), line('单位地址', e.address), pair('法定代表人', e.principal.name, '经办人', e.contact.name),
    pair('联系电话', e.phone, '传真', '—'),
    line('备案材料', '1. 应急预案备案申报表　2. 应急预案评审意见　3. 应急预案文本及目录\n4. 风险评估结果、应急资源调查清单和周边单位影响说明'),
    line('备案意见', `你单位上报的《${c.name}生产安全事故应急预案》（含综合应急预案 1 个、专项应急预案 ${3 + e.safetyManagers.length % 3} 个、`
      + `现场处置方案 ${hazardsOf(e.sector).length + 4} 个）经形式审查符合要求，准予备案。\n本备案有效期至 ${dayWords(c.until)}。预案修订涉及组织指挥体系、应急处置程序、响应分级等重大变化的，`
      + `应当重新备案。`, 190)])
  const y = sheet.y - 60
  if (c.sealed) stamp(sheet, { x: sheet.frame.right - 90, y, name: authority.name.zh })
  note(sheet, `\n${authority.name.zh}　　${dayWords(p.emergencyPlanOn)}　　辖区：${region(e.region).name.zh}`)
  newPage(sheet)
  plan(sheet, c)
  return finish(sheet)
}

function plan(sheet: Awaited<ReturnType<typeof paper>>, c: Context): void {
  const { e, p } = c
  title(sheet, '生产安全事故应急预案（摘要）')
  chapter(sheet, '1　适用范围和响应分级')
  body(sheet, `本预案适用于${e.name.zh === c.name ? '本公司' : c.name}生产经营活动中发生的生产安全事故的应急处置。按照事故危害程度、影响范围和控制能力，分为车间（班组）级、公司级和社会联动级三级响应。`)
  chapter(sheet, '2　主要风险')
  ruled(sheet, [{ title: '事故类型', share: 2.4 }, { title: '可能发生的部位', share: 3 }, { title: '主要原因', share: 4 },
    { title: '风险等级', share: 1.5, align: 'centre' }], hazardsOf(e.sector), { size: 9.5, padding: 3 })
  chapter(sheet, '3　组织机构和职责')
  organisationTable(sheet, c)
  chapter(sheet, '4　信息报告')
  body(sheet, `现场人员发现事故立即报告班组长和应急指挥部（24 小时值班电话 ${e.phone}）；主要负责人接到报告后，应于 1 小时内向事故发生地应急管理部门和负有安全生产监督管理职责的有关部门报告。`)
  chapter(sheet, '5　处置措施')
  body(sheet, ...measures(c))
  chapter(sheet, '6　应急保障')
  body(sheet, `队伍：${rescueWords[p.rescue]}。`
    + `器材：${equipmentOf(e.sector).slice(0, 8).map((row) => `${row[0]} ${row[2]} ${row[3]}`).join('，')}等。经费：从安全生产费用列支，专款专用。`)
  chapter(sheet, '7　演练')
  body(sheet, `综合或专项应急预案每半年至少演练一次，现场处置方案每半年至少演练一次。最近一次演练：${dayWords(p.lastDrillOn)}。`)
  note(sheet, `批准：${e.principal.name}　　审核：${e.deputies[0]?.name ?? ''}　　编制：${e.safetyManagers[0]?.name ?? ''}`)
  signed(sheet, c.name, p.emergencyPlanOn, c)
}

const steps = [
  '立即停止作业，切断物料和电源，启动联锁或紧急停车；疏散上风向无关人员，设置警戒区；救援人员佩戴防护装备，两人以上协同进入。',
  '先确认通风和气体检测合格再施救，严禁盲目施救；伤员移至空气新鲜处，心肺复苏并送医。',
  '设置警戒，抢险组采取堵漏、冷却、稀释或支护加固措施，防止次生事故；消防废水导入事故池。',
  '保护现场，清点人数，向上级报告并配合调查。',
]

const measures = ({ e }: Context) =>
  hazardsOf(e.sector).slice(0, 4).map(([type, where], i) => `5.${i + 1}　${type}（${where}）：${steps[i]}`)

/** 危险化学品重大危险源备案登记表. */
export async function majorHazardFiling(c: Context): Promise<Uint8Array> {
  const { e } = c
  const hazards = e.trade.kind === 'hazardous-chemicals' ? e.trade.majorHazards : []
  const issuer = `${region(e.region).level === 'zone' ? '云州市' : region(e.region).name.zh}应急管理局`
  const sheet = await paper({ title: '危险化学品重大危险源备案登记表', author: issuer, on: c.on })
  for (const [i, hazard] of hazards.entries()) {
    if (i > 0) newPage(sheet)
    const r = c.random.fork(`hazard/${i}`)
    title(sheet, '危险化学品重大危险源备案登记表', 6)
    note(sheet, `备案编号：${hazard.filingNo}`)
    const store = e.trade.kind === 'hazardous-chemicals'
      ? e.trade.storage.find((s) => s.substance === hazard.substance && s.kind === 'tank') : undefined
    const top = grid(sheet, [line('填报单位', c.name), line('重大危险源\n名称', hazard.name), pair('所在位置', e.address, '投用时间', dayWords(e.foundedOn)),
      pair('级别', `${['一', '二', '三', '四'][Number(hazard.level) - 1]}级`, 'R 值', `${[128.4, 62.7, 24.6, 6.3][Number(hazard.level) - 1]}`),
        pair('主要危险\n物质', hazard.substance, '最大存量', `${store?.quantity.toLocaleString('en') ?? r.int(800, 1600)} 吨`),
      pair('临界量', '500 吨', '500 m 内人数', `${r.int(30, 90)} 人`), line('储存设施', store ? `${store.name}，${store.size}` : '—'),
      [label('主要负责人\n（包保）'), answer(hazard.chief, 2), label('技术负责人'), answer(hazard.technical, 2), label('操作负责人'),
        answer(hazard.operation, 2)],
      line('监测监控', '液位、温度、压力、可燃（有毒）气体浓度在线监测，数据接入危险化学品安全生产风险监测预警系统；设紧急切断和视频监控。'),
      [label('填报单位主要\n负责人（签字）', 3), answer('', 3, 40), label('填报日期'), answer(dayWords(c.on), 4)],
      line('备案意见', `材料齐全，予以备案。有效期至 ${dayWords(c.until)}。`, 96)])
    const last = top.at(-1) ?? sheet.y
    if (c.sealed) stamp(sheet, { x: sheet.frame.right - 80, y: last + 50, name: issuer })
    if (c.sealed) signature(sheet, hazard.chief, sheet.frame.left + 134, last - 14, 16)
    note(sheet, '\n随表附：重大危险源辨识分级记录、评估报告、安全管理规章制度、应急预案、监测监控系统和措施说明。')
  }
  if (hazards.length === 0) { title(sheet, '危险化学品重大危险源辨识结论'); body(sheet,
    '经辨识，本单位各单元危险化学品实际存量未超过 GB 18218 规定的临界量，不构成重大危险源。'); signed(sheet, c.name, c.on, c) }
  caption(sheet, '辨识依据：GB 18218《危险化学品重大危险源辨识》')
  return finish(sheet)
}
