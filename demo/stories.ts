import { anybody } from '../kernel/access.ts'
import { applicableConditions, requiredMaterials } from '../capabilities/licensing/form.ts'
import { sectorOf } from '../capabilities/licensing/sectors/index.ts'
import type { Answers } from '../capabilities/licensing/sectors/sector.ts'
import { authorityOf, lapsing, officers } from './town.ts'
import type { Rand } from './random.ts'
import type { Enterprise } from './types.ts'
import { answersOf } from './answers.ts'
import { after, step, wait, work, type Case, type Cast, type Ending, type Moves, type Plan } from './case.ts'
import { decided } from './deciding.ts'
import { prechecked } from './prechecking.ts'
import { daysFrom } from './trades/draft.ts'
import type { Flaw } from './documents/index.ts'
import { at, dayOf, workday } from './time.ts'

/** Something under way: when its next step comes, and the step. */
export type Story = { enterprise: Enterprise | null; next: Date | null; play(): Promise<void> }

/** About `count` cases over the year: most run to the licence, every other road of the procedure is walked too, and the last weeks leave some at every stage. */
export function stories(moves: Moves, town: readonly Enterprise[], span: { start: string; end: string; count: number }): Story[] {
  const rand = moves.rand
  const roads: Ending[] = ['issue', 'correct', 'issue', 'return', 'issue', 'stop', 'refuse', 'issue', 'correct', 'silence', 'issue', 'decline', 'return', 'issue', 'withdraw', 'objection']
  const days = Math.round((Date.parse(span.end) - Date.parse(span.start)) / 86_400_000)
  return town.map((enterprise, i) => {
    const recent = i < span.count * 0.45
    const offset = recent ? days - 1 - Math.floor((i * 30) / (span.count * 0.45)) : rand.fork(`begin ${i}`).int(4, days - 80)
    const plan = { enterprise, begins: workday(daysFrom(span.start, Math.max(3, offset))), ending: roads[i % roads.length]!, pace: recent && i % 4 === 1 ? 3 : 1, rand: rand.fork(`case ${i}`), ...(!recent && roads[i % roads.length] === 'issue' && enterprise.size !== 'large' && i % 16 < 8 ? { first: true as const } : {}) }
    return told(plan, run(moves, plan), at(plan.begins, 540 + plan.rand.int(0, 120)))
  })
}

/** Turns a generator that yields the time of its next step into a story. */
export function told({ enterprise }: { enterprise: Enterprise | null }, steps: AsyncGenerator<Date, unknown>, first: Date): Story {
  const story: Story = { enterprise, next: first, play: async () => { const { value, done } = await steps.next(); story.next = done ? null : value as Date } }
  return story
}

function castOf(moves: Moves, e: Enterprise, rand: Rand): Cast {
  const department = authorityOf(e.sector)!.id
  const one = (role: string) => moves.people.officers.get(rand.fork(role).pick(officers.filter((o) => o.department === department && o.account !== lapsing && o.roles.includes(role as never))).account)!
  return { applicant: moves.people.applicants.get(e.key)!, window: one('window'), reviewer: one('reviewer'), approver: one('approver') }
}

/** One case from the draft to its end; what comes next is decided by its ending. Answers the case. */
export async function* run(moves: Moves, plan: Plan): AsyncGenerator<Date, Case> {
  const missing = missingOf(plan)
  const c = plan.first ? yield* afterPrecheck(moves, plan) : await begin(moves, plan, missing)
  if (!(yield* intake(c, missing))) return c
  yield* review(c)
  if (yield* decision(c)) yield* issued(c)
  return c
}

/** A pre-review, and the application into which it is carried. */
async function* afterPrecheck(moves: Moves, plan: Plan): AsyncGenerator<Date, Case> {
  const { day, carry } = yield* prechecked(moves, plan, castOf(moves, plan.enterprise, plan.rand))
  return begin(moves, { ...plan, begins: day }, [], carry)
}

