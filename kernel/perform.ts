import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { PoolClient, QueryResult } from 'pg'
import type { z } from 'zod'
import { isSystem, roleFor, grants, type Actor, type Place } from './access.ts'
import { today } from './calendar.ts'
import { commandName, mayTouchAnyRows, type Act, type Command, type Found, type Moment, type Refusal } from './command.ts'
import { all, batch, compile, isSerialisation, isUnique, tables, transaction, type Statement } from './db.ts'
import { envelopeBytes, readEnvelope, type Envelope } from './fact.ts'
import { fieldProblems } from './fields.ts'
import { shut, type Asked, type Gate } from './gate.ts'
import type { House } from './house.ts'
import { broken, changedMeanwhile, forbidden, invalid, notFound, outOfOrder, Problem, requestReused, unavailable } from './problem.ts'
import { secretBytes, uuid } from './random.ts'

export type Request = {
  actor: Actor
  requestId: string
  input: unknown
  /** The last fact of the subject that the page knew; only the system acts without it. */
  seen?: string
  reason?: string
  causedBy?: string
  onBehalfOf?: string
}
export type Done = { fact: string; subject: string; state: string | null; repeated: boolean }

type KernelTables = {
  fact: { id: string; bytes: Buffer; salt: Buffer; name: string; subject: string; recorded_at: Date; actor_id: string; request_id: string }
  attempt: { id: string; at: Date; command: string; actor_id: string; request_id: string | null; subject: string | null; outcome: string; enterprise_id: string | null; region: string | null; department: string | null }
}
const t = tables<KernelTables>()

/**
 * Runs one command for one request: the only road to a write.
 * Four round trips: begin + locks + repeat check · find · fact + writes · commit.
 * Throws a Problem for whatever the caller can act on; every refusal and failure is recorded in its own transaction.
 */
export async function perform(house: House, c: Command, request: Request): Promise<Done> {
  const trace: { place?: Place; subject?: string } = {}
  for (let tries = 1; ; tries++) {
    try {
      const done = await attemptOnce(house, c, request, trace)
      if (!done.repeated) house.sequencer.poke()
      return done
    } catch (error) {
      if (isSerialisation(error) && tries < 4) continue
      const problem = error instanceof Problem ? error : broken()
      if (problem.init.status >= 500) house.log.error({ err: safe(error), command: commandName(c), requestId: request.requestId }, 'command failed')
      await recordAttempt(house, c, request, problem, trace)
      throw problem
    }
  }
}

async function attemptOnce(house: House, c: Command, r: Request, trace: { place?: Place; subject?: string }): Promise<Done> {
  const at = house.clock.now()
  const moment: Moment = { at, day: today(at) }
  if (grants(c.does.by, r.actor).length === 0) throw forbidden()
  const input = parse(c, r)
  const inputDigest = house.vault.digest({ command: commandName(c), input: r.input ?? {}, reason: r.reason ?? null })
  const asked: Asked = { ...moment, step: c.does, subject: c.concerns?.(input) ?? input.id ?? null, actor: r.actor, onBehalfOf: r.onBehalfOf ?? null, input }
  const gates = house.gates.filter((g) => g.on(c.does))
  return transaction(house.pools.writer, 'begin', async (tx) => {
    const earlier = await lockAndLookBack(tx, [...c.locks(input), ...gates.flatMap((g) => g.locks?.(asked) ?? [])], r, at)
    if (earlier) return repeatOf(earlier, inputDigest)
    const { row, found } = await look(tx, c, gates, asked)
    trace.subject = (input as { id?: string }).id
    trace.place = c.place?.(row, input, r.actor) ?? row
    await mayAct(tx, c, r, row, asked, trace.place ?? {})
    const closed = shut(gates, found, asked)
    if (closed) throw new Problem({ code: closed.code, status: 409, title: closed.why, clause: closed.clause })
    keepRules(c, row, input, asked)
    const vault = house.vault.collector(() => uuid(at), tx)
    const unseal = async (ref: string) => (await house.vault.reveal([ref], tx)).get(ref) ?? null
    const drawn = await c.draw?.({ ...moment, actor: r.actor, uuid: () => uuid(at), seal: vault.seal, erase: vault.erase, unseal }, row, input)
    const envelope = envelopeOf(house, c, r, row, c.record(row, input, drawn, { ...moment, actor: r.actor }), moment, trace.place ?? {}, inputDigest)
    const id = await recordFact(house, tx, c, envelope, vault.statements)
    return { fact: id, subject: envelope.subject, state: envelope.to, repeated: false }
  })
}

