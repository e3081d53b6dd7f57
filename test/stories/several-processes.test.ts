import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { fileKeys } from '../../adapters/sealing/file-keys.ts'
import { browser, holder, step as accountStep } from '../../capabilities/accounts/testing.ts'
import { audit } from '../../kernel/replay.ts'
import { factsAfter, type Numbered } from '../../kernel/sequencer.ts'
import { officer, openTestHouse, type TestHouse } from '../support/house.ts'
import { aFile, anEnterprise, step, stepped, submitted } from '../support/licensing.ts'
import { factsOf, isProblem, pageOf, until } from '../support/record.ts'

const dir = mkdtempSync(join(tmpdir(), 'anxu-several-'))
after(() => rm(dir, { recursive: true, force: true }))

/** Everything a process hears on its live stream from now on. */
function listening(t: TestHouse) {
  const heard: Numbered[] = []
  t.house.follower!.subscribe((facts) => void heard.push(...facts))
  return { heard, until: (what: string, has: (all: readonly Numbered[]) => boolean) => until(what, async () => has(heard)) }
}

describe('two processes, one authority', () => {
  let here: TestHouse
  let there: TestHouse
  before(async () => {
    const sealKeys = fileKeys(dir, () => new Date('2026-03-01T00:00:00Z'))
    here = await openTestHouse({ workers: true, ports: { sealKeys, letterhead: { origin: 'http://127.0.0.1', watermark: null } } })
    there = await here.another()
  })

  test('a session that is revoked on one is refused on the other', async () => {
    const administrator = officer('administrator')
    const { account, id } = await holder(here, administrator)
    const [b, other] = [browser(here), browser(there)]
    await b.signIn(account)
    other.cookie = b.cookie
    assert.equal((await other.get('/api/accounts/me')).status, 200)
    const ears = listening(here)
    assert.equal((await accountStep(there, officer('security'), id, 'revoke-sessions', { reason: '设备遗失' })).status, 200)
    await ears.until('the revocation', (all) => all.some((f) => f.name === 'accounts.sessions-revoked'))
    isProblem(await b.get('/api/accounts/me'), 401, 'kernel/sign-in-needed')
  })

  test('what is begun on one is carried on on the other, files included', async () => {
    const who = await anEnterprise(here)
    const id = await submitted(here, who)
    const documents = (await pageOf(there.as(who.actor), id)).documents as Record<string, { id: string }[]>
    const file = await there.as(who.actor).get(`/api/licensing/applications/${id}/files/${documents['certificates']![0]!.id}`)
    assert.equal(file.status, 200)
    const later = await aFile(there, who.actor, id, '另一台收到的.pdf')
    assert.ok((await here.house.files.bytes(later)).includes('%PDF'))
    await stepped(there.as(officer('window')), id, 'accept')
    assert.equal((await pageOf(here.as(who.actor), id)).state, 'accepted')
  })

  test('a request repeated at the other process is one fact, and two officers at two processes are one after the other', async () => {
    const who = await anEnterprise(here)
    const id = await submitted(here, who)
    const person = officer('window')
    const { seen } = await pageOf(here.as(person), id)
    const requestId = '0190a000-0000-4000-8000-000000000001'
    const accept = (t: TestHouse) => t.as(person).post(`/api/licensing/applications/${id}/accept`, { seen }, { requestId })
    const answers = await Promise.all([accept(here), accept(there), accept(here), accept(there)])
    assert.deepEqual(new Set(answers.map((a) => a.status)), new Set([200]))
    assert.equal(new Set(answers.map((a) => a.body.fact)).size, 1)

    const second = await submitted(there, await anEnterprise(there))
    const both = await Promise.all([here, there].map((t) => step(t.as(officer('window')), second, 'accept')))
    assert.deepEqual(both.map((a) => a.status).toSorted(), [200, 409])
  })

  test('facts reach both, each once and in one order, and every job is done once', async () => {
    const ears = [listening(here), listening(there)]
    const many = await Promise.all([here, there, here, there].map(async (t) => ({ t, who: await anEnterprise(t) })))
    const ids = await Promise.all(many.map(({ t, who }) => submitted(t, who)))
    await Promise.all(ids.map((id, i) => stepped((i % 2 ? here : there).as(officer('window')), id, 'accept')))
    const filed = (all: readonly Numbered[]) => all.filter((f) => f.name === 'licensing.writ-filed' && ids.includes(f.subject)).length >= ids.length
    for (const e of ears) await e.until('four writs', filed)
    for (const { heard } of ears) assert.equal(new Set(heard.map((f) => f.id)).size, heard.length, 'none is told twice')
    const common = ears.map((e) => e.heard.filter((f) => ids.includes(f.subject)).map((f) => f.seq))
    assert.deepEqual(common[0], common[1])
    for (const id of ids) assert.equal((await factsOf(here, id)).filter((f) => f.name === 'licensing.writ-filed').length, 1)
    const seqs = (await factsAfter(here.house.pools, '0', 5000)).map((f) => Number(f.seq))
    assert.deepEqual(seqs, seqs.map((_, i) => i + 1), 'numbers without a gap')
  })

  test('a deadline that both sweep at the same time fires once', async () => {
    const ids = await Promise.all([here, there, here].map(async (t) => submitted(t, await anEnterprise(t))))
    const ears = [listening(here), listening(there)]
    here.clock.set(new Date('2026-03-10T01:00:00Z'))
    await Promise.all([here.house.sweeper!.sweep(), there.house.sweeper!.sweep(), here.house.sweeper!.sweep(), there.house.sweeper!.sweep()])
    await Promise.all([here.house.sweeper!.sweep(), there.house.sweeper!.sweep()])
    for (const id of ids) {
      const accepted = (await factsOf(here, id)).filter((f) => f.name === 'licensing.application-accepted')
      assert.deepEqual(accepted.map((f) => f.actor.id), ['system:deemed-acceptance'])
    }
    for (const e of ears) await e.until('three acceptances', (all) => ids.every((id) => all.some((f) => f.subject === id && f.name === 'licensing.application-accepted')))
    const { rows } = await here.house.pools.writer.query('select 1 from due where subject = any($1)', [ids])
    assert.equal(rows.length, 0)
  })

  test('and after all of it the tables are what the facts say', async () => {
    assert.deepEqual((await audit(there.house)).differences, [])
  })
})