const missingOf = (plan: Plan) =>
  (['correct', 'withdraw'].includes(plan.ending) ? plan.rand.sample(materialsOf(plan, answersOf(plan.enterprise, plan.begins)).slice(1), 2) : [])
const materialsOf = ({ enterprise }: Plan, answers: Answers) => requiredMaterials(sectorOf(enterprise.sector), answers).map((m) => m.key)

/** The enterprise fills in the form, gathers the documents and applies. */
export async function begin(moves: Moves, plan: Plan, missing: readonly string[] = [], carry?: (draft: string) => Promise<unknown>): Promise<Case> {
  const { enterprise: e, begins, rand } = plan
  const cast = castOf(moves, e, rand)
  const answers = { ...answersOf(e, begins), ...plan.says }
  const draft = await moves.draft(e, cast.applicant, begins, missing, flawsOf(plan, materialsOf(plan, answers).filter((m) => !missing.includes(m))), plan.says)
  await carry?.(draft.id)
  await moves.act(cast.applicant, 'licensing/application/submit', { draft: draft.id, version: draft.version, truthful: true })
  return { moves, plan, cast, id: draft.id, now: at(begins, 600), answers }
}

/** After publicity the licence is handed out. */
export async function* issued(c: Case): AsyncGenerator<Date, void> {
  const until = (await c.moves.read(c.id)).publicity_until!
  yield (c.now = after(c.plan.rand, workday(daysFrom(until, 1)), 0, 2))
  await step(c, c.cast.window, 'issue')
}

/** At the counter: silence, a decline, a correction notice or acceptance. Answers whether the case goes on. */
export async function* intake(c: Case, missing: readonly string[] = []): AsyncGenerator<Date, boolean> {
  const { cast, moves, plan } = c
  if (plan.ending === 'silence') { yield wait(c, 7, 8); return true }
  yield wait(c, 1, 3)
  if (plan.ending === 'decline') {
    await step(c, cast.window, 'decline-not-competent', { competent: '云岭省应急管理厅' }, '该企业为中央企业所属一级子公司，由省级机关实施许可。')
    return false
  }
  if (missing.length) {
    await step(c, cast.window, 'send-correction-notice', { items: missing.map((key) => ({ key, kind: 'material', problem: 'missing', note: '未见该项材料，请补充加盖公章的扫描件' })) })
    yield wait(c, 3, 8)
    if (plan.ending === 'withdraw') { await step(c, cast.applicant, 'withdraw', {}, '生产计划调整，暂不申请。'); return false }
    await step(c, cast.applicant, 'complete', { version: await moves.amend(plan.enterprise, cast.applicant, c.id, missing, dayOf(c.now)) })
    yield wait(c, 1, 3)
  }
  await step(c, cast.window, 'accept')
  return true
}

/** The reviewer takes the case, finds on every document and condition, and concludes; some cases stop for experts, some go back to the applicant. */
async function* review(c: Case): AsyncGenerator<Date, void> {
  const { cast, plan } = c
  yield* taken(c)
  if (plan.ending === 'stop') {
    yield wait(c, 1, 2)
    await step(c, cast.reviewer, 'stop-clock', { kind: 'expert-review' }, '工艺复杂，组织专家对安全设施设计进行评审。')
    yield wait(c, 6, 12)
    await step(c, cast.reviewer, 'restart-clock')
  }
  yield* examined(c)
  yield* concluded(c)
}

export async function* taken(c: Case): AsyncGenerator<Date, void> {
  yield wait(c, 1, 3)
  await step(c, c.cast.reviewer, 'assign')
}

/** Document by document, condition by condition; by the approval standard where one holds. */
export async function* examined(c: Case, kind = 'new'): AsyncGenerator<Date, void> {
  const { cast, plan, moves, answers } = c
  yield work(c, 2, 5)
  const documents = (await moves.read(c.id)).documents
  const conditions = applicableConditions(sectorOf(plan.enterprise.sector, kind), answers)
  const bad = ['return', 'refuse'].includes(plan.ending) ? plan.rand.pick(conditions) : null
  for (const material of Object.keys(documents)) await step(c, cast.reviewer, 'find-formal', good(material))
  for (const condition of conditions) await find(c, condition, documents, condition === bad)
  await moves.measure(cast.reviewer, c.id)
  if (bad && plan.ending === 'return') yield* returned(c, bad, documents)
}