function parse(c: Command, r: Request): z.output<any> {
  const parsed = c.input.strict().safeParse(r.input ?? {})
  const fields = parsed.success ? [] : fieldProblems(parsed.error.issues)
  if (c.does.reason === 'required' && !r.reason?.trim() && !isSystem(r.actor))
    fields.push({ pointer: '/reason', zh: '请填写理由', en: 'Give the reason' })
  if (c.does.from.length > 0 && r.seen === undefined && !isSystem(r.actor))
    fields.push({ pointer: '/seen', zh: '请求缺少页面所见的最新记录号（seen）', en: 'The request lacks the last fact the page has seen' })
  if (fields.length) throw invalid({ fields })
  return parsed.data
}

/** Locks before order: the request first, then every key of the command, sorted; only then is anything read. */
async function lockAndLookBack(tx: PoolClient, locks: readonly string[], r: Request, at: Date) {
  const keys = [...new Set(locks)].map(lockKey).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  const [, , found] = await batch(tx, [
    sql`select pg_advisory_xact_lock(${lockKey(`request:${r.actor.id}:${r.requestId}`)})`,
    sql`select pg_advisory_xact_lock(k) from unnest(${keys}::bigint[]) as k`,
    sql`select f.id, f.bytes, (select recorded_at from fact order by recorded_at desc limit 1) as latest
      from (select 1) as one left join fact f on f.actor_id = ${r.actor.id} and f.request_id = ${r.requestId}`,
  ])
  const row = found!.rows[0] as { id: string | null; bytes: Buffer | null; latest: Date | null }
  // A clock that was set back would write a record that contradicts itself; five minutes are left for the drift of servers.
  if (row.latest && row.latest.getTime() - at.getTime() > 5 * 60_000)
    throw unavailable({ code: 'kernel/clock-behind', title: { zh: '系统时钟早于已有记录，暂停办理', en: 'The clock is behind the record; nothing is accepted' } })
  return row.id && row.bytes ? { id: row.id, bytes: row.bytes } : null
}

function repeatOf(earlier: { id: string; bytes: Buffer }, inputDigest: string): Done {
  const envelope = readEnvelope(earlier.bytes)
  if (envelope.inputDigest !== inputDigest) throw requestReused()
  return { fact: earlier.id, subject: envelope.subject, state: envelope.to, repeated: true }
}

/** The row that the command finds and what its gates find, in one round trip. */
async function look(tx: PoolClient, c: Command, gates: readonly Gate[], asked: Asked): Promise<{ row: any; found: any[][] }> {
  const finds = [...(c.find ? [c.find(tables(), asked.input, asked)] : []), ...gates.map((g) => g.find(tables(), asked))]
  const results = finds.length ? (await batch(tx, finds)).map((result) => result.rows) : []
  const row = c.find ? results.shift()![0] : undefined
  if (c.find && !row) throw notFound()
  return { row, found: results }
}

async function mayAct(tx: PoolClient, c: Command, r: Request, row: Found | undefined, { input }: Asked, place: Place) {
  if (!roleFor(c.does.by, r.actor, place)) throw r.actor.enterpriseId && c.does.from.length ? notFound({ recordedAs: 'kernel/forbidden' }) : forbidden()
  if (c.does.from.length) {
    if (!isSystem(r.actor) && r.seen !== row?.last_fact) throw await changedSince(tx, (input as { id: string }).id, r.seen!)
    if (!c.does.from.includes(row?.state ?? '')) throw outOfOrder({ more: { state: row?.state } })
  }
}

function keepRules(c: Command, row: unknown, input: unknown, act: Act) {
  for (const guard of c.guards ?? []) refuse(c, guard, guard.broken(row, undefined, act))
  for (const rule of c.rules ?? []) refuse(c, rule, rule.broken(row, input, act))
}

function refuse(c: Command, rule: { code: string; clause: string }, why: Refusal | false) {
  if (why) throw new Problem({ code: `${c.does.capability}/${rule.code}`, status: 409, title: { zh: why.zh, en: why.en }, clause: rule.clause, ...(why.fields ? { fields: why.fields } : {}) })
}

async function changedSince(tx: PoolClient, subject: string, seen: string) {
  const rows = /^\d{1,18}$/.test(seen)
    ? await all(tx, t.selectFrom('fact').select(['id', 'bytes']).where('subject', '=', subject).where('id', '>', seen).orderBy('id').limit(20))
    : []
  const since = rows.map((row) => {
    const e = readEnvelope(row.bytes)
    return { fact: row.id, name: e.name, by: e.actor.name, at: e.recordedAt }
  })
  return changedMeanwhile({ more: { since } })
}

