import { rolesOfPost } from '../../capabilities/officers/words.ts'
import type { Episode, Stage } from '../episodes.ts'
import { crowd } from '../people.ts'
import { random } from '../random.ts'
import { lapsing, officers } from '../town.ts'
import type { Officer } from '../types.ts'

const posts = Object.entries(rolesOfPost)
const postsOf = (o: Officer) => posts.filter(([, roles]) => roles.some((r) => o.roles.includes(r as never))).map(([post]) => post)
const staffOf = (department: string) => officers.filter((o) => o.department === department && postsOf(o).length > 0)
const courses = {
  housing: { title: '建筑施工企业安全生产许可审查实务', topics: '条例第六条各项条件、三类人员考核、起重机械备案、案例讨论', teacher: { name: '严守正', kind: 'outside-expert', from: '云州理工大学土木工程学院' } },
  industry: { title: '民用爆炸物品生产许可审查实务', topics: '内外部安全距离、危险生产线定员、安全评价报告怎么读', teacher: { name: '贺长松', kind: 'senior-inspector', from: '云岭省工业和信息化厅' } },
} as const
/** Marks of a hundred that people of the course reached, in the order of the register; all of them passed. */
const marks = [92, 88, 95, 84, 90, 86, 93]

/**
 * Only the qualified act (M1.8): the register, the qualifications, the regime in force in the three authorities. The emergency authority enters
 * what the province granted, the other two train their own people; then one qualification lapses, and its holder is refused.
 */
export const episode: Episode = {
  needs: 'nobody', daysLeft: 200,
  async *play(stage) {
    const { moves, on, day, who } = stage
    const keeper = who('weizimo')
    const entered = await enterAll(stage)
    for (const o of staffOf('emergency')) for (const post of postsOf(o)) {
      await granted(stage, keeper, entered.get(o.account)!, post, '云应急人〔2026〕18 号', o.account === lapsing ? { until: day(26) } : {})
    }
    yield on(199)
    for (const [account, since] of [['zhoumingyuan', 1040], ['hejing', 500], [lapsing, 760]] as const) {
      await moves.act(who('fangjianguo'), 'officers/officer/post', { id: entered.get(account)!, post: 'review', from: day(since) })
    }
    await moves.act(who('fangjianguo'), 'officers/regime/put-in-force', { from: day(190) })
    yield on(198, 1020)
    await trained(stage, 'housing', 'xurongfa', entered)
    await trained(stage, 'industry', 'renguohua', entered)
    yield on(9)
    await moves.refused(who(lapsing), 'licensing/application/assign', { id: await moves.someCase('emergency') }, 'officers/not-qualified')
  },
}

async function enterAll({ moves, who }: Stage) {
  const make = crowd(random('officers'))
  const entered = new Map<string, string>()
  for (const o of ['emergency', 'housing', 'industry'].flatMap(staffOf)) {
    const { citizenId } = make({ region: '980102', age: [32, 57] })
    const { subject } = await moves.act(who('weizimo'), 'officers/officer/enter', { name: o.name, citizenId, account: who(o.account).id })
    entered.set(o.account, subject)
  }
  return entered
}

const granted = ({ moves }: Stage, by: ReturnType<Stage['who']>, id: string, post: string, document: string, more: { until?: string } = {}) =>
  moves.act(by, 'officers/officer/grant-qualification', { id, post, ground: 'superior', document, ...more })

/** A course of two days; whoever passed is qualified by the head. The head's own qualification comes from the authority above: nobody qualifies himself. */
async function trained(stage: Stage, department: keyof typeof courses, head: string, entered: ReadonlyMap<string, string>) {
  const { moves, who, day } = stage
  const people = staffOf(department).filter((o) => o.account !== head)
  const { subject: training } = await moves.act(who(head), 'officers/training/plan', { ...courses[department], hours: 16, on: day(198) })
  const attendance = people.map((o, i) => ({ officer: entered.get(o.account)!, hours: 16, mark: marks[i % marks.length]! }))
  await moves.act(who(head), 'officers/training/hold', { id: training, attendance })
  for (const o of people) for (const post of postsOf(o)) {
    await moves.act(who(head), 'officers/officer/grant-qualification', { id: entered.get(o.account)!, post, ground: 'training', training })
  }
  const boss = staffOf(department).find((o) => o.account === head)!
  for (const post of postsOf(boss)) await granted(stage, who('weizimo'), entered.get(head)!, post, '云安许人〔2026〕7 号')
  await moves.act(who(head), 'officers/regime/put-in-force', { from: day(190) })
}
