import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { findCapabilities } from '../start/capabilities.ts'
import { officer, openTestHouse, type TestHouse } from '../test/support/house.ts'
import { factsOf, isProblem, refused } from '../test/support/record.ts'
import { capability } from './capability.ts'
import { anyRows, command, type Found } from './command.ts'
import { all, first, transaction } from './db.ts'
import { setDue } from './due.ts'
import { fact } from './fact.ts'
import { health } from './observe.ts'
import { derivedRequestId, lockKey, safe } from './perform.ts'
import { procedure } from './procedure.ts'
import { startSweeper } from './sweeper.ts'

const trial = procedure('trial', 'thing', 'things', {
  states: ['made'],
  steps: {
    make: { from: [], to: 'made', by: { window: 'region' }, clause: '许可法-31' },
    lose: { from: [], to: 'made', by: { window: 'region' }, clause: '许可法-31' },
    stumble: { from: [], to: 'made', by: { window: 'region' }, clause: '许可法-31' },
    remind: { from: [], to: 'made', by: { window: 'region', 'system:reminder': 'all' }, clause: '许可法-31' },
  },
})
const input = z.object({ subject: z.uuid(), due: z.iso.datetime().optional() })
const here = { region: '980102' }
type Input = z.output<typeof input>
const trialCommand = (step: 'make' | 'lose' | 'stumble' | 'remind', more: object) => command()({
  does: trial.step(step), input, locks: (i: Input) => [`trial:${i.subject}`], place: () => here, fact: fact(`trial.${step}-done`, z.object({})),
  record: (_row: unknown, i: Input) => ({ subject: i.subject, enterprise: null, region: here.region, department: null, body: {} }), write: () => [], ...more,
} as never)
/** Raises a deadlock as often as the sequence still says. */
const stumbling = () => sql<Found>`select null::text as state, trial_stumble() as n`
const commands = [
  trialCommand('make', { record: (_r: unknown, i: { subject: string; due?: string }) => ({ subject: i.subject, enterprise: null, region: here.region, department: null, body: { due: i.due ?? null } }), fact: fact('trial.made', z.object({ due: z.string().nullable() })),
    write: (_t: unknown, f: { subject: string; region: string; enterprise: null; department: null; body: { due: string | null } }) => (f.body.due ? [setDue(f, f.subject, 'reminder', f.body.due, {})] : []) }),
  trialCommand('lose', { write: () => [sql`update licensing_application set state = 'issued' where id = gen_random_uuid()`] }),
  trialCommand('stumble', { find: stumbling }),
  trialCommand('remind', { rules: [{ code: 'never', clause: '许可法-31', broken: () => ({ zh: '总是拒绝', en: 'Always refused' }) }] }),
]
const trialCapability = capability({
  name: 'trial', title: { zh: '试验', en: 'Trial' }, shape: 1, folder: '', words: {}, tables: {}, procedures: [trial], commands,
  due: [{ rule: 'reminder', performs: () => commands[3]!, input: (row) => ({ subject: row.subject }), title: { zh: '提醒', en: 'Reminder' } }],
})

