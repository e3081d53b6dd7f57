import { daysFrom } from '../../trades/draft.ts'
import type { Machine } from '../../types.ts'
import type { Context, Row } from '../context.ts'
import { dayWords, fileNumber } from '../context.ts'
import { grid, line, pair } from '../grid.ts'
import { body, caption, chapter, clause, finish, newPage, note, paper, redHead, ruled, signed, title } from '../paper.ts'
import { hazardsOf } from '../texts.ts'

/** 检测检验报告, one page for each machine. */
export async function equipmentInspection(c: Context): Promise<Uint8Array> {
  const { trade } = c.e
  const machines = trade.kind === 'construction' || trade.kind === 'mines' ? trade.equipment : []
  const issuer = '云岭省特种设备检验检测研究院'
  const sheet = await paper({ title: '设备检测检验报告', author: issuer, on: c.on })
  machines.forEach((machine, i) => {
    if (i > 0) newPage(sheet)
    report(sheet, c, machine, issuer)
  })
  if (machines.length === 0) { title(sheet, '设备情况说明'); body(sheet, '本单位无自有起重机械或涉及人身安全的特种设备，施工和生产所需设备由具有资质的单位租赁并随机提供检测报告。'); signed(sheet,
    c.name, c.on, c) }
  return finish(sheet)
}

const inspections = {
  construction: {
    basis: 'GB/T 5031《塔式起重机》、JGJ 305《建筑施工升降设备设施检验标准》及产品说明书',
    checks: ['产品铭牌、合格证和使用登记', '金属结构和连接螺栓', '起重量（载荷）限制器', '力矩、高度、行程限位', '制动器和传动机构', '钢丝绳和滑轮', '电气绝缘和接地', '防坠和缓冲装置', '安全标志和操作规程牌',
      '空载和额定载荷试验'],
  },
  mines: {
    basis: '金属非金属矿山在用设备安全检测检验规范及产品说明书',
    checks: ['铭牌、矿用产品安全标志', '安装基础和外观', '电气绝缘和接地', '轴承温度和振动', '噪声', '风量（流量、载荷）', '制动、防逆转或反风装置', '过卷、过速和过负荷保护', '信号和闭锁', '连续运行试验'],
  },
}

function report(sheet: Awaited<ReturnType<typeof paper>>, c: Context, machine: Machine, issuer: string): void {
  const { basis, checks } = inspections[c.e.sector === 'mines' ? 'mines' : 'construction']
  const inspectedOn = c.expired ? daysFrom(c.until, -365) : machine.inspectedOn
  title(sheet, '检测检验报告', 6)
  note(sheet, `报告编号：TJ-${inspectedOn.replaceAll('-', '')}-${machine.filingNo.slice(-5)}`)
  grid(sheet, [line('委托单位', c.name), pair('设备名称', machine.name, '备案编号', machine.filingNo),
    pair('检测日期', dayWords(inspectedOn), '下次检测', dayWords(c.expired ? c.until : daysFrom(inspectedOn, 365))), line('检测依据', basis)])
  caption(sheet, '检测项目和结果')
  ruled(sheet, [{ title: '序号', share: 1, align: 'centre' }, { title: '检测项目', share: 5 }, { title: '实测', share: 3, align: 'centre' },
    { title: '结论', share: 1.6, align: 'centre' }],
    checks.map((check, i) => [String(i + 1), check, check.includes('绝缘') ? '2.1 MΩ；3.4 Ω' : '符合要求', '合格']))
  body(sheet, '检测结论：合格。')
  signed(sheet, issuer, inspectedOn, c)
}

/** 职业危害防治措施. */
export async function occupationalHealth(c: Context): Promise<Uint8Array> {
  const sheet = await paper({ title: '职业危害防治措施', author: c.name, on: c.on })
  redHead(sheet, c.name, fileNumber(c, '职'))
  title(sheet, '关于印发《职业危害防治措施》的通知', 10)
  body(sheet, '各部门、各项目部：', '为预防、控制和消除职业病危害，保护从业人员健康，针对本企业业务特点可能导致的职业病种类，制定如下防治措施，请遵照执行。')
  caption(sheet, '职业危害因素和防治措施')
  ruled(sheet, [{ title: '危害因素', share: 2 }, { title: '产生环节', share: 3 }, { title: '可能导致的职业病', share: 2.6 }, { title: '防治措施', share: 5 },
    { title: '防护用品', share: 2.6 }], [
    ['矽尘、水泥尘', '切割、破碎、拌合、拆除', '矽肺、水泥尘肺', '湿法作业，局部除尘，限时轮换，每年检测一次', 'KN95 防尘口罩'],
      ['噪声', '桩机、切割、振捣', '噪声聋', '选用低噪声设备，隔声，作业时间不超过 8 小时', '耳塞、耳罩'], ['电焊烟尘、弧光', '焊接', '电焊工尘肺、电光性眼炎', '通风排烟，设挡光屏', '焊接面罩、防尘口罩'],
    ['苯系物', '防水、涂装', '苯中毒', '使用水性涂料，强制通风，禁止密闭空间单独作业', '防毒面具'], ['振动', '风镐、振捣器', '手臂振动病', '减振手柄，轮换作业', '防振手套'],
      ['高温', '夏季露天作业', '中暑', '避开高温时段，供应清凉饮料，设休息点', '遮阳帽、工作服']], { size: 9.5, padding: 4 })
  body(sheet, `公司每年组织接触职业病危害因素的从业人员进行上岗前、在岗期间和离岗时的职业健康检查，建立健康监护档案；${c.p.safetyDepartment}每月检查防护用品佩戴情况。`)
  signed(sheet, c.name, c.on, c)
  return finish(sheet)
}

