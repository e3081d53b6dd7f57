import assert from 'node:assert/strict'
import { test } from 'node:test'
import { officer, openTestHouse } from '../support/house.ts'
import { anEnterprise, performed, submitted } from '../support/licensing.ts'
import { first } from '../../kernel/db.ts'
import { sql } from 'kysely'

const t = await openTestHouse()

/** Counts round trips: a write to the database's socket that comes after an answer begins a new one. */
async function roundTrips(work: () => Promise<unknown>): Promise<number> {
  type Stream = { write(...args: unknown[]): boolean; on(event: 'data', listener: () => void): void }
  const client = await t.house.pools.writer.connect()
  const stream = (client as unknown as { connection: { stream: Stream } }).connection.stream
  let trips = 0
  let answered = true
  const write = stream.write.bind(stream)
  stream.write = (...args) => { if (answered) { trips++; answered = false } return write(...args) }
  stream.on('data', () => { answered = true })
  client.release()
  await work()
  stream.write = write
  return trips
}


test('a command takes four round trips: begin with locks, find, fact with writes, commit', async () => {
  const who = await anEnterprise(t)
  const ids = [await submitted(t, who)]
  const accept = performed(t, 'licensing/application/accept')
  for (const id of ids) {
    const seen = (await first(t.house.pools.writer, sql<{ last_fact: string }>`select last_fact from licensing_application where id = ${id}`))!.last_fact
    // The pool hands out its idle client again, last in first out, so the one that is watched does the work.
    const trips = await roundTrips(() => t.house.perform(accept, { actor: officer('window'), requestId: crypto.randomUUID(), input: { id }, seen }))
    assert.ok(trips <= 4, `${trips} round trips`)
    assert.ok(trips >= 3, 'the count works')
  }
})

test('a query by query would be found: three statements one after the other are three round trips', async () => {
  const trips = await roundTrips(async () => {
    const client = await t.house.pools.writer.connect()
    for (let i = 0; i < 3; i++) await client.query('select 1')
    client.release()
  })
  assert.equal(trips, 3)
})
