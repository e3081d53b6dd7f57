import { licensed, type Episode } from '../episodes.ts'

/** A licence annulled for fraud (许可法 §69): the evaluation report was another firm's. The enterprise may not apply again for three years (§79). */
export const episode: Episode = {
  needs: 'enterprise', daysLeft: 280,
  async *play(stage) {
    const { moves, on, who } = stage
    const c = yield* licensed(stage, stage.day(280))
    const { id } = await moves.licence(c.id)
    yield on(70)
    await moves.act(who('gaozhiqiang'), 'licensing/licence/propose', { id, measure: 'annul', ground: 'fraud' }, '评价机构来函证实：申请时提交的安全评价报告系伪造，编号属另一企业。')
    yield on(58)
    await moves.act(who('fangjianguo'), 'licensing/licence/annul', { id, ground: 'fraud' }, '以欺骗手段取得许可，事实清楚；企业陈述申辩不成立，决定撤销。')
  },
}
