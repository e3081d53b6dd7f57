import { requiredMaterials } from '../capabilities/licensing/form.ts'
import { sectorOf } from '../capabilities/licensing/sectors/index.ts'
import { answersOf } from './answers.ts'
import { after, type Cast, type Moves, type Plan } from './case.ts'
import { conditions } from '../law/index.ts'
import { at, dayOf } from './time.ts'

/** What is advised on the one document that is not good yet, and on the one condition. */
const advice = {
  material: '落款日期早于制度修订日期，请换成现行版本，并由主要负责人签字。',
  condition: '应急器材台账与现场不符：补齐两具空气呼吸器，台账注明检验日期。',
}

/**
 * 预审 (M5.2): before it applies, an enterprise hands in what it has, gets the written list of improvements, ticks what it has done and carries the rest into its
 * application. Answers the day on which it then applies; `carry` is called with the draft once that exists.
 */
export async function* prechecked(moves: Moves, plan: Plan, cast: Cast): AsyncGenerator<Date, { day: string; carry(draft: string): Promise<unknown> }> {
  const { enterprise: e, rand } = plan
  const { applicant, reviewer } = cast
  const materials = requiredMaterials(sectorOf(e.sector), answersOf(e, plan.begins))
  const { subject: id } = await moves.act(applicant, 'pre-review/pre-review/ask', {
    enterprise: applicant.enterpriseId, sector: e.sector, why: 'first', materials: materials.map(({ key, title }) => ({ key, title })),
  })
  const poor = materials[1]!.key
  await moves.act(applicant, 'pre-review/pre-review/hand-in', { id, documents: await moves.handing(e, applicant, id, materials.map((m) => m.key), plan.begins), doubts: '首次申请，不清楚制度汇编要不要附修订记录。' })
  let now = after(rand, plan.begins, 1, 2)
  yield now
  await moves.act(reviewer, 'pre-review/pre-review/take', { id })
  for (const { key } of materials) await moves.act(reviewer, 'pre-review/pre-review/find', { id, key, ...(key === poor ? { result: 'improve', advice: advice.material } : { result: 'good' }) })
  for (const { item } of conditions()) await moves.act(reviewer, 'pre-review/pre-review/find', { id, key: `condition-${item}`, ...(item === 12 ? { result: 'improve', advice: advice.condition } : { result: 'good' }) })
  yield (now = new Date(now.getTime() + 2 * 3_600_000))
  await moves.act(reviewer, 'pre-review/pre-review/advise', { id, summary: '材料基本齐全。改进两处后即可申请；预审不收费，也不影响申请的审查。' })
  yield (now = after(rand, dayOf(now), 2, 4))
  for (const key of [poor, 'condition-12']) await moves.act(applicant, 'pre-review/pre-review/tick', { id, key, done: true, note: '已按意见改好' })
  yield (now = at(dayOf(after(rand, dayOf(now), 1, 1)), 545))
  return { day: dayOf(now), carry: (draft) => moves.act(applicant, 'pre-review/pre-review/carry', { id, draft }) }
}
