import { licensed, type Episode } from '../episodes.ts'

/** A licence suspended and, after two officers checked again, resumed; suspended a second time, it still is. */
export const episode: Episode = {
  needs: 'enterprise', shown: true, daysLeft: 300,
  async *play(stage) {
    const { moves, on, day, who, applicant } = stage
    const c = yield* licensed(stage, day(300))
    const { id } = await moves.licence(c.id)
    async function* suspended(from: number, until: number, why: string) {
      const measure = { ground: 'conditions', from: day(from), until: day(until) }
      // The holder answers within the five working days; holidays may lengthen them.
      yield on(from + 16)
      await moves.act(who('songlan'), 'licensing/licence/propose', { id, measure: 'suspend', ...measure }, why)
      yield on(from + 13)
      await moves.act(applicant, 'licensing/licence/answer', { id, text: '检查发现的问题属实，我公司没有异议，已经停产整改。' })
      yield on(from)
      await moves.act(who('gaozhiqiang'), 'licensing/licence/suspend', { id, ...measure, considered: '企业对事实没有异议，正在整改；维持拟作出的处理。' }, `${why}决定暂扣。`)
    }
    yield* suspended(180, 150, '检查发现可燃气体报警器大面积失效，不再具备安全生产条件。')
    yield on(148)
    const recheck = { on: day(149), officers: ['罗勇', '周明远'], findings: '报警器全部更换并标定，逐台试验合格。' }
    await moves.act(who('gaozhiqiang'), 'licensing/licence/resume', { id, recheck }, '复查合格，恢复许可证效力。')
    yield* suspended(21, -30, '罐区紧急切断阀停用未报告，不再具备安全生产条件。')
  },
}
