import { atTheReviewer, type Episode } from '../episodes.ts'
import { concluded, decision, examined, issued } from '../stories.ts'

/** An on-site check by two officers with photos, confirmed by the second, signed by the enterprise (许可法 §34). */
export const episode: Episode = {
  needs: 'enterprise', daysLeft: 48,
  async *play(stage) {
    const { moves, on, day, who, applicant, e } = stage
    const c = yield* atTheReviewer(stage, day(48))
    const application = c.id
    const [one, two] = [c.cast.reviewer, ['zhoumingyuan', 'hejing', 'shitao'].map(who).find((o) => o.id !== c.cast.reviewer.id)!]
    yield on(39)
    const { subject: id } = await moves.act(one, 'site-checks/check/order', { application, on: day(36), place: e.address, team: [one.id, two.id], purpose: '核实罐区间距、报警器和紧急切断装置' })
    const find = async (item: string, text: string, photo: string) =>
      moves.act(one, 'site-checks/check/find', { id, application, item, condition: null, result: 'met', text, photos: [await moves.photo(id, one, photo)] })
    yield on(36)
    await moves.act(one, 'site-checks/check/begin', { id, application, present: [one.id, two.id], host: e.principal.name, certificatesShown: true })
    yield on(36, 640)
    await find('罐区间距', '实测相邻储罐间距 18.6 米，防火堤完好，无裂缝。', 'site-tanks.png')
    yield on(36, 660)
    await find('可燃气体报警器', '抽查 6 台，均在标定有效期内，现场试验报警正常。', 'site-detector.png')
    yield on(36, 700)
    await moves.act(one, 'site-checks/check/close', { id, application, result: 'passed', summary: '现场情况与申请材料一致，未发现问题。' })
    yield on(36, 715)
    await moves.act(two, 'site-checks/check/confirm', { id, application })
    yield on(35)
    await moves.act(applicant, 'site-checks/check/sign', { id, application, name: e.principal.name, post: '主要负责人', comment: '情况属实。' })
    c.now = on(35)
    yield* examined(c)
    yield* concluded(c)
    if (yield* decision(c)) yield* issued(c)
  },
}
