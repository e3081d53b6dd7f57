import { licensed, type Episode } from '../episodes.ts'

/** A licence that was lent to another firm is to be revoked; its holder answered, asked to be heard (处罚法 §63), and the hearing is set for next week. */
export const episode: Episode = {
  needs: 'enterprise', shown: true, daysLeft: 260,
  async *play(stage) {
    const { moves, on, day, who, applicant } = stage
    const c = yield* licensed(stage, day(260))
    const { id: licence } = await moves.licence(c.id)
    yield on(14)
    await moves.act(who('songlan'), 'licensing/licence/propose', { id: licence, measure: 'revoke', ground: 'transfer' }, '检查发现该企业将许可证借给另一企业用于投标，借用协议和收款凭证在卷。')
    yield on(11)
    const text = '借用协议是前任副总私自签订，公司已发函解除并退回款项，没有实际使用许可证。请求不予吊销，并要求听证。'
    await moves.act(applicant, 'licensing/licence/answer', { id: licence, text })
    const hearing = await moves.hearing(licence)
    const about = { id: hearing.id, application: hearing.application_id, licence }
    await moves.act(applicant, 'hearings/hearing/request', about, '对是否构成转让许可证有不同意见，要求听证。')
    yield on(9)
    await moves.act(who('gaozhiqiang'), 'hearings/hearing/announce', { ...about, on: day(-5), time: '14:30', place: '市应急管理局三楼会议室', chair: who('luoyong').id })
  },
}
