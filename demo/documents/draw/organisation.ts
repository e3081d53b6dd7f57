import type { Context } from '../context.ts'
import { dayWords, fileNumber, goodUntil } from '../context.ts'
import { body, caption, finish, newPage, note, paper, redHead, ruled, signed, title } from '../paper.ts'
import { equipmentOf } from '../texts.ts'

/** The file that sets up the safety unit and names its full-time staff. */
export async function safetyOrganisation(c: Context): Promise<Uint8Array> {
  const { e, p } = c
  const sheet = await paper({ title: '关于设置安全生产管理机构和配备专职安全生产管理人员的决定', author: c.name, on: c.on })
  redHead(sheet, c.name, fileNumber(c, '人'))
  title(sheet, '关于设置安全生产管理机构和配备专职安全生产管理人员的决定', 12)
  body(sheet, '各部门、各车间（项目部）：',
    `根据《中华人民共和国安全生产法》第二十四条和本行业安全生产许可条件，公司现有从业人员 ${e.employees} 人，经总经理办公会研究决定：`,
    `一、设置${p.safetyDepartment}，为公司安全生产管理机构，独立设置，直接对主要负责人负责，配备专职安全生产管理人员 ${p.safetyStaff} 人，其中注册安全工程师 ${p.safetyEngineers} 人。`,
    `二、任命${e.safetyManagers[0]?.name}同志为${p.safetyDepartment}部长，全面负责公司安全生产日常管理工作；${e.deputies[0]?.name}同志为分管安全负责人。`,
    '三、下列人员为专职安全生产管理人员，不兼任生产、经营岗位工作。',
    `四、本决定自${dayWords(c.on)}起执行。人员变动时应在十五日内补足，并报许可机关备案。`)
  signed(sheet, c.name, c.on, c)
  newPage(sheet)
  caption(sheet, '专职安全生产管理人员名单')
  ruled(sheet, [{ title: '序号', share: 1, align: 'centre' }, { title: '姓名', share: 1.6, align: 'centre' }, { title: '职务', share: 2.4 },
    { title: '学历', share: 1.2, align: 'centre' },
    { title: '考核合格证号', share: 4, align: 'centre' }, { title: '有效期至', share: 2, align: 'centre' },
      { title: '专／兼职', share: 1.4, align: 'centre' }],
  e.safetyManagers.map((m, i) => [String(i + 1), m.name, m.post, m.education, m.certificate.number, goodUntil(c, m, i), '专职']),
    { size: 9.5, padding: 3 })
  sheet.y += 16
  body(sheet, `主要职责：组织拟订安全生产规章制度、操作规程和应急救援预案；组织安全生产教育和培训；督促落实重大危险源（危大工程）安全管理措施；组织应急救援演练；检查安全生产状况，及时排查事故隐患；督促落实整改措施。办公地点：${e.address}，`
    + `电话 ${e.phone}。`)
  return finish(sheet)
}

/** 应急救援组织和器材设备清单: who does what in an emergency and what lies ready where. */
export async function emergencyOrganisation(c: Context): Promise<Uint8Array> {
  const { e, p } = c
  const sheet = await paper({ title: '应急救援组织和应急救援器材、设备清单', author: c.name, on: c.on })
  title(sheet, '应急救援组织和应急救援器材、设备清单', 6)
  note(sheet, `编制单位：${c.name}　　编制日期：${dayWords(c.on)}`)
  organisationTable(sheet, c)
  sheet.y += 12
  body(sheet, `救援力量：${rescueWords[p.rescue]}。最近一次综合演练：${dayWords(p.lastDrillOn)}，参演 ${Math.max(12, Math.round(e.employees * 0.4))} 人，`
    + `从报警到控制用时 ${c.random.fork('drill').int(9, 24)} 分钟，演练评估报告已归档。`)
  caption(sheet, '应急救援器材、设备清单')
  ruled(sheet, [{ title: '序号', share: 1, align: 'centre' }, { title: '名称', share: 3.2 }, { title: '规格型号', share: 2.6 },
    { title: '数量', share: 1.1, align: 'centre' }, { title: '单位', share: 1, align: 'centre' },
    { title: '存放位置', share: 2.6 }, { title: '保管人', share: 1.5, align: 'centre' }, { title: '最近检查', share: 2, align: 'centre' }],
  equipmentOf(e.sector).map((row, i) => [String(i + 1), ...row, keeper(c, i), p.lastDrillOn]), { size: 9.5, padding: 3 })
  signed(sheet, c.name, c.on, c)
  return finish(sheet)
}

export const rescueWords = {
  'own-full-time': '自建专职应急救援队，18 人，24 小时驻守', 'own-part-time': '自建兼职应急救援队，每月集中训练一次', agreement: '与云州市矿山危化救援大队签订救援协议，30 分钟内到达',
} as const

export function organisationTable(sheet: Awaited<ReturnType<typeof paper>>, { e }: Context): void {
  const operators = e.specialOperators
  const people = (from: number, to: number) => operators.slice(from, to).map((o) => o.name).join('、')
  caption(sheet, '应急救援组织机构')
  ruled(sheet, [{ title: '组别', share: 2 }, { title: '负责人', share: 1.6, align: 'centre' }, { title: '成员', share: 3.4 },
    { title: '职责', share: 5 }], [
    ['应急指挥部', e.principal.name, [...e.deputies.map((d) => d.name), e.safetyManagers[0]?.name].join('、'), '启动和终止应急响应，统一指挥，向政府部门报告，决定外部支援'],
    ['抢险抢修组', e.deputies[1]?.name ?? e.principal.name, people(0, 4), '切断物料和电源，堵漏、灭火、加固，控制事故扩大'],
    ['医疗救护组', e.contact.name, people(4, 6) || e.contact.name, '现场急救，护送伤员，联系医院'],
    ['警戒疏散组', e.safetyManagers.at(-1)?.name ?? '', people(6, 8) || '各班组长', '设立警戒区，清点和疏散人员，引导救援车辆'],
    ['后勤通信组', e.safetyManagers[1]?.name ?? e.contact.name, people(8, 10) || e.contact.name, '保障通信、物资和运输，做好记录'],
  ], { size: 9.5, padding: 3 })
}

const keeper = ({ e }: Context, i: number) => (e.safetyManagers[i % e.safetyManagers.length] ?? e.contact).name
