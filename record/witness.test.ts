import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { toBase64, utf8, type Bytes } from './bytes.ts'
import { checkpointText, noteOf } from './checkpoint.ts'
import { signerOf, signText } from './keys.ts'
import { openWitness } from './witness.ts'
import { askWitness, serveWitness } from './witness-http.ts'
import { consistencyProof, leafHash, nodeHash, rootOf, split, type HashAt } from './tree.ts'

const dir = mkdtempSync(join(tmpdir(), 'anxu-witness-'))
after(() => rmSync(dir, { recursive: true, force: true }))

const log = await signerOf('log.example', 1, new Uint8Array(32).fill(1))
const own = await signerOf('witness.example', 4, new Uint8Array(32).fill(2))
const stranger = await signerOf('log.example', 1, new Uint8Array(32).fill(3))
const now = () => new Date('2026-03-02T01:00:00Z')

const history = Array.from({ length: 20 }, (_, i) => leafHash(utf8(`entry ${i}`)))
const rewritten = history.with(1, leafHash(utf8('another entry')))
const mth = (d: readonly Bytes[]): Bytes => (d.length === 1 ? d[0]! : nodeHash(mth(d.slice(0, split(d.length))), mth(d.slice(split(d.length)))))
const at = (leaves: readonly Bytes[]): HashAt => (level, index) => mth(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level))

async function request(old: number, size: number, { leaves = history, by = log, from = old }: { leaves?: readonly Bytes[]; by?: typeof log; from?: number } = {}) {
  const text = checkpointText({ origin: by.key.name, size, root: await rootOf(0, size, at(leaves)) })
  const proof = from <= size ? await consistencyProof(from, size, at(leaves)) : []
  return { proof, note: noteOf(text, [signText(by, text)]), body: `old ${old}\n${proof.map((h) => `${toBase64(h)}\n`).join('')}\n${noteOf(text, [signText(by, text)])}` }
}
const open = (name: string) => openWitness({ dir: join(dir, name), signer: own, logs: [log.key], now })

describe('a witness (C2SP tlog-witness)', () => {
  test('co-signs what continues the last head, and remembers it beyond its own end', async () => {
    const w = open('plain')
    assert.equal((await w.add((await request(0, 3)).body)).status, 200)
    assert.equal((await w.add((await request(3, 8)).body)).status, 200)
    assert.equal((await w.add((await request(8, 8)).body)).status, 200, 'the same head again')
    assert.equal((await open('plain').add((await request(8, 13)).body)).status, 200)
    assert.deepEqual(await open('plain').add((await request(3, 13)).body), { status: 409, type: 'text/x.tlog.size', body: '13\n' })
  })

  test('a rewritten history is refused, by another root of the same size and by a proof that does not hold', async () => {
    const w = open('rewritten')
    await w.add((await request(0, 8)).body)
    assert.equal((await w.add((await request(8, 8, { leaves: rewritten })).body)).status, 409)
    assert.equal((await w.add((await request(8, 13, { leaves: rewritten })).body)).status, 422)
    assert.equal((await w.add((await request(8, 13, { from: 5 })).body)).status, 422)
    assert.equal((await w.add((await request(8, 13)).body)).status, 200, 'the true one still goes on')
  })

  test('what is malformed, unknown, unsigned or backwards is refused by its own status', async () => {
    const w = open('refusals')
    await w.add((await request(0, 8)).body)
    assert.equal((await w.add('old 1')).status, 400)
    assert.equal((await w.add((await request(9, 8, { from: 0 })).body)).status, 400)
    assert.equal((await w.add((await request(8, 9, { by: stranger })).body)).status, 403)
    assert.equal((await w.add((await request(8, 9, { by: await signerOf('other.example', 1, new Uint8Array(32).fill(4)) })).body)).status, 404)
    assert.equal((await w.add((await request(0, 9, { from: 0 })).body)).status, 409)
    const many = `old 8\n${`${toBase64(history[0]!)}\n`.repeat(64)}\n${(await request(8, 9)).note}`
    assert.equal((await w.add(many)).status, 400)
  })

  test('two requests at once: one continues the head, the other hears the size', async () => {
    const w = open('race')
    await w.add((await request(0, 4)).body)
    const answers = await Promise.all([request(4, 6), request(4, 9)].map(async (r) => w.add((await r).body)))
    assert.deepEqual(answers.map((a) => a.status).sort(), [200, 409])
  })

  test('a damaged memory is no reason to begin anew', async () => {
    await open('damaged').add((await request(0, 4)).body)
    writeFileSync(join(dir, 'damaged', readdirSync(join(dir, 'damaged'))[0]!), 'nothing')
    await assert.rejects(open('damaged').add((await request(0, 2)).body), /damaged/)
  })

  test('over HTTP: the cosignature, the size, a refusal; late, wrong and double answers count as what they are', async () => {
    const server = await serveWitness(open('http'))
    const ask = async (old: number, size: number, leaves = history) => { const r = await request(old, size, { leaves }); return askWitness({ url: server.url, key: own.key }, old, r.proof, r.note, 2_000) }
    const said = await ask(0, 5)
    assert.ok('cosignature' in said && said.time === now().getTime() / 1000)
    assert.deepEqual(await ask(2, 6), { size: 5 })
    assert.deepEqual(await ask(5, 9, rewritten), { refused: 422 })
    await server.close()
    assert.deepEqual(await ask(5, 6), { silent: 'unreachable' })

    const { proof, note } = await request(0, 5)
    const line = async (who: typeof own) => { const text = note.slice(0, note.lastIndexOf('\n\n') + 1); const { signatureLine } = await import('./note.ts'); return signatureLine(signText(who, text, 7)) }
    const mine = await line(own)
    const other = await line(await signerOf('witness.example', 4, new Uint8Array(32).fill(9)))
    const answering = async (body: string | null) => {
      const fake = createServer((_req, res) => { if (body !== null) res.end(body) })
      await new Promise<void>((resolve) => { fake.listen(0, '127.0.0.1', resolve) })
      const url = `http://127.0.0.1:${(fake.address() as AddressInfo).port}`
      try { return await askWitness({ url, key: own.key }, 0, proof, note, 100) } finally { fake.closeAllConnections(); fake.close() }
    }
    assert.deepEqual(await answering(null), { silent: 'late' })
    assert.deepEqual(await answering(other), { silent: 'no valid cosignature' })
    assert.ok('cosignature' in await answering(other + mine + mine))
    assert.deepEqual(await answering(mine.replace('— ', '')), { silent: 'no valid cosignature' })
  })
})
