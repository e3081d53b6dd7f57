import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import * as cedar from '@cedar-policy/cedar-wasm/nodejs'
import { sql } from 'kysely'
import { roleFor, visible, type Actor, type Place } from '../../kernel/access.ts'
import { commandName, type Command } from '../../kernel/command.ts'
import { all } from '../../kernel/db.ts'
import { perform } from '../../kernel/perform.ts'
import type { By } from '../../kernel/procedure.ts'
import { Problem } from '../../kernel/problem.ts'
import { officer, openTestHouse } from '../support/house.ts'

const t = await openTestHouse()
type Action = { name: string; capability: string; by: By }
const actions: readonly Action[] = [
  ...[...t.house.commands.values()].map((c) => ({ name: commandName(c), capability: c.does.capability, by: c.does.by })),
  ...t.house.queries.map((q) => ({ name: `${q.capability}/${q.name}`, capability: q.capability, by: q.for })),
]
const roles = ['applicant', 'window', 'reviewer', 'approver', 'head', 'supervisor', 'auditor', 'administrator', 'security']
const ours = { enterprise: randomUUID(), region: '980102', department: 'emergency' }
const columns = { enterprise: 'enterprise_id', region: 'region', department: 'department', officer: 'officer_id' }

/** Own and foreign, for what a scope can compare: enterprise and case for those who stand in one, department for officers, each × region. */
function pairs(role: string) {
  const actor = officer(role, { region: role === 'applicant' ? null : '980100', department: role === 'applicant' ? null : ours.department, enterpriseId: role === 'applicant' ? ours.enterprise : null })
  const either = [true, false]
  const places = either.flatMap((own) => either.map((region) => ({
    enterprise_id: own ? ours.enterprise : randomUUID(), region: region ? ours.region : '990102', department: own ? ours.department : 'housing',
    officer_id: own ? actor.id : randomUUID(),
  })))
  return places.map((place) => ({ actor, place }))
}

describe('every operation × role × own or foreign enterprise, region, department and case', () => {
  test('perform lets through exactly what the access table says', async () => {
    const steps = [...t.house.commands.values()].filter((c) => Object.keys(c.does.by).some((r) => roles.includes(r)))
    const wrong: string[] = []
    for (const c of steps) for (const role of roles) for (const { actor, place } of role in c.does.by ? pairs(role) : pairs(role).slice(0, 1)) {
      const let_ = await reaches(c, actor, place)
      if (let_ !== !!roleFor(c.does.by, actor, place)) wrong.push(`${role} → ${commandName(c)} at ${JSON.stringify(place)}: ${let_ ? 'let through' : 'kept out'}`)
    }
    assert.deepEqual(wrong, [])
  })

  test('a query’s rows are exactly those that the access table says', async () => {
    const asked = actions.flatMap((a) => roles.filter((role) => role in a.by).flatMap((role) => pairs(role).map((pair) => ({ ...pair, action: a }))))
    const rows = await filtered(asked)
    assert.deepEqual(asked.flatMap((x, i) => (rows[i] === !!roleFor(x.action.by, x.actor, x.place) ? [] : [`${x.actor.roles[0]} → ${x.action.name}`])), [])
  })
})

/** Whether the step gets past state and access when its row stands there; what the step itself would say is left out. */
async function reaches(c: Command, actor: Actor, place: Place): Promise<boolean> {
  const row = { ...place, id: randomUUID(), state: c.does.from[0] ?? null, last_fact: '1' }
  const { find: _f, draw: _d, guards: _g, ...rest } = c
  const bare: Command = {
    ...rest, input: c.input.partial(), locks: () => [], concerns: () => row.id, place: () => place,
    ...(c.does.from.length ? { find: () => sql`select ${row.id}::text as id, ${row.state}::text as state, '1' as last_fact` } : {}),
    rules: [{ code: 'arrived', clause: c.does.clause, broken: () => ({ zh: '到了', en: 'Arrived' }) }],
  }
  const refusal = await perform(t.house, bare, { actor, requestId: randomUUID(), input: {}, seen: '1', reason: '理由' }).then(() => null, (e: unknown) => e)
  if (!(refusal instanceof Problem)) throw refusal
  return (refusal.init.recordedAs ?? refusal.code) !== 'kernel/forbidden'
}

/** The access table as an SQL condition, asked for many rows at once. */
async function filtered(asked: readonly { action: Action; actor: Actor; place: Place }[]): Promise<boolean[]> {
  const answers: boolean[] = []
  for (let from = 0; from < asked.length; from += 200) {
    const some = asked.slice(from, from + 200).map(({ action, actor, place: p }, i) => sql`select ${sql.lit(i)} as i, ${visible(action.by, actor, 'x', columns)} as seen
      from (select ${p.enterprise_id ?? null}::text as enterprise_id, ${p.region ?? null}::text as region, ${p.department ?? null}::text as department, ${p.officer_id ?? null}::text as officer_id) x`)
    const rows = await all(t.house.pools.writer, sql<{ i: number; seen: boolean | null }>`${sql.join(some, sql` union all `)} order by i`)
    answers.push(...rows.map((r) => r.seen === true))
  }
  return answers
}

