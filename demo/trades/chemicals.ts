import type { Words } from '../../kernel/problem.ts'
import type { Rand } from '../random.ts'
import { chemicalPark } from '../town.ts'
import type { ChemicalTrade, MajorHazard, Product, Store } from '../types.ts'
import { electricity, heights, highVoltage, tenThousandYuan, welding } from './draft.ts'
import type { Draft, Staff } from './draft.ts'
import { substances } from './substances.ts'
import type { SubstanceKey } from './substances.ts'

type Profile = {
  suffix: Words
  industry: { code: string; name: Words }
  makes: SubstanceKey[]
  from: SubstanceKey[]
  process?: readonly [key: string, name: string, plant: string, item: string]
  gas?: true
}

const industry = (code: string, zh: string, en: string) => ({ code, name: { zh, en } })
const organic = industry('2614', '有机化学原料制造', 'Organic chemical raw materials')
const w = (zh: string, en: string): Words => ({ zh, en })

const formaldehyde: Profile = {
  suffix: w('化工有限公司', 'Chemical Co., Ltd.'), industry: organic, makes: ['formaldehyde', 'urotropine'], from: ['methanol', 'ammonia'],
  process: ['oxidation', '氧化工艺', '甲醛装置氧化器', '氧化工艺作业'],
}
const profiles: Profile[] = [
  formaldehyde,
  { suffix: w('精细化工有限公司', 'Fine Chemical Co., Ltd.'), industry: organic, makes: ['nitrobenzene', 'aniline'],
    from: ['benzene', 'nitric', 'hydrogen'],
    process: ['nitration', '硝化工艺', '硝基苯装置硝化反应器', '硝化工艺作业'] },
  { suffix: w('化学工业有限公司', 'Chemical Industry Co., Ltd.'), industry: industry('2612', '无机碱制造', 'Inorganic alkalis'),
    makes: ['causticSoda', 'chlorine', 'hydrochloric', 'hypochlorite'], from: ['hydrogen'],
      process: ['electrolysis', '氯碱电解工艺', '离子膜电解槽', '氯碱电解工艺作业'] },
  { suffix: w('新材料有限公司', 'New Materials Co., Ltd.'), industry: industry('2651', '初级形态塑料及合成树脂制造', 'Primary plastics and resins'),
    makes: ['mma', 'butylAcrylate', 'acrylicAcid'], from: ['propylene', 'butanol'],
      process: ['polymerisation', '聚合工艺', '丙烯酸酯聚合釜', '聚合工艺作业'] },
  { suffix: w('石油化工有限公司', 'Petrochemical Co., Ltd.'), industry: industry('2511', '原油加工及石油制品制造', 'Petroleum products'),
    makes: ['petrol', 'diesel', 'propane', 'propylene'], from: ['hydrogen'], process: ['hydrogenation', '加氢工艺', '柴油加氢反应器', '加氢工艺作业'] },
  { suffix: w('气体有限公司', 'Gases Co., Ltd.'), industry: industry('2619', '其他基础化学原料制造', 'Other basic chemicals'),
    makes: ['oxygen', 'nitrogen', 'argon'], from: [], gas: true },
  { suffix: w('溶剂有限公司', 'Solvents Co., Ltd.'), industry: organic, makes: ['ethylAcetate', 'butylAcetate', 'isopropanol', 'acetone'],
    from: ['aceticAcid', 'ethanol'] },
  { suffix: w('硫酸制造有限公司', 'Sulphuric Acid Manufacturing Co., Ltd.'), industry: industry('2611', '无机酸制造', 'Inorganic acids'),
    makes: ['sulphuric', 'phosphoric', 'hydrochloric'], from: ['ammoniaWater'] },
  { suffix: w('过氧化物有限公司', 'Peroxides Co., Ltd.'), industry: industry('2613', '无机盐制造', 'Inorganic salts'), makes: ['peroxide', 'chlorate'],
    from: ['hydrogen'], process: ['hydrogenation', '加氢工艺', '双氧水装置氢化塔', '加氢工艺作业'] },
  { suffix: w('涂料科技有限公司', 'Coatings Technology Co., Ltd.'), industry: industry('2641', '涂料制造', 'Coatings'),
    makes: ['xylene', 'toluene', 'butylAcetate'], from: ['styrene', 'vinylAcetate'] },
  { suffix: w('合成氨有限公司', 'Ammonia Synthesis Co., Ltd.'), industry: industry('2621', '氮肥制造', 'Nitrogen fertilisers'),
    makes: ['ammonia', 'ammoniaWater', 'nitrite'], from: ['hydrogen', 'nitrogen'], process: ['ammonia', '合成氨工艺', '氨合成塔', '合成氨工艺作业'] },
  { suffix: w('树脂有限公司', 'Resins Co., Ltd.'), industry: industry('2651', '初级形态塑料及合成树脂制造', 'Primary plastics and resins'),
    makes: ['epichlorohydrin', 'chlorobenzene', 'phenol'], from: ['propylene', 'chlorine'],
      process: ['chlorination', '氯化工艺', '高温氯化反应器', '氯化工艺作业'] },
  { suffix: w('乙炔气体有限公司', 'Acetylene Co., Ltd.'), industry: industry('2619', '其他基础化学原料制造', 'Other basic chemicals'),
    makes: ['acetylene', 'oxygen'], from: ['acetone'], gas: true },
  { suffix: w('胺业科技有限公司', 'Amines Technology Co., Ltd.'), industry: organic, makes: ['dmf', 'anhydride'],
    from: ['methanol', 'aceticAcid'] },
]

