import type { Rand } from '../random.ts'
import type { ExplosiveTrade } from '../types.ts'
import { electricity, tenThousandYuan, welding } from './draft.ts'
import type { Draft } from './draft.ts'

type Line = ExplosiveTrade['products'][number]

const fireworksLines: Omit<Line, 'capacity'>[] = [
  { name: '爆竹', category: 'bangers', level: 'c', unit: 'case' },
  { name: '组合烟花', category: 'combinations', level: 'c', unit: 'case' },
  { name: '喷花', category: 'fountains', level: 'c', unit: 'case' },
  { name: '旋转烟花', category: 'spinners', level: 'd', unit: 'case' },
  { name: '玩具烟花', category: 'toys', level: 'd', unit: 'case' },
  { name: '礼花弹', category: 'shells', level: 'a', unit: 'case' },
]

/** A fireworks factory. */
export function fireworks(random: Rand): Draft {
  const employees = random.int(38, 240)
  const products = random.sample(fireworksLines, random.int(1, 3)).map((line) => ({ ...line, capacity: random.int(2, 30) * 10_000 }))
  return {
    suffix: { zh: random.pick(['烟花制造有限公司', '花炮有限公司', '出口烟花有限公司']), en: 'Fireworks Co., Ltd.' },
    industry: { code: '2672', name: { zh: '焰火、鞭炮产品制造', en: 'Fireworks and firecrackers' } },
    region: random.pick(['980122', '980122', '980121']), inPark: false, employees, revenue: tenThousandYuan(employees * random.int(14, 30)),
    scope: `许可项目：烟花爆竹生产（${products.map((p) => p.name).join('、')}）；烟花爆竹批发。（依法须经批准的项目，经相关部门批准后方可开展经营活动）一般项目：货物进出口。`,
    operations: [['烟花爆竹安全作业', '烟火药制造作业'], ['烟花爆竹安全作业', '黑火药制造作业'], ['烟花爆竹安全作业', '烟花爆竹储存作业'], electricity],
    trade: () => ({ kind: 'fireworks', products }),
  }
}

/** A maker of civil explosives. */
export function civilExplosives(random: Rand, index: number): Draft {
  const detonators = index % 2 === 1
  const products: Line[] = detonators
    ? [{ name: '工业电子雷管', category: 'detonators', level: 'none', capacity: random.int(8, 26) * 100, unit: 'pieces' }]
    : [{ name: '乳化炸药（胶状）', category: 'emulsion', level: 'none', capacity: random.int(6, 20) * 1000, unit: 't' },
      { name: '多孔粒状铵油炸药', category: 'anfo', level: 'none', capacity: random.int(2, 8) * 1000, unit: 't' }]
  const employees = random.int(120, 420)
  return {
    suffix: { zh: detonators ? '民爆器材有限公司' : '民用爆破器材有限公司', en: 'Civil Explosives Co., Ltd.' },
    industry: { code: '2671', name: { zh: '炸药及火工产品制造', en: 'Explosives and blasting agents' } },
    region: random.pick(['980121', '980181']), inPark: false, employees, revenue: tenThousandYuan(employees * random.int(60, 110)),
    scope: `许可项目：民用爆炸物品生产（${products.map((p) => p.name).join('、')}）。（依法须经批准的项目，经相关部门批准后方可开展经营活动）`,
    operations: [['民用爆炸物品作业', '乳化炸药制药作业'], ['民用爆炸物品作业', '雷管装配作业'], electricity, welding],
    trade: () => ({ kind: 'civil-explosives', products }),
  }
}
