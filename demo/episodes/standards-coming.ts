import { founding } from '../../capabilities/standards/founding.ts'
import type { Change, Indicator } from '../../capabilities/standards/facts.ts'
import type { Episode } from '../episodes.ts'

const base = founding.find((f) => f.id === 'hazardous-chemicals/all')!
const stricter: Readonly<Record<string, number>> = { gasDetectors: 100, autoControl: 98 }
const added: Indicator = {
  key: 'alarmsAnswered', group: 'management', name: { zh: '气体报警五分钟内确认率', en: 'Gas alarms acknowledged within five minutes' }, unit: { zh: '%', en: '%' },
  comparison: 'at-least', threshold: 90, range: { min: 0, max: 100 }, clause: '参数-M3.7', verified: false, mandatory: false,
}
const changes: Change[] = [
  { key: 'gasDetectors', source: 'accident', reference: '云州市“5·09”有毒气体泄漏事件教训：失效的探头没有及时更换' },
  { key: 'autoControl', source: 'policy', reference: '云应急〔2026〕31 号：化工装置自动化改造分步提升' },
  { key: added.key, source: 'accident', reference: '云州市“5·09”有毒气体泄漏事件教训：报警后十一分钟才有人确认' },
]

/** A second version for hazardous chemicals: drafted by one, asked about, approved by another, published with a day that is still to come. */
export const episode: Episode = {
  needs: 'nobody', daysLeft: 30,
  async *play({ moves, on, day, who }) {
    const drafter = who('hejing')
    yield on(30, 600)
    const { subject: id } = await moves.act(drafter, 'standards/standard/draft', {
      sector: base.sector, size: base.size, title: base.title, indicators: [...base.indicators.map((i) => ({ ...i, threshold: stricter[i.key] ?? i.threshold })), added], changes,
    })
    yield on(16, 640)
    await moves.act(drafter, 'standards/standard/consult', { id, asked: '全市危险化学品生产企业、化工园区分局、行业协会', opinions: '收到 14 条意见，采纳 9 条；有企业提出改造需要停车窗口，因此推迟到公布后再留出准备时间施行。' })
    yield on(12, 600)
    await moves.act(who('songlan'), 'standards/standard/approve', { id }, '变更来源清楚，指标可测，企业意见已逐条答复。')
    yield on(8, 600)
    await moves.act(who('fangjianguo'), 'standards/standard/publish', { id, effectiveOn: day(-30) })
  },
}