/** A maker of hazardous chemicals; the first (index 0) is the formaldehyde plant of 华阳化工. */
export function chemicalWorks(random: Rand, index: number): Draft {
  const profile = profiles[index % profiles.length]!
  const inPark = index === 0 || random.chance(0.72)
  const products = productsOf(random, profile, index === 0)
  const employees = index === 0 ? 286 : profile.gas ? random.int(22, 90) : random.int(36, 760)
  return {
    suffix: profile.suffix, industry: profile.industry, inPark, employees,
    region: inPark ? chemicalPark : random.pick(['980171', '980102', '980103', '980181', '980121']),
    revenue: index === 0 ? tenThousandYuan(38_640) : tenThousandYuan(employees * random.int(70, 260)),
    scope: scopeOf(products),
    operations: [...(profile.process ? [['危险化学品安全作业', profile.process[3]] as const] : []),
      ['危险化学品安全作业', '化工自动化控制仪表作业'], electricity, welding, highVoltage, heights],
    trade: (staff) => tradeOf(random, profile, products, staff, index),
  }
}

function productsOf(random: Rand, profile: Profile, all: boolean): Product[] {
  const count = all ? profile.makes.length : random.int(Math.min(2, profile.makes.length), profile.makes.length)
  const line = (key: SubstanceKey, role: Product['role'], scale: number): Product => {
    const { name, cas, hazard, range } = substances[key]
    const unit = range[0] >= 100 && profile.gas ? 'm3' : 't'
    return { name, cas, role, hazard, unit, capacity: Math.max(1, Math.round(random.int(range[0], range[1]) * scale)) * 1000 }
  }
  return [...profile.makes.slice(0, count).map((key) => line(key, 'product', 1)), ...profile.from.map((key) => line(key, 'material', 0.6))]
}

function tradeOf(random: Rand, profile: Profile, products: Product[], staff: Staff, index: number): ChemicalTrade {
  const storage = storageOf(random, products)
  const large = storage.filter((store) => store.kind === 'tank' && store.quantity >= 900)
  return {
    kind: 'hazardous-chemicals', newPlant: index === 0 || random.chance(0.12), products, storage,
    processes: profile.process ? [{ process: profile.process[0], name: profile.process[1], plant: profile.process[2] }] : [],
    majorHazards: large[0] ? [hazardOf(random, large[0], staff, index)] : [],
  }
}

function storageOf(random: Rand, products: Product[]): Store[] {
  return products.filter((p) => p.unit === 't').map((p, i) => {
    const solid = /钠$|四胺/.test(p.name.zh) && !p.name.zh.includes('溶液')
    const volume = random.pick([200, 500, 1000, 2000])
    const count = random.int(1, 3)
    if (p.hazard.includes('加压气体')) {
      return { name: `R-${i + 1}01～${i + 1}0${count + 1}`, kind: 'tank', substance: p.name.zh,
        quantity: Math.round((count + 1) * 100 * 0.5), size: `${count + 1}×100 m³，卧式压力储罐` }
    }
    return solid
      ? { name: `${p.name.zh}仓库`, kind: 'store', substance: p.name.zh, quantity: random.int(2, 12) * 20,
        size: `${random.int(4, 12) * 100} m²，丙类` }
      : { name: `V-${i + 1}01${count > 1 ? `～${i + 1}0${count}` : ''}`, kind: 'tank', substance: p.name.zh,
          quantity: Math.round(volume * count * 0.8), size: `${count}×${volume} m³，${volume >= 1000 ? '内浮顶' : '固定顶'}` }
  })
}

const hazardOf = (random: Rand, store: Store, { principal, deputies, safetyManagers, brand }: Staff, index: number): MajorHazard => ({
  name: `${brand}${store.substance}罐区`, level: index === 0 ? '3' : random.pick(['2', '3', '3', '4', '4']), substance: store.substance,
  filingNo: `BA云9801〔2025〕${String(index + 1).padStart(3, '0')}`,
  chief: principal.name, technical: (deputies[0] ?? principal).name, operation: (safetyManagers[0] ?? principal).name,
})

const scopeOf = (products: Product[]) =>
  `许可项目：危险化学品生产（${products.filter((p) => p.role === 'product').map((p) => p.name.zh).join('、')}）；危险化学品经营。`
  + '（依法须经批准的项目，经相关部门批准后方可开展经营活动，具体经营项目以审批结果为准）'
  + '一般项目：化工产品销售（不含许可类化工产品）；货物进出口；技术服务、技术开发、技术咨询。'
