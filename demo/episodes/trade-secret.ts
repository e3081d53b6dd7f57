import type { Episode } from '../episodes.ts'

type Values = { items: { key: string; group: string; field: string }[] }
const caseNumber = '云安事调〔2026〕3号'
const wanted = ['account', 'costDue', 'costSpent']

/** The accident investigator and the enterprise's accounts: declared sealed, asked for, refused once, approved in part, looked at, told. */
export const episode: Episode = {
  needs: 'enterprise', daysLeft: 34,
  async *play(stage) {
    const { moves, applicant, on, day, who } = stage
    const enterprise = applicant.enterpriseId!
    await moves.act(applicant, 'looks/financials/declare', {
      enterprise, year: Number(day(34).slice(0, 4)) - 1, bank: '云州商业银行望海支行', account: '6217000010001234567', revenue: 8_640_000_000, costDue: 152_400_000, costSpent: 118_600_000,
    })
    yield on(30)
    const { items } = await moves.ask(who('luoyong'), 'looks/values', { id: enterprise }) as Values
    const values = items.filter((v) => v.group === 'person' || (v.group === 'financial' && wanted.includes(v.field))).map((v) => v.key)
    const asks = async (purpose: string) => (await moves.act(who('luoyong'), 'looks/request/ask', { enterprise, basis: 'accident', caseNumber, application: null, purpose, values })).subject
    const vague = await asks('事故调查工作需要，请予批准')
    yield on(29)
    await moves.act(who('fangjianguo'), 'looks/request/refuse', { id: vague }, '未说明为什么必须看原值，请写明具体用途后重新申请。')
    yield on(28)
    const id = await asks('核实事故前一年安全费用是否足额提取使用，比对银行流水；比例不足以判断')
    yield on(28, 700)
    await moves.act(who('fangjianguo'), 'looks/request/approve', { id, values: values.filter((key) => key.startsWith('financial')), days: 2, times: 2 })
    yield on(27)
    await moves.act(who('luoyong'), 'looks/request/open', { id, caseNumber })
    const { views } = await moves.ask(who('luoyong'), 'looks/request', { id }) as { views: { id: string }[] }
    await moves.ask(who('luoyong'), 'looks/view', { id: views[0]!.id })
  },
}
