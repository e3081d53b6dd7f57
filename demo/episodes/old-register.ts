import { book } from '../books.ts'
import type { Episode } from '../episodes.ts'
import { creditCode } from '../codes.ts'
import { random } from '../random.ts'

const names = ['临江涂料', '望海助剂', '青石化肥', '白鹭树脂', '云溪香料', '江北气体', '东岭溶剂', '南浦染料', '西屏电镀材料', '北湖制冷', '长桥胶粘剂', '石亭油墨'] as const
const regions = ['980102', '980103', '980121', '980122', '980181'] as const
const scopes = ['年产 5000 吨水性涂料', '年产 2 万吨橡胶助剂', '年产 8 万吨尿素', '年产 1.2 万吨环氧树脂', '年产 300 吨合成香料', '工业气体充装'] as const

/**
 * The authority's first day: twelve firms and their licences stood on paper. The window imports the firms; the head answers for the licences. One
 * row says a validity that the law does not give: it stays behind until somebody looks into the paper file.
 */
export const episode: Episode = {
  needs: 'nobody', daysLeft: 340,
  async *play({ moves, on, day, who }) {
    const rand = random('old register')
    const firms = names.map((name, i) => {
      const region = regions[i % regions.length]!
      return { code: creditCode(rand, region, '2016-03-01'), name: `云州${name}有限公司`, region, scope: scopes[i % scopes.length]!, n: i + 1 }
    })
    const [window, head] = [who('tangwen'), who('fangjianguo')]
    await moves.takeOver(window, window, 'enterprises', '企业登记簿-2016至2024.xlsx', book(['统一社会信用代码', '企业名称', '行政区划', '行业', '经济类型', '住所', '从业人数', '规模', '成立日期', '经营范围', '主要负责人', '档案号'], firms.map((f) => [
      f.code, f.name, f.region, '危险化学品', '有限责任公司', `云州市旧厂路 ${f.n} 号`, String(20 + f.n * 7), f.n % 3 ? '小型' : '中型', `2016-03-${String(f.n).padStart(2, '0')}`, f.scope, rand.pick(['石望川', '何秋实', '林既白', '段青禾']),
      `云应急档企〔2016〕${f.n}`,
    ])), '按纸质登记簿逐户核对，信息一致')
    yield on(339)
    await moves.takeOver(window, head, 'licences', '安全生产许可证登记簿.xlsx', book(['许可证编号', '统一社会信用代码', '企业名称', '许可行业', '许可范围', '颁证日期', '有效期起', '有效期至', '发证机关', '档案号'], firms.map((f) => {
      const from = Temporal.PlainDate.from(day(340)).subtract({ months: 40 }).add({ months: f.n * 2 })
      const until = from.add({ years: 3 }).subtract({ days: f.n === 12 ? 0 : 1 })
      return [`（云）WH安许证字〔${from.year}〕${1000 + f.n}号`, f.code, f.name, '危险化学品', f.scope, from.toString(), from.toString(), until.toString(), '云州市应急管理局', `云应急档证〔${from.year}〕${1000 + f.n}`]
    })), '与纸质档案逐份核对一致，同意转入')
  },
}
