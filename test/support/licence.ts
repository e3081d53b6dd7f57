import assert from 'node:assert/strict'
import type { Caller, TestHouse } from './house.ts'
import { officer } from './house.ts'
import { granted, stepped } from './licensing.ts'
import { lastFact } from './record.ts'

/** A licence as it was issued, with those who may do something about it. The house's clock stands at its issue then. */
export async function aLicence(test: TestHouse, options: { sector?: string } = {}) {
  const department = options.sector === 'construction' ? 'housing' : 'emergency'
  const c = await granted(test, { ...options, department })
  const { body } = await lastFact(test, c.id)
  test.clock.set(new Date(Date.parse(`${body.publicity.until}T01:00:00Z`) + 86_400_000))
  await stepped(c.counter, c.id, 'issue')
  const issued = (await lastFact(test, c.id)).body as { licence: string; number: string }
  const [proposer, head] = [test.as(officer('approver', { department })), test.as(officer('head', { department }))]
  return { ...c, licence: issued.licence, number: issued.number, proposer, head, department }
}

/** The licence as this caller's page shows it. */
export async function licencePage(caller: Caller, id: string): Promise<any> {
  const page = await caller.get(`/api/licensing/licences/${id}`)
  assert.equal(page.status, 200, JSON.stringify(page.body))
  return page.body
}

/** Performs a step of a licence as this caller, with the `seen` of the page as it stands now. */
export async function onLicence(caller: Caller, id: string, step: string, body: Record<string, unknown> = {}, seen?: string) {
  return caller.post(`/api/licensing/licences/${id}/${step}`, { seen: seen ?? (await licencePage(caller, id)).seen, reason: '经查证属实', ...body })
}
/** The same where it must succeed. */
export async function done(caller: Caller, id: string, step: string, body: Record<string, unknown> = {}) {
  const answer = await onLicence(caller, id, step, body)
  assert.equal(answer.status, 200, `${step}: ${JSON.stringify(answer.body)}`)
  return answer.body as { fact: string; state: string }
}

type OneLicence = { licence: string; proposer: Caller; head: Caller; who: { applicant: Caller } }
/** The holder answers what is intended, so that it can be decided before its time is over. */
export const answered = (l: OneLicence, text = '没有异议') => done(l.who.applicant, l.licence, 'answer', { text })
/** Proposed by one person, answered by the holder, decided by another. */
export async function measured(l: OneLicence, measure: 'suspend' | 'annul' | 'withdraw' | 'revoke', ground: string, more: Record<string, unknown> = {}, dates: Record<string, unknown> = {}) {
  await done(l.proposer, l.licence, 'propose', { measure, ground, ...dates })
  await answered(l)
  return done(l.head, l.licence, measure, { ground, considered: '企业没有异议', ...dates, ...more })
}
