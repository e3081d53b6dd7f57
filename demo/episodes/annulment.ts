import { licensed, type Episode } from '../episodes.ts'

/** A licence annulled for fraud (许可法 §69): the evaluation report was another firm's. The enterprise may not apply again for three years (§79). */
export const episode: Episode = {
  needs: 'enterprise', daysLeft: 280,
  async *play(stage) {
    const { moves, on, who, applicant } = stage
    const c = yield* licensed(stage, stage.day(280))
    const { id } = await moves.licence(c.id)
    yield on(70)
    await moves.act(who('gaozhiqiang'), 'licensing/licence/propose', { id, measure: 'annul', ground: 'fraud' }, '评价机构来函证实：申请时提交的安全评价报告系伪造，编号属另一企业。')
    yield on(66)
    await moves.act(applicant, 'licensing/licence/answer', { id, text: '报告由中介代办，公司不知道编号属于另一企业，请求从轻处理。' })
    yield on(58)
    const considered = '经复核，报告签字人员与评价机构均无委托关系，企业付款凭证指向个人账户；申辩不能成立，不予采纳。'
    await moves.act(who('fangjianguo'), 'licensing/licence/annul', { id, ground: 'fraud', considered }, '以欺骗手段取得许可，事实清楚；企业陈述申辩不成立，决定撤销。')
  },
}
