import { atTheReviewer, type Episode } from '../episodes.ts'

/** An applicant declares a new process: the supplementary conditions for it attach to the case by their keywords, and wait to be judged. */
export const episode: Episode = {
  needs: 'enterprise', daysLeft: 40,
  async *play(stage) {
    const { moves, on, day, who } = stage
    yield on(40, 600)
    await moves.act(who('zhoumingyuan'), 'standards/supplement/register', {
      sector: 'hazardous-chemicals', kind: 'process', title: { zh: '微通道反应器连续化工艺补充条件', en: 'Supplementary conditions for continuous processes in microchannel reactors' },
      keywords: ['微通道', '微反应', 'microreactor'],
      conditions: [
        { key: 'risk-assessed', text: { zh: '完成全流程反应安全风险评估，结论为可接受', en: 'The reaction risk of the whole process was assessed and found acceptable' } },
        { key: 'blockage', text: { zh: '通道堵塞和流量偏差有联锁停车，联锁经过测试', en: 'Blocked channels and deviating flow trip an interlock that was tested' } },
        { key: 'trial-run', text: { zh: '连续试运行不少于 72 小时，记录完整', en: 'A trial run of 72 hours or more, fully recorded' } },
      ],
      guidance: '微通道反应器持液量小，本质上比釜式反应更安全。优先审查替代了哪些釜式装置、在线物料减少了多少。',
    })
    yield on(13, 560)
    const says = { newTechnology: true, newTechnologyText: '硝化工序由间歇釜改为微通道反应器连续硝化，在线持液量由 3 立方米降到 40 升。' }
    yield* atTheReviewer(stage, day(13), says)
  },
}
