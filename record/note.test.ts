import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { utf8 } from './bytes.ts'
import { checkpointText, noteOf, parseCheckpoint, verifyCheckpoint } from './checkpoint.ts'
import { parseSkey, signerOf, signText } from './keys.ts'
import { parseNote, parseVkey, verifyNote, vkeyOf } from './note.ts'
import { hasQuorum, parsePolicy, policyText } from './policy.ts'
import { parseProof, proofText, verifyProof } from './proof-file.ts'
import { parseTilePath, tilePath, widthIn, bundle } from './tiles.ts'
import { edgeRoot, emptyEdge, grow, inclusionProof, leafHash } from './tree.ts'

const seed = (n: number) => new Uint8Array(32).fill(n)
const log = await signerOf('log.example/anxu', 1, seed(1))
const [a, b, c] = await Promise.all(['a', 'b', 'c'].map((name, i) => signerOf(`witness.example/${name}`, 4, seed(10 + i))))
const policy = await parsePolicy(policyText([log.key], [a!, b!, c!].map((s, i) => ({ name: 'abc'[i]!, key: s.key, url: null })), 2))

// A tree of three entries.
const leaves = ['one', 'two', 'three'].map((e) => leafHash(utf8(e)))
const edge = emptyEdge()
for (const leaf of leaves) grow(edge, leaf)
const text = checkpointText({ origin: log.key.name, size: 3, root: edgeRoot(edge) })
const signedBy = (...witnesses: (typeof log)[]) => noteOf(text, [signText(log, text), ...witnesses.map((w) => signText(w, text, 1_700_000_000))])
const proof = async (checkpoint: string) => ({ index: 1, hashes: await inclusionProof(1, 2, (_l, i) => leaves[i]!), checkpoint, extra: null })