export async function* concluded(c: Case): AsyncGenerator<Date, void> {
  yield work(c, 1, 2)
  const refuse = c.plan.ending === 'refuse'
  await step(c, c.cast.reviewer, 'conclude-review', { recommendation: refuse ? 'refuse' : 'grant' },
    refuse ? '一项法定安全生产条件不符合，经告知未能整改。' : '材料齐全有效，各项安全生产条件符合。')
}

/** What is wrong with the paper itself: the officer finds it by reading. */
function flawsOf({ ending, rand }: Plan, materials: readonly string[]): Record<string, Flaw> {
  if (!['correct', 'return', 'refuse'].includes(ending)) return {}
  return { [rand.fork('flaw').pick(materials.slice(1))]: rand.fork('flaw kind').pick(['missing-seal', 'expired', 'wrong-name', 'blurry'] as const) }
}

type Asked = { item: number; materials: string[] }
const good = (material: string) => ({ material, present: true, validForm: true, validDate: null, opinion: '' })

function find(c: Case, condition: Asked, documents: Record<string, unknown[]>, wrong: boolean) {
  const material = condition.materials.find((m) => documents[m]) ?? Object.keys(documents)[0]!
  return step(c, c.cast.reviewer, 'find-substantive', {
    condition: condition.item, result: wrong ? 'not-met' : 'met', evidence: [{ material, page: 1 }], opinion: wrong ? '材料所载与法定要求不符，相关制度未落实到岗位' : '经审查符合要求',
  })
}

async function* returned(c: Case, bad: Asked, documents: Record<string, unknown[]>): AsyncGenerator<Date, void> {
  const { cast, plan, moves } = c
  const key = bad.materials.find((m) => documents[m]) ?? Object.keys(documents)[0]!
  const items = [{ kind: 'substantive', key: String(bad.item), note: '所附材料与现场情况不一致，请按实际情况修订后重新提交' }]
  await step(c, cast.reviewer, 'return', { items }, '实质审查发现问题，需企业整改补充。')
  yield wait(c, 4, 9)
  await step(c, cast.applicant, 'answer', { version: await moves.amend(plan.enterprise, cast.applicant, c.id, [key], dayOf(c.now)), note: '已按意见修订并重新盖章。' })
  yield wait(c, 1, 4)
  await step(c, cast.reviewer, 'find-formal', good(key))
  const again = applicableConditions(sectorOf(plan.enterprise.sector), c.answers).filter((x) => x.item === bad.item || x.materials.includes(key))
  for (const condition of again) await find(c, condition, documents, false)
}

/** Grant or refusal, and in publicity perhaps an objection and its answer. Answers whether a licence follows. */
export async function* decision(c: Case): AsyncGenerator<Date, boolean> {
  const { cast, plan, moves } = c
  yield work(c, 1, 4)
  if (plan.ending === 'refuse') {
    yield* decided(c, 'refuse', '不符合法定安全生产条件，决定不予许可。')
    return false
  }
  yield* decided(c, 'grant', '符合法定条件，准予许可。')
  if (plan.ending !== 'objection') return true
  yield wait(c, 1, 2)
  const filed = await moves.act(anybody, 'licensing/objection/file', {
    application: c.id, text: '我是附近居民，想了解该企业夜间装卸作业时的防护措施是否到位，希望核实。', name: '居民', contact: '15400009999',
  })
  yield wait(c, 2, 4)
  await moves.act(cast.reviewer, 'licensing/objection/reject', { id: filed.subject }, '经核查，企业夜间装卸作业已按规程设置监护和防静电措施，异议所述情况不存在。')
  return true
}
