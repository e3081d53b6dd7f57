import assert from 'node:assert/strict'
import type { Actor } from '../../kernel/access.ts'
import { openAccount } from '../../test/support/accounts.ts'
import { officer, type Answer, type TestHouse } from '../../test/support/house.ts'
import { freshCitizenId } from '../enterprises/testing.ts'
import type { Post } from './facts.ts'

let opened = 0
const keeper = officer('administrator')

/** An account of the authority that really exists, as an actor. */
export async function anAccount(t: TestHouse, role: string, more: Partial<Actor> = {}): Promise<Actor> {
  const account = `staff-${process.pid}-${++opened}`
  const place = { region: more.region ?? '980100', department: more.department ?? 'emergency' }
  const done = await openAccount(t, { account, name: more.name ?? `${role}${opened}`, roles: [role], password: 'for one entry only', ...place })
  assert.equal(done.status, 200, JSON.stringify(done.body))
  return { ...officer(role, more), id: done.body.subject }
}

export type Staff = { actor: Actor; id: string; citizenId: string }
/** A person on the register with one account; with `posts`, qualified for them by the authority above. */
export async function staff(t: TestHouse, role: string, options: { name?: string; posts?: readonly Post[]; more?: Partial<Actor>; until?: string } = {}): Promise<Staff> {
  const actor = await anAccount(t, role, { ...options.more, ...(options.name ? { name: options.name } : {}) })
  const citizenId = freshCitizenId()
  const done = await t.as(keeper).post('/api/officers/officers/enter', { name: options.name ?? actor.name, citizenId, account: actor.id })
  assert.equal(done.status, 200, JSON.stringify(done.body))
  const id = done.body.subject as string
  for (const post of options.posts ?? []) await qualify(t, id, post, options.until ? { until: options.until } : {})
  return { actor, id, citizenId }
}

/** A step on a person, with the `seen` of the entry as it stands now. */
export async function officerStep(t: TestHouse, by: Actor, id: string, name: string, body: Record<string, unknown> = {}): Promise<Answer> {
  const { rows } = await t.house.pools.writer.query<{ last_fact: string }>('select last_fact from officers_officer where id = $1', [id])
  return t.as(by).post(`/api/officers/officers/${id}/${name}`, { seen: rows[0]!.last_fact, ...body })
}
export async function officerStepped(t: TestHouse, by: Actor, id: string, name: string, body: Record<string, unknown> = {}) {
  const done = await officerStep(t, by, id, name, body)
  assert.equal(done.status, 200, `${name}: ${JSON.stringify(done.body)}`)
  return done.body as { fact: string; subject: string }
}
export const qualify = (t: TestHouse, id: string, post: Post, more: Record<string, unknown> = {}) =>
  officerStepped(t, keeper, id, 'grant-qualification', { post, ground: 'superior', document: '云应急人〔2026〕1 号', ...more })

/** From tomorrow on nobody of the department acts without a qualification; the clock is set to tomorrow morning. */
export async function putInForce(t: TestHouse, head: Actor) {
  const tomorrow = new Date(t.clock.now().getTime() + 24 * 3_600_000)
  const done = await t.as(head).post('/api/officers/regimes/put-in-force', { from: new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(tomorrow) })
  assert.equal(done.status, 200, JSON.stringify(done.body))
  t.clock.set(tomorrow)
  return done.body.subject as string
}

/** A training that these persons attended on this day, in full, with these marks. */
export async function aTraining(t: TestHouse, head: Actor, on: string, marks: Readonly<Record<string, number | null>>, more: Record<string, unknown> = {}) {
  const teacher = { name: '严守正', kind: 'outside-expert', from: '云州理工大学' }
  const planned = await t.as(head).post('/api/officers/trainings/plan', { title: '许可审查实务', teacher, hours: 24, on, ...more })
  assert.equal(planned.status, 200, JSON.stringify(planned.body))
  const attendance = Object.entries(marks).map(([id, mark]) => ({ officer: id, hours: (more['hours'] as number) ?? 24, mark }))
  const held = await t.as(head).post(`/api/officers/trainings/${planned.body.subject}/hold`, { seen: planned.body.fact, attendance })
  assert.equal(held.status, 200, JSON.stringify(held.body))
  return planned.body.subject as string
}