describe('signed notes and checkpoints', () => {
  test('the example of the specification is read: key id from name and key, signature verified', async () => {
    const key = await parseVkey('PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW')
    const note = parseNote('If you think cryptography is the answer to your problem,\nthen you don\'t know what your problem is.\n\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n')
    assert.equal((await verifyNote(note!, [key!]))?.[0]?.key.name, 'PeterNeumann')
    assert.equal(vkeyOf(key!), 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW')
  })

  test('what is no note, no key and no checkpoint is refused', async () => {
    for (const bad of ['', 'text\n', 'text\n\n', 'text\n\nno dash\n', 'te\u0001xt\n\n— a AAAAAAA=\n', `text\n\n${'— a AAAAAAA=\n'.repeat(101)}`, 'text\n\n— a+b AAAAAAA=\n']) assert.equal(parseNote(bad), null, JSON.stringify(bad))
    for (const bad of ['', 'name', 'PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW', 'a b+00000000+AQ==']) assert.equal(await parseVkey(bad), null, bad)
    for (const bad of ['', 'o\n1\n', 'o\n01\nAAAA\n', `o\n-1\n${'A'.repeat(43)}=\n`, `o\n1\n${'A'.repeat(43)}=\n\n`]) assert.equal(parseCheckpoint(bad), null, JSON.stringify(bad))
    await assert.rejects(parseSkey('nothing'), /no private key/)
    await assert.rejects(parseSkey(log.skey.replace(/\+[0-9a-f]{8}\+/, '+00000000+')), /damaged/)
    assert.deepEqual((await parseSkey(`${log.skey}\n`)).key, log.key)
  })

  test('a wrong signature of a known key spoils the note; unknown and repeated ones do not count', async () => {
    const good = parseNote(signedBy(a!, a!, b!))!
    assert.deepEqual((await verifyNote(good, [log.key, a!.key]))!.map((s) => s.key.name), [log.key.name, a!.key.name])
    const other = parseNote(signedBy(a!).replace('\n3\n', '\n4\n'))!
    assert.equal(await verifyNote(other, [log.key]), null)
    assert.deepEqual(await verifyNote(other, [b!.key]), [])
  })

  test('a cosignature tells its second and signs no other', async () => {
    const [signed] = (await verifyNote(parseNote(signedBy(a!))!, [a!.key]))!
    assert.equal(signed!.time, 1_700_000_000)
    const late = signText(a!, text, 1_700_000_000)
    late.bytes[7]! ^= 1
    assert.equal(await verifyNote(parseNote(noteOf(text, [late]))!, [a!.key]), null)
  })
})

describe('a policy', () => {
  test('two of three suffice, the same one twice does not', async () => {
    const quorum = async (note: string) => { const v = await verifyCheckpoint(note, policy); return 'quorum' in v && v.quorum }
    assert.equal(await quorum(signedBy()), false)
    assert.equal(await quorum(signedBy(a!, a!)), false)
    assert.equal(await quorum(signedBy(a!, c!)), true)
    assert.deepEqual(await verifyCheckpoint('nothing', policy), { problem: 'malformed' })
    assert.deepEqual(await verifyCheckpoint(noteOf(text, [signText(a!, text, 1)]), policy), { problem: 'wrong-signature' })
    const other = checkpointText({ origin: 'other.example', size: 3, root: edgeRoot(edge) })
    assert.deepEqual(await verifyCheckpoint(noteOf(other, [signText(log, other)]), policy), { problem: 'another-log' })
  })

  test('groups of groups hold; each mistake is told with its line', async () => {
    const v = [a!, b!, c!].map((s) => vkeyOf(s.key))
    const nested = await parsePolicy(`# ours\nlog ${vkeyOf(log.key)} https://log.example\nwitness x ${v[0]}\nwitness y ${v[1]}\n\twitness z ${v[2]}\ngroup xy any x y\ngroup both all xy z\nquorum both`)
    assert.deepEqual([['x', 'z'], ['y', 'z'], ['x', 'y'], ['z']].map((seen) => hasQuorum(nested, seen)), [true, true, false, false])
    for (const [bad, why] of [['log x', /line 1.*no key/], [`witness none ${v[0]}`, /taken/], [`witness x ${v[0]}\nwitness y ${v[0]}`, /line 2.*twice/], [`witness x ${v[0]}\ngroup g 2 x`, /number/], ['quorum x', /stands above/], ['', /no line/], ['what', /not known/]] as const)
      await assert.rejects(parsePolicy(bad), why)
  })
})

describe('a proof file', () => {
  const two = checkpointText({ origin: log.key.name, size: 2, root: edgeRoot((() => { const e = emptyEdge(); grow(e, leaves[0]!); grow(e, leaves[1]!); return e })()) })
  const checkpoint = noteOf(two, [signText(log, two), signText(a!, two, 5), signText(b!, two, 6)])

  test('is written, read and verified; the entry beside it too', async () => {
    const p = { ...(await proof(checkpoint)), extra: utf8('beside') }
    const read = parseProof(proofText(p))!
    assert.deepEqual(read, p)
    const verified = await verifyProof(read, utf8('two'), policy)
    assert.ok('quorum' in verified && verified.quorum)
    assert.deepEqual(verified.witnesses, [{ name: 'a', time: 5 }, { name: 'b', time: 6 }])
  })

  test('another entry, too few witnesses and another log are each told apart', async () => {
    const p = await proof(checkpoint)
    assert.deepEqual(await verifyProof(p, utf8('three'), policy), { problem: 'not-included' })
    assert.deepEqual(await verifyProof({ ...p, index: 0 }, utf8('two'), policy), { problem: 'not-included' })
    assert.deepEqual(await verifyProof(await proof(noteOf(two, [signText(log, two), signText(a!, two, 5)])), utf8('two'), policy), { problem: 'no-quorum' })
    assert.deepEqual(await verifyProof(p, utf8('two'), { ...policy, logs: [] }), { problem: 'another-log' })
    for (const bad of ['', 'c2sp.org/tlog-proof@v1\nindex 01\n\nx', 'c2sp.org/tlog-proof@v2\nindex 0\n\nx', 'c2sp.org/tlog-proof@v1\nindex 0\nAAAA\n\nx', 'c2sp.org/tlog-proof@v1\nextra ?\nindex 0\n\nx']) assert.equal(parseProof(bad), null, bad)
  })
})

describe('tiles', () => {
  test('paths are those of the specification, read only as they are written', () => {
    assert.equal(tilePath({ level: 0, n: 1_234_067, width: 256 }), '0/x001/x234/067')
    assert.equal(tilePath({ level: 'entries', n: 0, width: 112 }), 'entries/000.p/112')
    for (const path of ['0/x001/x234/067', 'entries/000.p/112', '1/000', '63/x999/999.p/255']) assert.equal(tilePath(parseTilePath(path)!), path)
    for (const bad of ['0/67', '00/067', '64/000', '0/x000/067', '0/000.p/256', '0/000.p/0', '0/000.p/01', '../0/000', '0/x1/000']) assert.equal(parseTilePath(bad), null, bad)
  })

  test('a tree of 70 000 entries has the tiles that the specification counts', () => {
    assert.deepEqual([widthIn(70_000, 0, 272), widthIn(70_000, 0, 273), widthIn(70_000, 0, 274), widthIn(70_000, 1, 0), widthIn(70_000, 1, 1), widthIn(70_000, 2, 0), widthIn(70_000, 3, 0)], [256, 112, 0, 256, 17, 1, 0])
    assert.deepEqual([...bundle([utf8('ab'), utf8('c')])], [0, 2, 97, 98, 0, 1, 99])
  })
})
