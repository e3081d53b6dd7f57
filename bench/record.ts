import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { randomFillSync } from 'node:crypto'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { auditLog } from '../capabilities/transparency/audit.ts'
import { latestCheckpoint, proofOfFact } from '../capabilities/transparency/read.ts'
import { systemClock } from '../kernel/clock.ts'
import type { House } from '../kernel/house.ts'
import { uuid } from '../kernel/random.ts'
import { parseProof } from '../record/proof-file.ts'
import { acceptance, session, take, throughHttp } from './commands.ts'
import { startChild } from './support/child.ts'
import { atLeast, atMost, median, type Bench, type Say } from './support/figures.ts'
import { startInstallation, type Installation } from './support/installation.ts'
import { openBenchLog } from './support/sealing.ts'
import { townFolder } from './support/town.ts'

const million = 1_000_000
const most = { perSecond: 5_000, quorum: 2, proof: 10, bytes: 700, audit: 60 }

export const bench: Bench = {
  what: 'seal facts beside running commands, and prove and recompute a log of a million entries',
  notes: ['Three witnesses of which two suffice, each with a memory on disk, flushed before it answers. The million are facts of 800 B; replay of state is `bench audit`.'],
  async measure(say) {
    const folder = await townFolder(say)
    const place = await startInstallation(folder.dir)
    try {
      const { sealed, quorum } = await besideCommands(place, say)
      const { proofs, bytes, seconds } = await ofAMillion(place, folder.dir, say)
      return [
        atLeast(most.perSecond, { metric: 'sealed_per_s', what: 'facts sealed beside commands', value: sealed, unit: '/s' }),
        atMost(most.quorum, { metric: 'quorum_p99_s', what: 'commit to checkpoint with quorum, p99', value: quorum, unit: 's' }),
        atMost(most.proof, { metric: 'proof_ms', what: 'inclusion proof of a million made', value: median(proofs), unit: 'ms' }),
        atMost(most.bytes, { metric: 'proof_bytes', what: 'its hashes', value: bytes, unit: 'B' }),
        atMost(most.audit, { metric: 'audit_1m_s', what: 'a log of a million recomputed', value: seconds, unit: 's' }),
      ]
    } finally { await place.stop(); folder.remove() }
  },
}

/** The town's record is sealed from its beginning while applications are accepted; then commands go on, and each commit is timed until a quorum has seen it. */
async function besideCommands(place: Installation, say: Say) {
  const load = await startChild('load.ts')
  const server = await place.serve()
  const house = await place.open(systemClock)
  try {
    const cookie = `anxu=${await session(house)}`
    await acceptance(house, load, server.url, cookie)
    const accept = async (cases: number) => throughHttp(load, server.url, cookie, 8, await take(house, cases))
    const accepting = accept(1_500)
    const started = performance.now()
    await server.seal()
    const sealed = (await latestCheckpoint(house.pools.writer))!.size / ((performance.now() - started) / 1000)
    await accepting
    say(`${Math.round(sealed)} a second sealed beside commands`)
    const watched = watchSeals(house)
    await accept(1_500)
    await watched.settled()
    say(`${watched.waits.length} commits timed until a quorum had seen them`)
    return { sealed, quorum: watched.waits.sort((a, b) => a - b)[Math.floor(watched.waits.length * 0.99)]! / 1000 }
  } finally { await load.close(); await server.close(); await house.close() }
}

