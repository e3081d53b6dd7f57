import assert from 'node:assert/strict'
import { officer, type Caller, type TestHouse } from '../../test/support/house.ts'
import { anEnterprise, performed, stepped, submitted } from '../../test/support/licensing.ts'
import type { Indicator } from './facts.ts'
import { founding } from './founding.ts'

/** Performs a step on a standard, judgement or supplement with the `seen` of its page. */
export async function take(caller: Caller, things: string, id: string, name: string, body: Record<string, unknown> = {}) {
  const page = await caller.get(`/api/standards/${things}/${id}`)
  assert.equal(page.status, 200, JSON.stringify(page.body))
  return caller.post(`/api/standards/${things}/${id}/${name}`, { seen: page.body.seen, ...body })
}
export async function taken(caller: Caller, things: string, id: string, name: string, body: Record<string, unknown> = {}) {
  const done = await take(caller, things, id, name, body)
  assert.equal(done.status, 200, `${name}: ${JSON.stringify(done.body)}`)
  return done.body as { fact: string; subject: string; state: string }
}

export const indicatorsOf = (id: string): Indicator[] => structuredClone(founding.find((f) => f.id === id)!.indicators)
export const draftOf = (indicators: Indicator[], changes: object[] = [], more: object = {}) =>
  ({ sector: 'hazardous-chemicals', size: 'all', title: { zh: '危险化学品审批标准', en: 'Standard for hazardous chemicals' }, indicators, changes, ...more })

/** The founding standard in force, adopted by a head. */
export async function adopted(t: TestHouse, id = 'hazardous-chemicals/all') {
  const done = await t.as(officer('head')).post('/api/standards/standards/adopt', { founding: id })
  assert.equal(done.status, 200, JSON.stringify(done.body))
  return done.body.subject as string
}

/** Drafted by one, approved by another, published by the head. */
export async function publishedVersion(t: TestHouse, body: object, effectiveOn: string) {
  const [drafter, approver, head] = [officer('reviewer'), officer('approver'), officer('head')].map((o) => t.as(o)) as [Caller, Caller, Caller]
  const made = await drafter.post('/api/standards/standards/draft', body)
  assert.equal(made.status, 200, JSON.stringify(made.body))
  const id = made.body.subject as string
  await taken(drafter, 'standards', id, 'consult', { asked: '全市 12 家企业', opinions: '均无异议' })
  await taken(approver, 'standards', id, 'approve', { reason: '依据充分' })
  await taken(head, 'standards', id, 'publish', { effectiveOn })
  return id
}

/** A case whose review has begun; where a standard is in force it is pinned as the reaction does. */
export async function underReview(t: TestHouse, more: Record<string, unknown> = {}) {
  const who = await anEnterprise(t, more)
  const id = await submitted(t, who)
  await stepped(t.as(officer('window')), id, 'accept')
  const reviewer = t.as(officer('reviewer'))
  await stepped(reviewer, id, 'assign')
  return { id, who, reviewer }
}
export const pinned = (t: TestHouse, id: string) => t.house.work('pin-standard').perform(performed(t, 'standards/judgement/pin'), { id })

/** A value that meets the indicator, and one that does not. */
export const good = (i: Pick<Indicator, 'comparison' | 'threshold'>) => (i.comparison === 'yes' ? true : i.threshold!)
export const bad = (i: Pick<Indicator, 'comparison' | 'threshold'>) => (i.comparison === 'yes' ? false : i.comparison === 'at-most' ? i.threshold! + 1 : i.threshold! - 1)

export const measurement = (i: Pick<Indicator, 'key' | 'unit' | 'comparison' | 'threshold'>, value: number | boolean = good(i), more: object = {}) =>
  ({ key: i.key, value, unit: i.unit?.zh ?? null, evidence: [], opinion: '现场核实', ...more })

/** Measures every indicator of the case's version well, but those left out. */
export async function measuredAll(reviewer: Caller, id: string, without: readonly string[] = []) {
  const page = (await reviewer.get(`/api/standards/judgements/${id}`)).body
  for (const i of page.indicators as Indicator[]) if (!without.includes(i.key)) await taken(reviewer, 'judgements', id, 'measure', measurement(i))
}

/** Every document and condition found good, as licensing asks; nothing concluded. */
export async function examined(reviewer: Caller, id: string) {
  const page = (await reviewer.get(`/api/licensing/applications/${id}`)).body
  const material = Object.keys(page.documents)[0]
  for (const { kind, key } of page.open as { kind: string; key: string }[]) {
    if (kind === 'formal') await stepped(reviewer, id, 'find-formal', { material: key, present: true, validForm: true, validDate: null, opinion: '' })
    else await stepped(reviewer, id, 'find-substantive', { condition: Number(key), result: 'met', evidence: [{ material }], opinion: '符合' })
  }
}
