import type { Episode } from '../episodes.ts'
import { crowd } from '../people.ts'
import { random } from '../random.ts'
import { lapsing, officers } from '../town.ts'
import { rolesOfPost } from '../../capabilities/officers/words.ts'

const posts = Object.entries(rolesOfPost)

/** Only the qualified act (M1.8): the register, the qualifications, the regime in force; then one qualification lapses, and its holder is refused. */
export const episode: Episode = {
  needs: 'nobody', daysLeft: 200,
  async *play({ moves, on, day, who }) {
    const [keeper, head, make] = [who('weizimo'), who('fangjianguo'), crowd(random('officers'))]
    const entered = new Map<string, string>()
    for (const o of officers.filter((x) => x.department === 'emergency' && posts.some(([, roles]) => roles.some((r) => x.roles.includes(r as never))))) {
      const { citizenId } = make({ region: '980102', age: [32, 57] })
      const { subject: id } = await moves.act(keeper, 'officers/officer/enter', { name: o.name, citizenId, account: who(o.account).id })
      entered.set(o.account, id)
      for (const [post] of posts.filter(([, roles]) => roles.some((r) => o.roles.includes(r as never)))) {
        await moves.act(keeper, 'officers/officer/grant-qualification', { id, post, ground: 'superior', document: '云应急人〔2026〕18 号', ...(o.account === lapsing ? { until: day(26) } : {}) })
      }
    }
    yield on(199)
    for (const [account, since] of [['zhoumingyuan', 1040], ['hejing', 500], [lapsing, 760]] as const) {
      await moves.act(head, 'officers/officer/post', { id: entered.get(account)!, post: 'review', from: day(since) })
    }
    await moves.act(head, 'officers/regime/put-in-force', { from: day(190) })
    yield on(9)
    await moves.refused(who(lapsing), 'licensing/application/assign', { id: await moves.someCase('emergency') }, 'officers/not-qualified')
  },
}