/** Looks often which facts are committed and which are under a published checkpoint; answers the milliseconds between. */
function watchSeals(house: House) {
  const waits: number[] = []
  const open: { fact: bigint; at: number }[] = []
  let newest: bigint | null = null
  let done = false
  const look = async () => {
    const { rows: [row] } = await house.pools.writer.query<{ top: string; sealed: string | null }>(`select max(id) as top, (select max(ref::bigint) from transparency_entry where kind = 'fact'
      and idx < (select max(size) from transparency_checkpoint) and idx > (select max(size) from transparency_checkpoint) - 5000) as sealed from fact`)
    const at = performance.now()
    const [top, sealed] = [BigInt(row!.top), BigInt(row!.sealed ?? 0)]
    if (newest !== null) for (let fact = newest + 1n; fact <= top; fact++) open.push({ fact, at })
    newest = top
    while (open.length && open[0]!.fact <= sealed) waits.push(at - open.shift()!.at)
  }
  const running = (async () => { while (!done || open.length) { await look(); await new Promise((resolve) => { setTimeout(resolve, 10) }) } })()
  return { waits, async settled() { done = true; await running } }
}

async function ofAMillion(place: Installation, dir: string, say: Say) {
  const house = await place.open(systemClock)
  try {
    await fill(place, house, say)
    const log = await openBenchLog(house, dir)
    await log.seal()
    const { size } = (await latestCheckpoint(house.pools.writer))!
    say(`${size} entries are sealed`)
    const { rows } = await house.pools.writer.query<{ ref: string }>(`select ref from transparency_entry where kind = 'fact' and idx in (select (random() * ${size - 1})::bigint from generate_series(1, 200))`)
    const proofs: number[] = []
    let bytes = 0
    for (const { ref } of rows) {
      const from = performance.now()
      const proof = await proofOfFact(house.pools.writer, ref)
      proofs.push(performance.now() - from)
      bytes = Math.max(bytes, parseProof(proof!)!.hashes.length * 32)
    }
    const found = await auditLog(house, { keys: log.keys.keys })
    if (found.differences.length || found.entries < million) throw new Error(`the audit of ${found.entries} entries found ${JSON.stringify(found.differences[0])}`)
    await log.close()
    return { proofs, bytes, seconds: found.seconds * (million / found.entries) }
  } finally { await house.close() }
}

/** Numbered facts up to a million entries, by COPY: only the log is measured, so nothing is written to other tables. */
async function fill(place: Installation, house: House, say: Say) {
  const { rows: [known] } = await house.pools.writer.query<{ n: string; top: string; seq: string; bytes: Buffer }>(`select (select max(size) from transparency_checkpoint) as n, (select max(id) from fact) as top,
    (select max(seq) from sequenced) as seq, (select bytes from fact where name = 'licensing.application-accepted' order by id desc limit 1) as bytes`)
  const missing = million - Number(known!.n)
  const pattern = JSON.parse(known!.bytes.toString('utf8')) as Record<string, unknown> & { actor: { id: string } }
  const client = new pg.Client({ connectionString: place.urls.owner })
  await client.connect()
  const at = pattern['recordedAt'] as string
  function* rows() {
    const salt = Buffer.alloc(32)
    for (let i = 1; i <= missing; i++) {
      const requestId = uuid(systemClock.now())
      const bytes = Buffer.from(JSON.stringify({ ...pattern, requestId })).toString('hex')
      yield `${Number(known!.top) + i}\t\\\\x${bytes}\t\\\\x${randomFillSync(salt).toString('hex')}\t${String(pattern['name'])}\t${String(pattern['subject'])}\t${String(pattern['enterprise'])}\t${String(pattern['region'])}\t${String(pattern['department'])}\t${pattern.actor.id}\t${requestId}\t${at}\t${String(pattern['effectiveAt'])}\n`
    }
  }
  await client.query('set synchronous_commit = off')
  await pipeline(Readable.from(rows()), client.query(copyFrom('copy fact (id, bytes, salt, name, subject, enterprise_id, region, department, actor_id, request_id, recorded_at, effective_at) from stdin')))
  await client.query(`insert into sequenced (seq, fact_id) select ${known!.seq}::bigint + row_number() over (order by id), id from fact where id > ${known!.top}`)
  await client.query('analyze fact; analyze sequenced')
  await client.end()
  say(`${missing} more facts written`)
}