function envelopeOf(
  house: House, c: Command, r: Request, row: Found | undefined, rec: ReturnType<Command['record']>, moment: Moment, place: Place, inputDigest: string,
): Envelope {
  const { does } = c
  return {
    name: c.fact.name, subject: rec.subject, enterprise: rec.enterprise, region: rec.region, department: rec.department,
    body: c.fact.body.parse(rec.body), step: commandName(c), from: row && does.from.length ? (row.state ?? null) : null,
    to: does.to === 'stays' ? (does.from.length ? (row?.state ?? null) : null) : does.to,
    actor: { id: r.actor.id, name: r.actor.name }, role: roleFor(does.by, r.actor, place)!, onBehalfOf: r.onBehalfOf ?? null,
    clause: rec.clause ?? does.clause, lawVersion: house.law.versionOf(rec.clause ?? does.clause, moment.day), reason: r.reason?.trim() || null,
    recordedAt: moment.at.toISOString(), effectiveAt: (rec.effectiveAt ?? moment.at).toISOString(),
    requestId: r.requestId, inputDigest, causedBy: r.causedBy ?? null,
  }
}

/** The fact, its stamp, its place in the queue of the sequencer, the sealed values and all writes, in one round trip. */
async function recordFact(house: House, tx: PoolClient, c: Command, e: Envelope, sealed: readonly Statement[]): Promise<string> {
  const insert = sql<{ id: string }>`
    with f as (
      insert into fact (bytes, salt, name, subject, enterprise_id, region, department, actor_id, request_id, caused_by, recorded_at, effective_at)
      values (${envelopeBytes(e)}, ${Buffer.from(secretBytes(32))}, ${e.name}, ${e.subject}, ${e.enterprise}, ${e.region}, ${e.department},
        ${e.actor.id}, ${e.requestId}, ${e.causedBy}, ${e.recordedAt}, ${e.effectiveAt})
      returning id
    ), queued as (insert into unsequenced (fact_id) select id from f)
    select id, set_config('anxu.fact', id::text, true) from f`
  const writes = [...sealed, ...writesOf(house, e)]
  try {
    const [fact, ...results] = await batch(tx, [insert, ...writes])
    results.forEach((result, i) => expectRows(c, writes[i]!, result))
    return fact!.rows[0]!.id as string
  } catch (error) {
    if (!isUnique(error)) throw error
    throw (error as { constraint?: string }).constraint === 'fact_actor_id_request_id_key' ? requestReused() : error
  }
}

/** The statements by which a fact shows in the tables: its command's `write`, then the `within` reactions, in the order of the capabilities' names. */
export function writesOf(house: Pick<House, 'writers' | 'withins'>, e: Envelope): Statement[] {
  const write = house.writers.get(e.name)
  if (!write) throw new Error(`no command writes the fact ${e.name}`)
  return [...write(t as never, e), ...(house.withins.get(e.name) ?? []).flatMap((re) => re.write(t, e))]
}

function expectRows(c: Command, statement: Statement, result: QueryResult) {
  if (result.rowCount === 1 || mayTouchAnyRows(statement)) return
  throw new Error(`${commandName(c)} touched ${result.rowCount} rows where it must touch one: ${compile(statement).sql}`)
}

async function recordAttempt(house: House, c: Command, r: Request, problem: Problem, trace: { place?: Place; subject?: string }) {
  const code = problem.init.recordedAs ?? problem.code
  const { place = {} } = trace
  const row = {
    id: uuid(house.clock.now()), at: house.clock.now(), command: commandName(c), actor_id: r.actor.id, request_id: r.requestId, subject: trace.subject ?? null,
    outcome: code, enterprise_id: place.enterprise_id ?? r.actor.enterpriseId, region: place.region ?? r.actor.region, department: place.department ?? r.actor.department,
  }
  await all(house.pools.writer, t.insertInto('attempt').values(row))
}

/** A 64-bit key for an advisory lock, as the decimal text of a signed bigint. */
export const lockKey = (key: string) => createHash('sha256').update(key).digest().readBigInt64BE(0).toString()

/** A request id that follows from what causes it, so that an at-least-once job records its fact once. */
export function derivedRequestId(...parts: string[]): string {
  const h = createHash('sha256').update(parts.join('\u0000')).digest().subarray(0, 16)
  h[6] = (h[6]! & 0x0f) | 0x80
  h[8] = (h[8]! & 0x3f) | 0x80
  const x = h.toString('hex')
  return `${x.slice(0, 8)}-${x.slice(8, 12)}-${x.slice(12, 16)}-${x.slice(16, 20)}-${x.slice(20)}`
}

/** An error as the log may keep it: class, SQL state and stack positions, never a text that could hold a person's data. */
export const safe = (error: unknown) => ({
  type: (error as Error)?.name, code: (error as { code?: string })?.code,
  stack: (error as Error)?.stack?.split('\n').filter((line) => line.trimStart().startsWith('at ')).slice(0, 8).join('\n'),
})
