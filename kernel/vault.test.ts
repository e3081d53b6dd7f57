import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { randomUUID } from 'node:crypto'
import { openTestHouse, type TestHouse } from '../test/support/house.ts'
import { all } from './db.ts'
import { openVault } from './vault.ts'

const id = '11010519491231002X'

describe('the vault', () => {
  let t: TestHouse
  before(async () => { t = await openTestHouse() })

  async function seal(person: string, kind: string, value: string, options?: { lookup?: boolean; ref?: string }) {
    const c = t.house.vault.collector(() => randomUUID(), t.house.pools.writer)
    const ref = await c.seal(person, kind, value, options)
    for (const s of c.statements) await all(t.house.pools.writer, s)
    return ref
  }
  const reveal = async (ref: string) => (await t.house.vault.reveal([ref])).get(ref)

  test('opens nothing with another installation’s key, nothing that was moved to another reference, nothing unknown', async () => {
    const [a, b] = [await seal(randomUUID(), 'phone', '13800001234'), await seal(randomUUID(), 'phone', '13900005678')]
    const stranger = openVault(Buffer.alloc(32, 9), t.house.pools)
    await assert.rejects(stranger.reveal([a]))
    const { rows } = await t.house.pools.writer.query<{ ciphertext: Buffer; salt: Buffer }>('select ciphertext, salt from vault_value where ref = $1', [b])
    await t.house.pools.writer.query('update vault_value set ciphertext = $1, salt = $2 where ref = $3', [rows[0]!.ciphertext, rows[0]!.salt, a])
    await assert.rejects(reveal(a), 'ciphertext of another person')
    assert.equal(await reveal(randomUUID()), undefined)
    assert.equal((await t.house.vault.reveal([])).size, 0)
  })

  test('keeps no plain text: neither value nor the same ciphertext twice', async () => {
    const person = randomUUID()
    const refs = [await seal(person, 'citizen-id', id), await seal(person, 'citizen-id', id)]
    const { rows } = await t.house.pools.writer.query<{ ciphertext: Buffer; lookup: Buffer | null }>('select ciphertext, lookup from vault_value where ref = any($1)', [refs])
    assert.ok(!rows.some((r) => r.ciphertext.includes(id)))
    assert.ok(!rows[0]!.ciphertext.equals(rows[1]!.ciphertext))
    assert.deepEqual(rows.map((r) => r.lookup), [null, null], 'what is not to be found has no hash')
    assert.deepEqual(await Promise.all(refs.map(reveal)), [id, id])
  })

  test('finds an equal value by its keyed hash, of the same kind alone', async () => {
    const person = randomUUID()
    const ref = await seal(person, 'citizen-id', '110101199003070011', { lookup: true })
    assert.deepEqual(await t.house.vault.lookup('citizen-id', '110101199003070011'), [{ ref, person }])
    assert.deepEqual(await t.house.vault.lookup('phone', '110101199003070011'), [])
    assert.deepEqual(await openVault(Buffer.alloc(32, 9), t.house.pools).lookup('citizen-id', '110101199003070011'), [])
  })

  test('forgets a person wholly, and nobody else; nothing can be sealed for one who is erased', async () => {
    const [gone, stays] = [randomUUID(), randomUUID()]
    const [a, b] = [await seal(gone, 'phone', '13700001111', { lookup: true }), await seal(stays, 'phone', '13700002222', { lookup: true })]
    const c = t.house.vault.collector(() => randomUUID(), t.house.pools.writer)
    c.erase(gone)
    for (const s of c.statements) await all(t.house.pools.writer, s)
    assert.deepEqual([await reveal(a), await reveal(b)], [null, '13700002222'])
    assert.deepEqual(await t.house.vault.lookup('phone', '13700001111'), [])
    await assert.rejects(seal(gone, 'phone', '13700003333'), /has been erased/)
    await assert.rejects(t.house.vault.ownerKey(gone), /kernel\/erased/)
  })

  test('gives each owner one key, also when two ask at once, and each purpose another', async () => {
    const owner = randomUUID()
    const keys = await Promise.all(Array.from({ length: 4 }, () => t.house.vault.ownerKey(owner)))
    assert.equal(new Set(keys.map((k) => k.toString('hex'))).size, 1)
    assert.notDeepEqual(t.house.vault.derive('a'), t.house.vault.derive('b'))
    assert.notEqual(t.house.vault.digest({ a: 1 }), t.house.vault.digest({ a: 2 }))
    assert.equal(t.house.vault.digest({ a: 1, b: 2 }), t.house.vault.digest({ b: 2, a: 1 }))
  })
})

describe('files under the key of their owner', () => {
  let t: TestHouse
  before(async () => { t = await openTestHouse() })
  const file = (owner: string) => ({ owner, name: '材料.pdf', mime: 'application/pdf', kind: 'pdf', uploadedBy: 'x', enterprise: null, region: null, department: null })
  async function* of(bytes: Buffer) { yield bytes }

  test('are refused when unknown, too large, under another key, or when their owner was erased', async () => {
    await assert.rejects(t.house.files.bytes(randomUUID()), (e: { code: string }) => e.code === 'kernel/not-found')
    await assert.rejects(t.house.files.put(of(Buffer.alloc(100)), file(randomUUID()), 99))
    const owner = randomUUID()
    const row = await t.house.files.put(of(Buffer.from('内容')), file(owner))
    await assert.rejects(async () => { for await (const _ of t.house.files.store.get(row.address, await t.house.vault.ownerKey(randomUUID()))); })
    const c = t.house.vault.collector(() => randomUUID(), t.house.pools.writer)
    c.erase(owner)
    for (const s of c.statements) await all(t.house.pools.writer, s)
    await assert.rejects(t.house.files.bytes(row.id), /kernel\/erased/)
  })

  test('come back whole and by range; the same content of two owners lies twice', async () => {
    const bytes = Buffer.from(Array.from({ length: 70_000 }, (_, i) => i % 251))
    const [a, b] = [await t.house.files.put(of(bytes), file(randomUUID())), await t.house.files.put(of(bytes), file(randomUUID()))]
    assert.ok((await t.house.files.bytes(a.id)).equals(bytes))
    const part: Uint8Array[] = []
    for await (const chunk of await t.house.files.stream(await t.house.files.row(a.id), { start: 65_000, end: 66_000 })) part.push(chunk)
    assert.ok(Buffer.concat(part).equals(bytes.subarray(65_000, 66_000)))
    assert.equal(a.sha256, b.sha256)
    assert.notEqual(a.address, b.address, 'the name of a content tells nothing across owners')
  })
})