/** 危大工程及易发事故部位的预防监控措施; the flaw 'short' leaves out what comes last, the measures against falls. */
export async function hazardousWorksPlan(c: Context): Promise<Uint8Array> {
  const { trade } = c.e
  const project = trade.kind === 'construction' ? trade.projects[0] : undefined
  const sheet = await paper({ title: '危险性较大的分部分项工程预防监控措施和应急预案', author: c.name, on: c.on })
  title(sheet, '危险性较大的分部分项工程及易发事故部位、环节的预防、监控措施和应急预案')
  chapter(sheet, '一、编制依据和适用范围')
  body(sheet, '依据《建设工程安全生产管理条例》和《危险性较大的分部分项工程安全管理规定》编制，适用于公司承建的全部工程项目。超过一定规模的危大工程，专项施工方案应当组织专家论证。',
    ...(project ? [`当前在建项目：${project.name}，项目负责人 ${project.manager}。`] : []))
  chapter(sheet, '二、危大工程清单和控制措施')
  ruled(sheet, [{ title: '类别', share: 2.4 }, { title: '范围', share: 4.4 }, { title: '预防措施', share: 5 }, { title: '监控', share: 3 }], works,
    { size: 9.5, padding: 4 })
  chapter(sheet, '三、易发重大事故的部位、环节')
  ruled(sheet, [{ title: '事故类型', share: 2.4 }, { title: '部位', share: 3 }, { title: '原因', share: 4 },
    { title: '等级', share: 1.4, align: 'centre' }], hazardsOf('construction'), { size: 9.5, padding: 3 })
  newPage(sheet)
  chapter(sheet, '四、脚手架工程专项措施')
  scaffold.forEach(([head, text], i) => { clause(sheet, `4.${i + 1}　${head}`); body(sheet, text!) })
  chapter(sheet, '五、应急处置')
  body(sheet, `项目部成立应急小组，组长 ${project?.manager ?? c.e.principal.name}，电话 ${c.e.phone}。发生坍塌、坠落、触电事故时，立即停止作业、切断电源、警戒疏散，先确认结构稳定再施救；拨打 120、`
    + `119，1 小时内向住房和城乡建设主管部门报告。`)
  note(sheet, `编制：${c.e.safetyManagers[0]?.name ?? ''}　　审核：${c.e.deputies[1]?.name ?? ''}　　批准：${c.e.principal.name}`)
  signed(sheet, c.name, c.on, c)
  return finish(sheet)
}

const works: Row[] = [
  ['基坑工程', '开挖深度 3 m 及以上', '按方案放坡或支护，坑边 1.5 m 内不堆载，设 1.2 m 防护栏杆', '第三方监测，每日巡视，报警值停工'],
    ['模板支架', '搭设高度 5 m 及以上', '立杆间距、水平杆步距按计算书，设剪刀撑和扫地杆', '浇筑前验收，浇筑中专人监测'],
  ['起重机械安拆', '塔吊、施工升降机', '安拆单位有资质，人员持证，风力 4 级以上停止安拆', '安装后检测合格、联合验收'],
    ['脚手架', '搭设高度 24 m 及以上落地式；悬挑、附着式', '专项方案，连墙件两步三跨，作业层满铺脚手板', '分段验收，每月检查'], ['拆除工程', '影响行人、交通的拆除', '自上而下、先非承重后承重，洒水降尘', '警戒区专人监护'],
]
const scaffold: Row[] = [
  ['搭设参数', '立杆纵距 1.5 m，横距 1.05 m，步距 1.8 m；连墙件按两步三跨布置；钢管 Φ48.3×3.6 mm，扣件拧紧力矩 40～65 N·m。'], ['基础和排水', '地基夯实、硬化，底座下垫 50 mm 厚木垫板，外侧设排水沟。'],
    ['防坍塌', '纵横向扫地杆距底座上皮不大于 200 mm，剪刀撑连续设置，施工荷载不超过 3 kN/m²，严禁将模板支架、泵管固定在脚手架上。'], ['防雷接地', '接地电阻不大于 10 Ω，与外电架空线路保持 6 m 以上安全距离。'],
  ['防坠落', '作业层满铺脚手板，外侧设 1.2 m 高防护栏杆和 180 mm 高挡脚板，密目式安全立网全封闭，首层和每隔 10 m 设水平安全网；作业人员戴安全帽、系挂安全带，高挂低用。'],
]
