import { atTheReviewer, type Episode } from '../episodes.ts'
import { step } from '../case.ts'
import { concluded, decision, examined, issued } from '../stories.ts'

/** A hearing before the decision (许可法 §46–48): offered, asked for, announced, held, signed, closed; its time leaves the clock. */
export const episode: Episode = {
  needs: 'enterprise', daysLeft: 110,
  async *play(stage) {
    const { moves, on, day, who, applicant, e } = stage
    const c = yield* atTheReviewer(stage, day(110))
    const application = c.id
    yield on(100)
    const { subject: id } = await moves.act(c.cast.reviewer, 'hearings/hearing/offer', { application, matter: '厂区与相邻居民区的外部安全防护距离是否符合要求', parties: ['望海区滨江社区居民委员会'] }, '直接涉及申请人与他人之间重大利益关系。')
    yield on(98)
    await moves.act(applicant, 'hearings/hearing/request', { id, application }, '对防护距离的测算方法有不同意见，要求听证。')
    await step(c, c.cast.reviewer, 'stop-clock', { kind: 'hearing' }, '申请人要求听证，听证所需时间不计算在期限内。')
    yield on(96)
    await moves.act(c.cast.approver, 'hearings/hearing/announce', { id, application, on: day(84), time: '09:30', place: '市政务服务中心听证室', chair: who('luoyong').id })
    yield on(84)
    await moves.act(who('luoyong'), 'hearings/hearing/hold', {
      id, application,
      participants: [{ name: c.cast.reviewer.name, side: 'authority' }, { name: e.principal.name, side: 'applicant' }, { name: '滨江社区居民代表', side: 'party' }],
      points: [
        { side: 'authority', text: '按照定量风险评价，个人风险等值线未越过居民区边界；评价报告和计算书在卷。' },
        { side: 'applicant', text: '已把液化气储罐移到厂区东侧，竣工图显示最近距离增加到 186 米。' }, { side: 'party', text: '希望夜间不装卸，并公开应急电话。' },
      ],
    })
    yield on(83)
    await moves.act(applicant, 'hearings/hearing/sign', { id, application, name: e.principal.name, comment: '记录属实。夜间装卸已停止。' })
    yield on(82)
    await moves.act(who('luoyong'), 'hearings/hearing/close', { id, application, conclusion: '以竣工图和定量风险评价为准，外部安全防护距离符合要求；企业承诺夜间不装卸。' })
    await step(c, c.cast.reviewer, 'restart-clock')
    c.now = on(82)
    yield* examined(c)
    yield* concluded(c)
    if (yield* decision(c)) yield* issued(c)
  },
}
