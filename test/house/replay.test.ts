import assert from 'node:assert/strict'
import { test } from 'node:test'
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import type { TableKind } from '../../kernel/capability.ts'
import { compile } from '../../kernel/db.ts'
import { readEnvelope } from '../../kernel/fact.ts'
import { writesOf } from '../../kernel/perform.ts'
import { audit } from '../../kernel/replay.ts'
import { kernelTables } from '../../kernel/schema.ts'
import { officer, openTestHouse } from '../support/house.ts'
import { anEnterprise, aDraft, reviewed, step, stepped, submitted } from '../support/licensing.ts'

const t = await openTestHouse()
const owner = new pg.Client({ connectionString: t.house.urls.owner })

/** Changes rows behind the facts' back, as somebody with the owner's password would. */
async function tamper(sql: string) {
  await owner.connect().catch(() => {})
  await owner.query(`begin; select set_config('anxu.fact', '1', true); ${sql}; commit`)
}

test('tables rebuilt from the facts are equal, also after commands that cross on one enterprise and one case', async () => {
  const who = await anEnterprise(t)
  const others = await Promise.all(Array.from({ length: 6 }, () => anEnterprise(t)))
  const ids = await Promise.all([who, ...others].map((o) => submitted(t, o)))
  const counters = Array.from({ length: 4 }, () => t.as(officer('window')))
  const crossing = await Promise.all(ids.flatMap((id) => counters.map((c) => step(c, id, 'accept'))))
  assert.equal(crossing.filter((a) => a.status === 200).length, ids.length, 'of four officers at once, one accepts each case')
  assert.ok(crossing.filter((a) => a.status !== 200).every((a) => ['/problems/kernel/changed-meanwhile', '/problems/kernel/out-of-order'].includes(a.body.type)))
  await Promise.all(ids.slice(0, 3).map((id) => reviewed(t.as(officer('reviewer')), id)))
  await Promise.all(ids.slice(0, 3).map((id) => stepped(t.as(officer('approver')), id, 'grant', { scope: '生产', reason: '符合' })))
  t.clock.set(new Date('2026-03-13T02:00:00Z'))
  await Promise.all(ids.slice(0, 3).map((id) => stepped(t.as(officer('window')), id, 'issue')))
  const serials = await t.house.pools.writer.query<{ serial: number }>('select serial from licensing_licence order by serial')
  assert.deepEqual(serials.rows.map((r) => r.serial), [1, 2, 3], 'licence numbers have no gap and no double')
  const found = await audit(t.house)
  assert.deepEqual(found.differences, [])
  assert.ok(found.facts > 100 && found.rows > 100)
})

test('writes find their rows by the key or by a declared column, for which alone the audit’s tables have an index', async () => {
  const kinds = { ...kernelTables, ...Object.assign({}, ...t.house.capabilities.map((c) => c.tables)) as Record<string, TableKind> }
  const { rows } = await t.house.pools.writer.query<{ bytes: Buffer }>('select bytes from fact')
  const found = rows.flatMap((f) => writesOf(t.house, readEnvelope(f.bytes))).map((w) => /^(?:update|delete from) "(\w+)".* where "(\w+)" = /.exec(compile(w).sql)).filter((m) => m !== null)
  const others = found.filter(([, table, column]) => { const k = kinds[table!]!; return column !== k.key[0] && !(k.kind === 'state' && k.by === column) })
  assert.deepEqual([...new Set(others.map(([text]) => text))], [])
  assert.ok(found.length > 100)
})

test('the same request sent at once from many sides is one fact; with another content it is refused', async () => {
  const who = await anEnterprise(t)
  const draft = await aDraft(t, who)
  const requestId = randomUUID()
  const send = () => who.applicant.post('/api/licensing/applications/submit', { draft: draft.id, version: draft.version, truthful: true }, { requestId })
  const answers = await Promise.all([send(), send(), send(), send()])
  assert.deepEqual(new Set(answers.map((a) => a.status)), new Set([200]))
  assert.equal(new Set(answers.map((a) => a.body.fact)).size, 1)
  assert.equal(answers.filter((a) => !a.body.repeated).length, 1)
  const reused = await who.applicant.post('/api/licensing/applications/submit', { draft: draft.id, version: 99, truthful: true }, { requestId })
  assert.equal(reused.body.type, '/problems/kernel/request-reused')
})

test('an altered row, a row added, a row removed and an altered fact are each found and named', async () => {
  const who = await anEnterprise(t)
  const id = await submitted(t, who)
  await tamper(`update licensing_application set state = 'issued' where id = '${id}'`)
  await tamper(`update licensing_licence set valid_until = '2099-01-01' where serial = 1`)
  await tamper(`update licensing_application set answers = answers || '{"x":1.0}'::jsonb, last_fact = 1 where id = (select application_id from licensing_licence where serial = 2)`)
  await tamper(`delete from licensing_finding where ctid in (select ctid from licensing_finding limit 1)`)
  await owner.query(`alter table fact disable trigger user; update fact set actor_id = 'somebody-else' where name = 'licensing.licence-issued' and id = (select min(id) from fact where name = 'licensing.licence-issued');
    update fact set bytes = bytes || ' '::bytea where name = 'licensing.licence-issued' and id = (select max(id) from fact where name = 'licensing.licence-issued'); alter table fact enable always trigger refuse_change_row; alter table fact enable always trigger refuse_change_statement`)
  const { differences } = await audit(t.house)
  const named = differences.map((d) => `${d.table} ${d.kind} ${d.columns.map((c) => c.column).join()}`).sort()
  assert.ok(named.some((n) => n.startsWith('licensing_application changed') && n.includes('state')), named.join('\n'))
  assert.ok(named.some((n) => n === 'licensing_application changed answers,last_fact'), named.join('\n'))
  assert.ok(named.some((n) => n.startsWith('licensing_licence changed') && n.includes('valid_until')), named.join('\n'))
  assert.ok(named.some((n) => n.startsWith('licensing_finding missing')), named.join('\n'))
  assert.ok(named.some((n) => n.startsWith('fact changed actor_id')), named.join('\n'))
  assert.ok(named.some((n) => n === 'fact changed bytes'), named.join('\n'))
  await owner.end()
})

test('an audit by another shape refuses rather than cries tampering', async () => {
  await t.house.pools.owner.query(`update shape set shape = shape + 1 where capability = 'licensing'`)
  await assert.rejects(audit(t.house), /another version/)
})