describe('perform', () => {
  let t: TestHouse
  const post = (step: string, body: object = { subject: randomUUID() }) => t.as(officer('window')).post(`/api/trial/things/${step}`, body)
  before(async () => {
    t = await openTestHouse({ capabilities: [...(await findCapabilities()), trialCapability] })
    await t.house.pools.owner.query(`create sequence trial_left; grant usage, update on sequence trial_left to public;
      create function trial_stumble() returns int language plpgsql as $$ begin if nextval('trial_left') < 10 then raise exception 'crossed' using errcode = '40P01'; end if; return 1; end $$`)
  })
  const stumbles = (times: number) => t.house.pools.owner.query(`select setval('trial_left', ${10 - times}, false)`)

  test('an UPDATE that touches no row fails as a whole: no fact, a problem with the request id, an attempt', async () => {
    const body = await refused(t, () => post('lose'), { status: 500, type: 'kernel/broken' })
    assert.match(body.detail, /请求编号/)
    assert.ok(!JSON.stringify(body).includes('update '), 'no text of ours or of the database leaves')
  })

  test('a deadlock is tried again, three times at most; then it is told', async () => {
    await stumbles(3)
    assert.equal((await post('stumble')).status, 200)
    await stumbles(4)
    await refused(t, () => post('stumble'), { status: 500, type: 'kernel/broken' })
  })

  test('two facts written in different ways, or two commands of one name, stop the house from opening', async () => {
    const { openHouse } = await import('./house.ts')
    const options = { urls: t.house.urls, master: Buffer.alloc(32, 7), clock: t.clock, law: t.house.law, store: t.house.files.store, log: t.house.log }
    await assert.rejects(openHouse({ ...options, capabilities: [trialCapability, { ...trialCapability, name: 'twin' }] }), /two commands are called trial\/thing\/make/)
    const other = { ...trialCommand('remind', { fact: fact('trial.made', z.object({})) }), does: { ...trial.step('remind'), name: 'again' } }
    await assert.rejects(openHouse({ ...options, capabilities: [{ ...trialCapability, commands: [...commands, other as never] }] }), /written in two ways/)
  })

  test('any number of rows must be asked for in so many words', () => {
    const statement = sql`delete from due`
    assert.equal(anyRows(statement), statement)
  })

  test('keys, derived ids and what the log may keep of an error', () => {
    assert.match(lockKey('application:1'), /^-?\d{1,19}$/)
    assert.notEqual(lockKey('a'), lockKey('b'))
    assert.equal(derivedRequestId('a', 'b'), derivedRequestId('a', 'b'))
    assert.notEqual(derivedRequestId('a', 'b'), derivedRequestId('ab'))
    assert.ok(z.uuid().safeParse(derivedRequestId('x')).success)
    const error = Object.assign(new Error('Key (citizen_id)=(11010519491231002X) already exists'), { code: '23505', detail: '11010519491231002X' })
    assert.ok(!JSON.stringify(safe(error)).includes('11010519491231002X'))
    assert.equal(safe(error).code, '23505')
  })

  test('a deadline fires once however often it is swept; one that is refused is tried more and more rarely, and health names it', async () => {
    const sweeper = startSweeper(t.house, [...trialCapability.due!], 3_600_000)
    try {
      const subject = randomUUID()
      const at = t.clock.now()
      assert.equal((await post('make', { subject, due: new Date(at.getTime() + 60_000).toISOString() })).status, 200)
      assert.equal(await sweeper.sweep(), 0, 'not before its time')
      t.clock.forward(61_000)
      const tries = async () => (await first(t.house.pools.writer, sql<{ tries: number; code: string }>`select tries, code from due_tried where subject = ${subject}`))
      await Promise.all([sweeper.sweep(), sweeper.sweep()])
      assert.deepEqual(await tries(), { tries: 1, code: 'trial/never' })
      const counts: number[] = []
      for (const minutes of [0, 1, 1, 1, 2, 2, 4]) { t.clock.forward(minutes * 60_000); await sweeper.sweep(); counts.push((await tries())!.tries) }
      assert.deepEqual(counts, [1, 2, 2, 3, 3, 4, 4])
      assert.equal((await factsOf(t, subject)).length, 1)
      const late = (await health(t.house)).findings.find((f) => f.what === 'deadlines')!
      assert.deepEqual([late.ok, late.detail], [false, '1 due steps are more than ten minutes late'])
    } finally { await sweeper.close() }
  })
})

describe('one number for every committed fact', () => {
  let t: TestHouse
  before(async () => { t = await openTestHouse({ workers: true, capabilities: [...(await findCapabilities()), trialCapability] }) })
  const make = (house = t) => house.as(officer('window')).post('/api/trial/things/make', { subject: randomUUID() })
  const numbers = () => all(t.house.pools.writer, sql<{ seq: string; fact_id: string }>`select seq, fact_id from sequenced order by seq`)

  test('without a gap, each once, also when several processes number while facts keep coming', async () => {
    const other = await t.another()
    const facts = Promise.all(Array.from({ length: 30 }, (_, i) => make(i % 2 ? t : other)))
    const numbering = Promise.all(Array.from({ length: 6 }, (_, i) => (i % 2 ? t : other).house.sequencer.flush()))
    assert.ok((await facts).every((a) => a.status === 200))
    await numbering
    await t.house.sequencer.flush()
    const rows = await numbers()
    assert.deepEqual(rows.map((r) => Number(r.seq)), Array.from({ length: 30 }, (_, i) => i + 1))
    assert.equal(new Set(rows.map((r) => r.fact_id)).size, 30)
  })

  test('in the order of commits: a fact that commits late gets a later number, and none is passed over', async () => {
    await t.house.sequencer.flush()
    const before_ = (await numbers()).length
    const late = await transaction(t.house.pools.writer, 'begin', async (tx) => {
      const { rows } = await tx.query<{ id: string }>(`with f as (insert into fact (bytes, salt, name, subject, enterprise_id, region, department, actor_id, request_id, caused_by, recorded_at, effective_at)
        select bytes, salt, name, gen_random_uuid(), enterprise_id, region, department, actor_id, gen_random_uuid(), caused_by, recorded_at, effective_at from fact limit 1 returning id), q as (insert into unsequenced select id from f) select id from f`)
      const early = await make()
      assert.ok(BigInt(early.body.fact) > BigInt(rows[0]!.id), 'the later fact has the higher id')
      await t.house.sequencer.flush()
      assert.equal((await numbers()).at(-1)!.fact_id, early.body.fact)
      return rows[0]!.id
    })
    await t.house.sequencer.flush()
    const after = await numbers()
    assert.deepEqual([after.length, after.at(-1)!.fact_id], [before_ + 2, late])
  })
})

test('a problem of a step that was sent without a session is told before anything is looked at', async () => {
  const t = await openTestHouse({ capabilities: [...(await findCapabilities()), trialCapability] })
  isProblem(await t.as(null).post('/api/trial/things/make', { nonsense: 1 }), 401, 'kernel/sign-in-needed')
})
