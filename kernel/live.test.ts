import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { applicantOf, officer, openTestHouse, type TestHouse } from '../test/support/house.ts'
import { anEnterprise, stepped, submitted } from '../test/support/licensing.ts'
import { until } from '../test/support/record.ts'
import type { Actor } from './access.ts'

type Event = { event: string; id: string; data: { facts?: { name: string; subject: string }[]; unread: number } }

/** A page that listens: what it has been told so far, and the stream's end. */
async function page(t: TestHouse, base: string, actor: Actor, lastEventId?: string) {
  const token = `listener-${actor.id}`
  const authenticate = t.house.authenticate
  t.house.authenticate = async (given) => (given === token ? actor : authenticate(given))
  const stop = new AbortController()
  const answer = await fetch(`${base}/api/live`, { signal: stop.signal, headers: { cookie: `anxu=${token}`, ...(lastEventId ? { 'last-event-id': lastEventId } : {}) } })
  assert.equal(answer.status, 200)
  const events: Event[] = []
  const reading = (async () => {
    let text = ''
    for await (const chunk of answer.body!) {
      text += Buffer.from(chunk).toString()
      const blocks = text.split('\n\n')
      text = blocks.pop()!
      for (const b of blocks.filter((x) => x.startsWith('event:'))) {
        const [event, id, data] = b.split('\n').map((line) => line.slice(line.indexOf(': ') + 2)) as [string, string, string]
        events.push({ event, id, data: JSON.parse(data) })
      }
    }
  })().catch(() => {})
  const told = (subject?: string) => events.flatMap((e) => e.data.facts ?? []).filter((f) => !subject || f.subject === subject).map((f) => f.name)
  return { events, told, heard: (name: string) => until(name, async () => told().includes(name)), leave: async () => { stop.abort(); await reading } }
}

describe('pages are told live', () => {
  let here: TestHouse
  let there: TestHouse
  let urls: [string, string]
  before(async () => {
    here = await openTestHouse({ workers: true })
    there = await here.another()
    urls = [await here.app.listen({ host: '127.0.0.1', port: 0 }), await there.app.listen({ host: '127.0.0.1', port: 0 })]
  })

  test('not without a session, and not by a process that has no stream', async () => {
    const answer = await fetch(`${urls[0]}/api/live`)
    assert.equal(answer.status, 401)
    const silent = await openTestHouse()
    assert.equal((await silent.as(officer('window')).get('/api/live')).status, 503)
  })

  test('on whichever server they are, what concerns them: names and subjects, nothing of others, nothing of contents', async () => {
    const who = await anEnterprise(here)
    const window = await page(here, urls[0], officer('window'))
    const elsewhere = await page(there, urls[1], officer('window'))
    const own = await page(there, urls[1], who.actor)
    const stranger = await page(there, urls[1], applicantOf('0190a000-0000-7000-8000-00000000aaaa'))
    const otherRegion = await page(here, urls[0], officer('window', { region: '990100' }))
    const id = await submitted(here, who)
    for (const p of [window, elsewhere, own]) await p.heard('licensing.application-submitted')
    const fact = own.events.flatMap((e) => e.data.facts ?? []).find((f) => f.subject === id)!
    assert.deepEqual(Object.keys(fact).toSorted(), ['enterprise', 'name', 'subject'])

    await stepped(there.as(officer('window')), id, 'accept')
    const reviewer = there.as(officer('reviewer'))
    await stepped(reviewer, id, 'assign')
    await stepped(reviewer, id, 'find-formal', { material: 'certificates', present: true, validForm: true, validDate: null, opinion: '内部意见' })
    await stepped(reviewer, id, 'stop-clock', { kind: 'testing', reason: '检测' })
    for (const p of [window, elsewhere, own]) await p.heard('licensing.clock-stopped')
    assert.equal(elsewhere.told(id).length, 5)
    assert.ok(window.told().includes('licensing.formal-found'))
    assert.ok(!own.told().includes('licensing.formal-found'), 'what is the authority’s own stays inside')
    assert.deepEqual([stranger.told(), otherRegion.told()], [[], []])
    assert.deepEqual(window.told(id), elsewhere.told(id), 'both servers tell the same in the same order')
    await Promise.all([window, elsewhere, own, stranger, otherRegion].map((p) => p.leave()))
  })

  test('come back by the last id they know, to the other server, and miss nothing and hear nothing twice', async () => {
    const who = await anEnterprise(here)
    const first = await page(here, urls[0], who.actor)
    const id = await submitted(here, who)
    await first.heard('licensing.application-submitted')
    const last = first.events.at(-1)!.id
    await first.leave()
    const counter = there.as(officer('window'))
    for (let i = 0; i < 4; i++) await stepped(counter, id, 'correct-on-the-spot', { reason: '更正', answers: { employees: 10 + i } })
    await stepped(counter, id, 'accept')
    const again = await page(there, urls[1], who.actor, last)
    await again.heard('licensing.application-accepted')
    assert.deepEqual(again.told(), [...Array.from({ length: 4 }, () => 'licensing.corrected-on-the-spot'), 'licensing.application-accepted'])
    const ids = again.events.map((e) => BigInt(e.id))
    assert.deepEqual(ids, ids.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0)), 'ids never go back')
    await again.leave()
  })

  test('with a last id that makes no sense, from now on', async () => {
    for (const nonsense of ['-1', 'x', '999999999999999999']) {
      const p = await page(here, urls[0], officer('window'), nonsense)
      await until('hello', async () => p.events.length > 0)
      assert.equal(p.events[0]!.event, 'hello')
      await p.leave()
    }
  })
})
