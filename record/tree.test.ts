import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { fromBase64, utf8, type Bytes } from './bytes.ts'
import { verifyConsistency, verifyInclusion } from './proofs.ts'
import { hashesFrom, tileWidth } from './tiles.ts'
import { consistencyProof, edgeAt, edgeRoot, emptyEdge, emptyRoot, grow, inclusionProof, leafHash, nodeHash, rootOf, split, type HashAt } from './tree.ts'

const vectors = join(import.meta.dirname, '..', '..', 'shared', 'vectors', 'merkle')
const absent = existsSync(vectors) ? false : 'the public vectors (../shared/vectors/merkle) are not there'
type Vector = { path: string; desc: string; wantErr: boolean; leafIdx: number; treeSize: number; leafHash: string; root: string; size1: number; size2: number; root1: string; root2: string; proof: string[] | null }
const files = (kind: string): Vector[] => globSync(`${kind}/**/*.json`, { cwd: vectors }).sort().map((path) => ({ path, ...JSON.parse(readFileSync(join(vectors, path), 'utf8')) as Omit<Vector, 'path'> }))
const bytes = (text: string) => fromBase64(text) ?? new Uint8Array()

const entries = Array.from({ length: 530 }, (_, i) => utf8(`entry ${i}`))
const leaves = entries.map(leafHash)
/** The definition of RFC 6962 itself, slow and plain. */
const mth = (d: readonly Bytes[]): Bytes => (d.length === 0 ? emptyRoot : d.length === 1 ? d[0]! : nodeHash(mth(d.slice(0, split(d.length))), mth(d.slice(split(d.length)))))
const hashAt: HashAt = (level, index) => mth(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level))

describe('a tree of hashes (RFC 6962)', () => {
  test('every public vector of inclusion is judged as wanted', { skip: absent }, async () => {
    const all = files('inclusion')
    assert.ok(all.length > 40)
    for (const v of all) assert.equal(await verifyInclusion(v.leafIdx, v.treeSize, bytes(v.leafHash), (v.proof ?? []).map(bytes), bytes(v.root)), !v.wantErr, `${v.path}: ${v.desc}`)
  })

  test('every public vector of consistency is judged as wanted; from an empty tree C2SP wants an empty proof', { skip: absent }, async () => {
    const all = files('consistency')
    assert.ok(all.length > 40)
    for (const v of all) {
      const wanted = v.size1 === 0 && (v.proof ?? []).length === 0 ? true : !v.wantErr
      assert.equal(await verifyConsistency(v.size1, v.size2, (v.proof ?? []).map(bytes), bytes(v.root1), bytes(v.root2)), wanted, `${v.path}: ${v.desc}`)
    }
  })

  test('growing entry by entry gives the root of the definition, and an edge can be taken up anywhere', async () => {
    const edge = emptyEdge()
    for (const [i, leaf] of leaves.slice(0, 70).entries()) {
      assert.deepEqual(edgeRoot(edge), mth(leaves.slice(0, i)))
      assert.deepEqual(await edgeAt(i, hashAt), edge)
      assert.deepEqual(await rootOf(0, i, hashAt), edgeRoot(edge))
      grow(edge, leaf)
    }
  })

  test('each entry is proved in each tree that has it, and in no other place', async () => {
    for (const size of [1, 2, 3, 7, 8, 13, 64, 257, 530]) {
      const root = mth(leaves.slice(0, size))
      for (const index of new Set([0, 1, Math.floor(size / 2), size - 1].filter((i) => i < size))) {
        const proof = await inclusionProof(index, size, hashAt)
        assert.ok(await verifyInclusion(index, size, leaves[index]!, proof, root), `${index} of ${size}`)
        assert.equal(await verifyInclusion(index, size, leaves[(index + 1) % 530]!, proof, root), false)
        if (size > 1) assert.equal(await verifyInclusion((index + 1) % size, size, leaves[index]!, proof, root), false)
      }
    }
    await assert.rejects(inclusionProof(5, 5, hashAt), /no entry 5/)
  })

  test('each tree is proved to continue each earlier one, and a rewritten one is not', async () => {
    const other = leaves.with(2, leafHash(utf8('rewritten')))
    for (const size of [1, 2, 6, 8, 33, 300]) for (const old of new Set([0, 1, 2, 3, 5, 8, 31, size].filter((o) => o <= size))) {
      const proof = await consistencyProof(old, size, hashAt)
      const [before, after] = [mth(leaves.slice(0, old)), mth(leaves.slice(0, size))]
      assert.ok(await verifyConsistency(old, size, proof, before, after), `${old} to ${size}`)
      if (old > 2) assert.equal(await verifyConsistency(old, size, proof, before, mth(other.slice(0, size))), false)
    }
  })

  test('tiles hold every hash that proofs need', async () => {
    const tile = (level: number, n: number): Bytes => {
      const hashes = Array.from({ length: tileWidth }, (_, i) => n * tileWidth + i).filter((i) => (i + 1) * tileWidth ** level <= leaves.length).map((i) => hashAt(level * 8, i) as Bytes)
      return new Uint8Array(Buffer.concat(hashes))
    }
    const fromTiles = hashesFrom(tile)
    for (const [index, size] of [[0, 530], [255, 256], [300, 530], [529, 530], [511, 513]] as const)
      assert.deepEqual(await inclusionProof(index, size, fromTiles), await inclusionProof(index, size, hashAt))
    assert.deepEqual(await consistencyProof(257, 530, fromTiles), await consistencyProof(257, 530, hashAt))
    await assert.rejects(async () => fromTiles(0, 530), /lacks/)
  })
})
