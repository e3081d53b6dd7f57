import { mandatory } from '../../capabilities/deliberation/rules/mandatory.ts'
import { reviewed, type Episode } from '../episodes.ts'
import { scopeOf } from '../case.ts'
import { issued } from '../stories.ts'

const members = ['gaozhiqiang', 'songlan', 'gumingzhe', 'shaowanqing', 'luochengzhi'] as const
const say: Record<string, [vote: string, reasons: string]> = {
  fangjianguo: ['grant', '距离按现行标准复测合格，同意承办人意见。'], gaozhiqiang: ['grant', '法定条件逐项具备，材料齐全，同意准予。'],
  gumingzhe: ['grant', '工艺技术成熟，联锁和紧急切断已投用，同意。'], shaowanqing: ['grant', '周边群众意见已逐条答复，同意准予。'],
  luochengzhi: ['refuse', '储罐间距虽达标，但与规划中的学校过近，建议先论证，不同意现在准予。'],
}

/** A difficult case decided by a meeting (M1.4): six members, one recused, four votes to one. */
export const episode: Episode = {
  needs: 'enterprise', daysLeft: 130,
  async *play(stage) {
    const { moves, on, day, who } = stage
    const head = who('fangjianguo')
    await moves.act(head, 'deliberation/rules/set', {
      from: day(130), members: 5, quorum: 'two-thirds', voting: 'named', on: mandatory.map((m) => m.key),
    }, '局务会议讨论通过')
    yield on(128, 560)
    const c = yield* reviewed(stage, day(128))
    const application = c.id
    const at = (minutes: number) => on(100, 570 + minutes)
    await moves.act(c.cast.reviewer, 'deliberation/mark/set', { application }, '厂区外 300 米规划建设学校，间距达标但社会关注度高。')
    yield on(106)
    const asked = await moves.act(who('songlan'), 'integrity/recusal/request-own', { application, officer: who('songlan').id }, '两年前曾在该企业任安全总监。')
    yield on(105)
    await moves.act(head, 'integrity/recusal/uphold', { id: asked.subject, application, officer: who('songlan').id }, '原任职单位，未满三年，应当回避。')
    yield on(104)
    const { subject: id } = await moves.act(head, 'deliberation/meeting/convene', { at: at(0).toISOString(), place: '市应急管理局三楼会议室', members: members.map((m) => who(m).id), cases: [application] })
    yield on(103)
    for (const account of Object.keys(say)) for (const paper of Object.keys((await moves.read(application)).documents).slice(0, 3)) await moves.look(who(account), id, application, paper, 60)
    yield at(0)
    for (const account of ['fangjianguo', ...members]) await moves.act(who(account), 'deliberation/attendance/come', { meeting: id })
    await moves.act(head, 'deliberation/meeting/open', { id })
    yield at(4)
    await moves.act(head, 'deliberation/attendance/leave', { meeting: id, member: who('songlan').id })
    await moves.act(head, 'deliberation/meeting/call', { id, application })
    await moves.act(c.cast.reviewer, 'deliberation/meeting/present', { id, application, summary: '材料齐全，十三项条件逐项符合；与规划学校的距离按现行标准复测合格。', scope: scopeOf(c.plan.enterprise), clauses: ['条例-6'] })
    for (const [i, [account, [vote, reasons]]] of Object.entries(say).entries()) {
      yield at(12 + 3 * i)
      await moves.act(who(account), 'deliberation/vote/cast', { meeting: id, application, vote, reasons })
    }
    yield at(30)
    await moves.act(head, 'deliberation/meeting/count', { id, application })
    await moves.act(head, 'deliberation/meeting/conclude', { id })
    yield* issued(c)
  },
}