describe('a second opinion: the same rules written in Cedar, beside each capability as access.cedar', () => {
  const text = t.house.capabilities.map((c) => join(c.folder, 'access.cedar')).filter((f) => existsSync(f)).map((f) => readFileSync(f, 'utf8')).join('\n')
  assert.deepEqual(cedar.preparsePolicySet('all', { staticPolicies: text }), { type: 'success' })

  test('agrees on 12 000 random requests, and so does the SQL filter', async () => {
    const random = dice(20_261_123)
    const requests = Array.from({ length: 12_000 }, () => request(random))
    const table = requests.map((r) => !!roleFor(r.action.by, r.actor, r.place))
    const disagree = requests.filter((r, i) => allowed(r) !== table[i])
    assert.deepEqual([...new Set(disagree.map((r) => `${r.action.name} for ${r.actor.roles.join('+')}`))].sort(), [])
    const some = requests.slice(0, 3000)
    assert.deepEqual(await filtered(some), table.slice(0, 3000))
    assert.ok(table.filter(Boolean).length > 1500 && table.filter((x) => !x).length > 1500, 'both answers were asked for')
  })

  test('names every operation for every role that has it', () => {
    const home = { enterprise_id: ours.enterprise, region: ours.region, department: ours.department }
    const silent = actions.flatMap((a) => Object.keys(a.by).filter((role) => {
      const actor = { ...officer(role), region: '980100', department: ours.department, enterpriseId: ours.enterprise }
      return !allowed({ action: a, actor, place: { ...home, officer_id: actor.id } })
    }).map((role) => `${a.capability}/access.cedar: ${role} (${a.by[role]}) → ${a.name}`))
    assert.deepEqual(silent, [])
  })

  test('a scope that is one word too wide is found', () => {
    const narrow = 'permit (principal in Role::"window", action, resource) when { principal has region && resource has region && resource.region in principal.region };'
    cedar.preparsePolicySet('narrow', { staticPolicies: narrow })
    const wide: Action = { name: 'x/y', capability: 'x', by: { window: 'all' } }
    const far = { action: wide, actor: officer('window'), place: { region: '990102' } }
    assert.notEqual(allowed(far, 'narrow'), !!roleFor(wide.by, far.actor, far.place))
  })
})

type Request = { action: Action; actor: Actor; place: Place }
type Uid = { type: string; id: string }

/** Asks Cedar: roles are groups, regions a tree of their codes, everything else attributes. */
function allowed({ action, actor, place }: Request, policies = 'all'): boolean {
  const uid = (type: string, id: string): Uid => ({ type, id })
  const ref = (type: string, id: string | null | undefined) => (id ? { __entity: uid(type, id) } : undefined)
  const attrs = (all_: Record<string, unknown>) => Object.fromEntries(Object.entries(all_).filter(([, v]) => v !== undefined)) as Record<string, cedar.CedarValueJson>
  const principal = uid('Actor', actor.id)
  const resource = uid('Row', 'row')
  const entities = [
    { uid: principal, attrs: attrs({ region: ref('Region', actor.region), department: actor.department ?? undefined, enterprise: actor.enterpriseId ?? undefined }), parents: actor.roles.map((r) => uid('Role', r)) },
    { uid: resource, attrs: attrs({ region: ref('Region', place.region), department: place.department ?? undefined, enterprise: place.enterprise_id ?? undefined, officer: ref('Actor', place.officer_id) }), parents: [] },
    ...(place.region ? tree(place.region) : []),
  ]
  const answer = cedar.statefulIsAuthorized({ principal, action: uid('Action', action.name), resource, context: {}, preparsedPolicySetId: policies, entities })
  assert.equal(answer.type, 'success')
  return answer.type === 'success' && answer.response.decision === 'allow'
}

/** GB/T 2260 as a tree: 980102 ∈ 980100 ∈ 980000. */
function tree(code: string) {
  const steps = [...new Set([code, `${code.slice(0, 4)}00`, `${code.slice(0, 2)}0000`])]
  return steps.map((id, i) => ({ uid: { type: 'Region', id }, attrs: {}, parents: steps[i + 1] ? [{ type: 'Region', id: steps[i + 1]! }] : [] }))
}

/** A small generator of our own, so that a failure can be played again. */
function dice(seed: number) {
  let state = seed
  const next = () => { state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0; return state / 2 ** 32 }
  return { pick: <T>(from: readonly T[]) => from[Math.floor(next() * from.length)]! }
}

function request({ pick }: ReturnType<typeof dice>): Request {
  const action = pick(actions)
  const enterprises = [ours.enterprise, '0190a000-0000-7000-8000-00000000000a', null]
  const regions = ['980102', '980122', '980100', '980000', '990100', '990102', null]
  const departments = ['emergency', 'housing', 'industry', null]
  const officers = ['officer-1', 'officer-2', null]
  const held = [pick(Object.keys(action.by)), pick(roles), pick(roles)].slice(0, pick([1, 1, 2, 3])).filter((role) => pick([true, true, true, role in action.by]))
  const actor: Actor = { id: pick(officers) ?? 'officer-3', name: '甲', roles: held, region: pick(regions), department: pick(departments), enterpriseId: pick(enterprises) }
  return { action, actor, place: { enterprise_id: pick(enterprises), region: pick(regions), department: pick(departments), officer_id: pick(officers) } }
}
