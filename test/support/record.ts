import assert from 'node:assert/strict'
import { all, first } from '../../kernel/db.ts'
import { readEnvelope, type Envelope } from '../../kernel/fact.ts'
import { sql } from 'kysely'
import type { Answer, TestHouse } from './house.ts'

/** The facts of one subject (or all of them) in their order, as the stored bytes say. */
export async function factsOf(t: TestHouse, subject?: string) {
  const rows = await all(t.house.pools.writer, sql<{ id: string; bytes: Buffer }>`select id, bytes from fact where ${subject ?? null}::uuid is null or subject = ${subject ?? null}::uuid order by id`)
  return rows.map((r) => ({ ...(readEnvelope(r.bytes) as Envelope<string, any>), id: r.id }))
}
export const lastFact = async (t: TestHouse, subject: string) => (await factsOf(t, subject)).at(-1)!
export const factNames = async (t: TestHouse, subject: string) => (await factsOf(t, subject)).map((f) => f.name.replace('licensing.', ''))

export type Attempt = { id: string; command: string; outcome: string; actor_id: string; subject: string | null; request_id: string | null }
export const attempts = (t: TestHouse) => all(t.house.pools.writer, sql<Attempt>`select id, command, outcome, actor_id, subject, request_id from attempt`)

const factCount = async (t: TestHouse) => (await first(t.house.pools.writer, sql<{ n: number }>`select count(*)::int as n from fact`))!.n

/** A problem document of RFC 9457 that speaks both languages. */
export function isProblem(answer: Answer, status: number, type: string) {
  assert.equal(answer.status, status, JSON.stringify(answer.body))
  assert.equal(answer.body.type, `/problems/${type}`, JSON.stringify(answer.body))
  assert.match(String(answer.headers['content-type']), /^application\/problem\+json/)
  assert.equal(answer.body.status, status)
  assert.match(answer.body.title, /\p{Script=Han}/u)
  assert.match(answer.body.title_en, /[A-Za-z]/)
  assert.match(answer.body.instance, /^urn:request:/)
}

type Expected = { status: number; type: string; recordedAs?: string | null }

/** Something that is refused: it answers with the problem, records no fact, and stands in the attempts under its code (`null`: no attempt, as no step was tried). */
export async function refused(t: TestHouse, work: () => Promise<Answer>, expected: Expected): Promise<any> {
  const [facts, before] = [await factCount(t), new Set((await attempts(t)).map((a) => a.id))]
  const answer = await work()
  isProblem(answer, expected.status, expected.type)
  assert.equal(await factCount(t), facts, 'nothing was recorded')
  const tried = (await attempts(t)).filter((a) => !before.has(a.id))
  assert.deepEqual(tried.map((a) => a.outcome), expected.recordedAs === null ? [] : [expected.recordedAs ?? expected.type])
  return answer.body
}

/** Waits for something that other workers bring about; fails with what it waited for. */
export async function until<T>(what: string, look: () => Promise<T | undefined | null | false>, seconds = 20): Promise<T> {
  const end = performance.now() + seconds * 1000
  for (;;) {
    const found = await look()
    if (found) return found
    if (performance.now() > end) throw new Error(`waited ${seconds} s in vain: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** The case as this caller's page shows it. */
export async function pageOf(caller: { get(url: string): Promise<Answer> }, id: string): Promise<any> {
  const page = await caller.get(`/api/licensing/applications/${id}`)
  assert.equal(page.status, 200, JSON.stringify(page.body))
  return page.body
}
/** One button of a page. */
export const button = (page: { actions: { step: string; allowed: boolean; why: { zh: string; en: string } | null; clause: string | null }[] }, name: string) => page.actions.find((a) => a.step === name)
