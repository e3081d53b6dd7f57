import type { Words } from '../../kernel/problem.ts'
import type { Rand } from '../random.ts'
import type { ConstructionTrade, Qualification } from '../types.ts'
import { daysFrom, tenThousandYuan, yearsFrom } from './draft.ts'
import type { Draft, Staff } from './draft.ts'

type Profile = {
  suffix: Words; code: string; industry: Words; category: Qualification['category']; qualification: string; scope: string; works: string[]
}
const w = (zh: string, en: string): Words => ({ zh, en })

const profiles: Profile[] = [
  { suffix: w('建设工程有限公司', 'Construction Engineering Co., Ltd.'), code: '4710', industry: w('住宅房屋建筑', 'Residential building'),
    category: 'general',
    qualification: '建筑工程施工总承包', scope: '房屋建筑工程施工；市政公用工程施工；钢结构工程施工', works: ['安置房', '住宅小区二期', '商务中心3号楼'] },
  { suffix: w('建筑集团有限公司', 'Building Group Co., Ltd.'), code: '4790', industry: w('其他房屋建筑业', 'Other building'), category: 'general',
    qualification: '建筑工程施工总承包', scope: '房屋建筑和市政基础设施项目工程总承包；建筑劳务分包', works: ['人民医院新院区', '职业学院实训楼', '体育馆'] },
  { suffix: w('市政工程有限公司', 'Municipal Works Co., Ltd.'), code: '4813', industry: w('市政道路工程建筑', 'Municipal roads'), category: 'general',
    qualification: '市政公用工程施工总承包', scope: '市政道路、桥梁、给排水工程施工；园林绿化工程施工', works: ['滨江大道改造', '污水处理厂扩建', '地下管廊一标段'] },
  { suffix: w('安装工程有限公司', 'Installation Co., Ltd.'), code: '4920', industry: w('管道和设备安装', 'Pipes and equipment'), category: 'general',
    qualification: '机电工程施工总承包', scope: '机电设备安装；压力管道安装；消防设施工程施工', works: ['化工园区公用管廊', '数据中心机电安装', '供热管网'] },
  { suffix: w('装饰工程有限公司', 'Decoration Co., Ltd.'), code: '5011', industry: w('公共建筑装饰和装修', 'Decoration of public buildings'),
    category: 'specialist',
    qualification: '建筑装修装饰工程专业承包', scope: '建筑装饰装修工程设计与施工；建筑幕墙工程施工', works: ['图书馆内装修', '会展中心幕墙', '酒店精装修'] },
  { suffix: w('地基基础工程有限公司', 'Foundation Engineering Co., Ltd.'), code: '4790', industry: w('其他房屋建筑业', 'Other building'),
    category: 'specialist',
    qualification: '地基基础工程专业承包', scope: '地基与基础工程施工；基坑支护；土石方工程施工', works: ['江湾广场基坑支护', '桩基工程', '边坡加固'] },
  { suffix: w('起重设备安装有限公司', 'Lifting Equipment Installation Co., Ltd.'), code: '4910', industry: w('电气安装', 'Electrical installation'),
    category: 'specialist',
    qualification: '起重设备安装工程专业承包', scope: '起重机械安装、拆卸和租赁；脚手架搭设', works: ['塔式起重机安拆', '施工升降机安拆'] },
  { suffix: w('建筑劳务有限公司', 'Building Labour Co., Ltd.'), code: '5090', industry: w('其他未列明建筑业', 'Other construction'), category: 'labour',
    qualification: '施工劳务', scope: '建筑劳务分包；脚手架作业；混凝土作业', works: ['主体结构劳务', '二次结构劳务'] },
]

/** A builder: main contractor, specialist or labour contractor. */
export function builder(random: Rand, index: number): Draft {
  const profile = profiles[index % profiles.length]!
  const grade = profile.category === 'labour' ? 'none' : index % 11 === 1 ? 'a' : random.pick(['a', 'b', 'b', 'b', 'c'] as const)
  const employees = grade === 'a' ? random.int(320, 1900) : random.int(42, 380)
  return {
    suffix: profile.suffix, industry: { code: profile.code, name: profile.industry }, inPark: false, employees,
    region: random.pick(['980102', '980102', '980103', '980103', '980171', '980121', '980122', '980181']),
    revenue: tenThousandYuan(employees * random.int(24, 68)),
    scope: `许可项目：${profile.scope}；建设工程施工。（依法须经批准的项目，经相关部门批准后方可开展经营活动）一般项目：建筑材料销售；机械设备租赁。`,
    operations: [['建筑施工特种作业', '建筑架子工（普通脚手架）'], ['建筑施工特种作业', '建筑电工'], ['建筑施工特种作业', '塔式起重机司机'],
      ['建筑施工特种作业', '建筑起重信号司索工'], ['建筑施工特种作业', '高处作业吊篮安装拆卸工']],
    trade: (staff) => tradeOf(random, profile, grade, staff),
  }
}

function tradeOf(random: Rand, profile: Profile, grade: Qualification['grade'], staff: Staff): ConstructionTrade {
  const owns = profile.category !== 'labour' && random.chance(0.6)
  return {
    kind: 'construction',
    qualifications: [{
      category: profile.category, name: profile.qualification, grade, number: `D${grade === 'a' ? 2 : 3}98${random.int(100_000, 999_999)}`,
      validUntil: yearsFrom(daysFrom(staff.asOf, random.int(0, 900)), 2),
    }],
    projects: staff.projectManagers.slice(0, 3).map((manager, i) => ({
      name: `${staff.place}${profile.works[i % profile.works.length]}工程`, place: staff.place,
        price: tenThousandYuan(random.int(6, 320) * 100),
      manager: manager.name, safetyStaff: random.int(1, 3),
    })),
    equipment: owns ? Array.from({ length: random.int(1, 4) }, (_, i) => ({
      name: random.pick(['QTZ80（TC5613）塔式起重机', 'QTZ63（TC5610）塔式起重机', 'SC200/200 施工升降机', 'SSB100 物料提升机']),
      filingNo: `云AT-${i % 2 ? 'S' : 'T'}${random.int(10_000, 99_999)}`, inspectedOn: daysFrom(staff.asOf, -random.int(5, 160)),
    })) : [],
  }
}
