import assert from 'node:assert/strict'
import type { Actor } from '../../kernel/access.ts'
import { openAccount } from '../../test/support/accounts.ts'
import { officer, type Answer, type Caller, type TestHouse } from '../../test/support/house.ts'

let people = 0
/** An officer with an account in the register: who may take over a case, and whose ties are looked for. */
export async function employed(t: TestHouse, roles: string | readonly string[], more: Partial<Actor> & { fullName?: string } = {}): Promise<Actor> {
  const held = typeof roles === 'string' ? [roles] : roles
  const { fullName = `何守安${++people}`, ...place } = more
  const done = await openAccount(t, {
    account: `employed-${++people}`, name: fullName, roles: held, password: 'for one entry only', region: place.region ?? '980100', department: place.department ?? 'emergency',
  })
  assert.equal(done.status, 200, JSON.stringify(done.body))
  return officer(held[0]!, { id: done.body.subject, name: fullName, roles: held, ...place })
}

/** A step on something of this capability, with the `seen` of its page. */
export async function take(caller: Caller, things: string, id: string, name: string, body: Record<string, unknown> = {}): Promise<Answer> {
  const page = await caller.get(`/api/integrity/${things}/${id}`)
  assert.equal(page.status, 200, JSON.stringify(page.body))
  return caller.post(`/api/integrity/${things}/${id}/${name}`, { seen: page.body.seen, ...body })
}
export const good = (answer: Answer) => { assert.equal(answer.status, 200, JSON.stringify(answer.body)); return answer.body }

/** A declaration of one's own; what is left out is empty. */
export async function declared(t: TestHouse, who: Actor, what: Record<string, unknown>) {
  return good(await t.as(who).post('/api/integrity/declarations/declare', { officer: who.id, citizenId: '11010519491231002X', truthful: true, ...what }))
}
