import type { Words } from '../../kernel/problem.ts'
import type { Rand } from '../random.ts'
import { electricity, heights, tenThousandYuan, welding } from './draft.ts'
import type { Draft } from './draft.ts'

const trades: [suffix: Words, code: string, industry: Words, goods: string][] = [
  [{ zh: '机械制造有限公司', en: 'Machinery Co., Ltd.' }, '3311', { zh: '金属结构制造', en: 'Metal structures' }, '钢结构件'],
  [{ zh: '食品有限公司', en: 'Food Co., Ltd.' }, '1353', { zh: '肉制品及副产品加工', en: 'Meat products' }, '低温肉制品'],
  [{ zh: '物流有限公司', en: 'Logistics Co., Ltd.' }, '5431', { zh: '普通货物道路运输', en: 'Road freight' }, '道路货物运输'],
  [{ zh: '汽车零部件有限公司', en: 'Auto Parts Co., Ltd.' }, '3670', { zh: '汽车零部件及配件制造', en: 'Parts of motor vehicles' }, '铝合金压铸件'],
  [{ zh: '木业有限公司', en: 'Woodworks Co., Ltd.' }, '2110', { zh: '木质家具制造', en: 'Wooden furniture' }, '实木家具'],
  [{ zh: '水泥制品有限公司', en: 'Cement Products Co., Ltd.' }, '3021', { zh: '水泥制品制造', en: 'Cement products' }, '预制构件'],
]

/** An employer that needs no work-safety licence, but is inspected and advised like any other. */
export function general(random: Rand, index: number): Draft {
  const [suffix, code, industry, goods] = trades[index % trades.length]!
  const employees = random.int(18, 1300)
  return {
    suffix, industry: { code, name: industry }, inPark: false, employees,
    region: random.pick(['980171', '980171', '980102', '980103', '980181']), revenue: tenThousandYuan(employees * random.int(40, 95)),
    scope: `一般项目：${goods}的生产、销售和服务；货物进出口。（除依法须经批准的项目外，凭营业执照依法自主开展经营活动）`,
    operations: [electricity, welding, heights], trade: () => ({ kind: 'general', goods }),
  }
}
