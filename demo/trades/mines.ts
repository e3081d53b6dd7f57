import type { Words } from '../../kernel/problem.ts'
import type { Rand } from '../random.ts'
import type { MineTrade } from '../types.ts'
import { daysFrom, electricity, tenThousandYuan, welding, yearsFrom } from './draft.ts'
import type { Draft, Staff } from './draft.ts'

type Profile = { suffix: Words; code: string; industry: Words; mineral: Words; type: MineTrade['type']; method: string; per: number }
const w = (zh: string, en: string): Words => ({ zh, en })
const open = '露天开采，自上而下分台阶，台阶高度 15 m，潜孔钻穿孔，挖掘机装车，公路—汽车运输'
const under = '地下开采，平硐—斜井联合开拓，浅孔留矿法采矿，电机车运输，抽出式机械通风'

const profiles: Profile[] = [
  { suffix: w('石灰石矿业有限公司', 'Limestone Mining Co., Ltd.'), code: '1011', industry: w('石灰石、石膏开采', 'Limestone and gypsum'),
    mineral: w('水泥用石灰岩', 'Limestone for cement'),
    type: 'open-pit', method: open, per: 42 },
  { suffix: w('建筑石料有限公司', 'Quarry Co., Ltd.'), code: '1019', industry: w('粘土及其他土砂石开采', 'Clay, sand and stone'),
    mineral: w('建筑用花岗岩', 'Granite for building'),
    type: 'open-pit', method: open, per: 55 },
  { suffix: w('铜业有限公司', 'Copper Co., Ltd.'), code: '0911', industry: w('铜矿采选', 'Copper ores'), mineral: w('铜矿', 'Copper ore'),
    type: 'underground', method: under, per: 310 },
  { suffix: w('铅锌矿业有限公司', 'Lead and Zinc Mining Co., Ltd.'), code: '0912', industry: w('铅锌矿采选', 'Lead and zinc ores'),
    mineral: w('铅锌矿', 'Lead-zinc ore'),
    type: 'underground', method: under, per: 380 },
  { suffix: w('石材有限公司', 'Stone Co., Ltd.'), code: '1012', industry: w('建筑装饰用石开采', 'Dimension stone'), mineral: w('饰面用大理岩', 'Marble'),
    type: 'open-pit',
    method: '露天开采，圆盘锯与金刚石串珠锯切割，台阶高度 6 m，叉装车装载，不爆破', per: 90 },
  { suffix: w('磷化矿业有限公司', 'Phosphate Mining Co., Ltd.'), code: '1020', industry: w('化学矿开采', 'Chemical minerals'),
    mineral: w('磷矿', 'Phosphate rock'), type: 'underground',
    method: under, per: 160 },
  { suffix: w('尾矿综合利用有限公司', 'Tailings Co., Ltd.'), code: '0911', industry: w('铜矿采选', 'Copper ores'), mineral: w('铜尾矿', 'Copper tailings'),
    type: 'tailings',
    method: '山谷型尾矿库，上游式筑坝，排洪斜槽—隧洞排洪，设坝体位移和浸润线在线监测', per: 70 },
]

/** A mine other than coal, or a tailings pond. */
export function mine(random: Rand, index: number): Draft {
  const profile = profiles[index % profiles.length]!
  const capacity = profile.type === 'underground' ? random.int(3, 36) : random.int(10, 160)
  return {
    suffix: profile.suffix, industry: { code: profile.code, name: profile.industry }, inPark: false,
    region: random.pick(['980121', '980121', '980122', '980181', '980181']),
    employees: profile.type === 'underground' ? random.int(80, 420) : random.int(24, 130),
    revenue: tenThousandYuan(capacity * profile.per),
    scope: `许可项目：非煤矿山矿产资源开采（${profile.mineral.zh}）。（依法须经批准的项目，经相关部门批准后方可开展经营活动）一般项目：选矿；矿物洗选加工；非金属矿及制品销售。`,
    operations: [...(profile.type === 'underground'
      ? [['金属非金属矿山安全作业', '金属非金属矿井通风作业'], ['金属非金属矿山安全作业', '金属非金属矿山提升机操作作业']] as const : []),
    ['金属非金属矿山安全作业', '金属非金属矿山安全检查作业'], ['金属非金属矿山安全作业', '金属非金属矿山支柱作业'], electricity, welding],
    trade: (staff) => tradeOf(random, profile, capacity, staff),
  }
}

function tradeOf(random: Rand, profile: Profile, capacity: number, { brand, asOf }: Staff): MineTrade {
  const issuedOn = daysFrom(asOf, -random.int(300, 1500))
  const low = random.int(12, 60) * 10
  const unit = { 'open-pit': '露天采场', underground: '地下矿山', tailings: '尾矿库' }[profile.type]
  return {
    kind: 'mines', unitName: `${brand}${unit}`, type: profile.type, mineral: profile.mineral, capacity, method: profile.method,
    miningLicence: {
      number: `C98${issuedOn.slice(0, 4)}${issuedOn.slice(5, 7)}7${String(random.int(0, 99_999_999_999)).padStart(11, '0')}`,
      issuedOn, validUntil: yearsFrom(issuedOn, 10), area: random.int(12, 240) / 100,
        elevation: `+${low + random.int(8, 22) * 10} m 至 +${low} m`,
    },
    equipment: profile.type === 'underground' ? ['K40-6-№15 主通风机', 'JTP-1.6×1.2 提升绞车', 'D85-45×6 矿用排水泵'].map((name) => ({
      name, filingNo: `KCA${random.int(100_000, 999_999)}`, inspectedOn: daysFrom(asOf, -random.int(20, 240)),
    })) : [],
  }
}
