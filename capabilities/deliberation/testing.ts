import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { first } from '../../kernel/db.ts'
import { readEnvelope, type Recorded } from '../../kernel/fact.ts'
import type { Actor } from '../../kernel/access.ts'
import { openAccount } from '../../test/support/accounts.ts'
import { officer, type Caller, type TestHouse } from '../../test/support/house.ts'
import { aFile, anEnterprise, goodAnswers, reviewed, stepped } from '../../test/support/licensing.ts'
import { requiredMaterials } from '../licensing/form.ts'
import { sectorOf } from '../licensing/sectors/index.ts'
import type { Answers } from '../licensing/sectors/sector.ts'
import { reactions } from './reactions.ts'

export type Person = { actor: Actor; caller: Caller; id: string; name: string }
let accounts = 0

/** Somebody with an account, whom a meeting can call. */
export async function aMember(t: TestHouse, role: 'approver' | 'head', name: string, more: Partial<Actor> = {}): Promise<Person> {
  const done = await openAccount(t, {
    account: `member-${++accounts}`, name, roles: [role], password: 'for one entry only, truly', region: '980100', department: more.department ?? 'emergency',
  })
  assert.equal(done.status, 200, JSON.stringify(done.body))
  const actor = officer(role, { ...more, id: done.body.subject as string, name })
  return { actor, caller: t.as(actor), id: actor.id, name }
}

export const allRules = ['underground-mine', 'fireworks', 'civil-explosives', 'major-hazard', 'violent-process', 'toxic', 'high-dam', 'objection-upheld', 'hearing-held', 'returned-twice', 'refusal-disputed', 'marked']

/** The head sets the department's own rules. */
export async function inForce(head: Caller, more: Record<string, unknown> = {}) {
  const done = await head.post('/api/deliberation/rules/set', { from: '2026-03-02', members: 3, quorum: 'two-thirds', voting: 'named', on: allRules, reason: '会议讨论通过', ...more })
  assert.equal(done.status, 200, JSON.stringify(done.body))
}

/** A case whose form has these answers, accepted and, unless told otherwise, reviewed. */
export async function aCase(t: TestHouse, answers: Record<string, unknown> = { hasMajorHazard: true }, options: { sector?: string; reviewer?: Caller; until?: 'accepted' } = {}) {
  const who = await anEnterprise(t)
  const sector = options.sector ?? 'hazardous-chemicals'
  const begun = (await who.applicant.post('/api/licensing/drafts', { sector })).body
  const all = { ...goodAnswers(sector), ...answers } as Answers
  const documents: Record<string, string[]> = {}
  for (const m of requiredMaterials(sectorOf(sector), all)) documents[m.key] = [await aFile(t, who.actor, begun.id, `${m.key}.pdf`)]
  const saved = (await who.applicant.post(`/api/licensing/drafts/${begun.id}/save`, { version: begun.version, answers: all, documents })).body
  const done = await who.applicant.post('/api/licensing/applications/submit', { draft: begun.id, version: saved.version, truthful: true })
  assert.equal(done.status, 200, JSON.stringify(done.body))
  const id = begun.id as string
  await stepped(t.as(officer('window')), id, 'accept')
  const reviewer = options.reviewer ?? t.as(officer('reviewer'))
  if (options.until !== 'accepted') await reviewed(reviewer, id)
  return { id, who, reviewer }
}

/** Performs a step of a meeting with the `seen` of its page. */
export async function sit(caller: Caller, meeting: string, step: string, body: Record<string, unknown> = {}) {
  const page = await caller.get(`/api/deliberation/meetings/${meeting}`)
  assert.equal(page.status, 200, JSON.stringify(page.body))
  return caller.post(`/api/deliberation/meetings/${meeting}/${step}`, { seen: page.body.seen, ...body })
}
export async function sat(caller: Caller, meeting: string, step: string, body: Record<string, unknown> = {}) {
  const done = await sit(caller, meeting, step, body)
  assert.equal(done.status, 200, `${step}: ${JSON.stringify(done.body)}`)
}
export const pageOfMeeting = async (caller: Caller, meeting: string): Promise<any> => (await caller.get(`/api/deliberation/meetings/${meeting}`)).body

export const come = (p: Person, meeting: string) => p.caller.post('/api/deliberation/attendances/come', { meeting })
export const leave = (p: Person, meeting: string, member?: string) => p.caller.post('/api/deliberation/attendances/leave', { meeting, ...(member ? { member } : {}) })
export const vote = (p: Person, meeting: string, application: string, choice: string, reasons = '符合条件，同意承办人意见') =>
  p.caller.post('/api/deliberation/votes/cast', { meeting, application, vote: choice, reasons })
export const recuse = (p: Person, meeting: string, application: string, reason = '申请人是我的前任职单位') =>
  p.caller.post('/api/deliberation/recusals/declare', { meeting, application, reason })
export async function succeeds(...answers: Promise<{ status: number; body: unknown }>[]) {
  for (const answer of await Promise.all(answers)) assert.equal(answer.status, 200, JSON.stringify(answer.body))
}

export const convene = (head: Caller, members: readonly Person[], cases: readonly string[]) =>
  head.post('/api/deliberation/meetings/convene', { at: '2026-03-03T01:30:00Z', place: '三楼会议室', members: members.map((m) => m.id), cases })

/** A meeting that has begun, with everybody there. */
export async function begun(head: Person, members: readonly Person[], cases: readonly string[]): Promise<string> {
  const done = await convene(head.caller, members, cases)
  assert.equal(done.status, 200, JSON.stringify(done.body))
  const meeting = done.body.subject as string
  await succeeds(...[head, ...members].map((m) => come(m, meeting)))
  await sat(head.caller, meeting, 'open')
  return meeting
}

/** A case called and presented. */
export async function presented(head: Person, meeting: string, application: string) {
  await sat(head.caller, meeting, 'call', { application })
  await sat(head.caller, meeting, 'present', { application, summary: '材料齐全，现场核查符合条件', scope: '苯乙烯 3 万吨/年' })
}

/** What follows from a meeting's end, run as the queue would: more than once does no harm. */
export async function carryOut(t: TestHouse, meeting: string) {
  const row = await first(t.house.pools.writer, sql<{ id: string; bytes: Buffer }>`select id, bytes from fact where subject = ${meeting} and name = 'deliberation.meeting-concluded'`)
  const fact = { ...readEnvelope(row!.bytes), id: row!.id } as Recorded<string, any>
  const result = reactions(t.house.capabilities).find((r) => r.name === 'deliberation-result')
  if (result?.when !== 'afterwards') throw new Error('nothing carries results out')
  await result.run(t.house.work('deliberation-result'), fact)
}
