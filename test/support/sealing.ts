import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { openLogKeys, witnessKey } from '../../capabilities/transparency/keys.ts'
import { openLog, type Log, type LogOptions } from '../../capabilities/transparency/log.ts'
import { openMirror } from '../../capabilities/transparency/mirror.ts'
import type { House } from '../../kernel/house.ts'
import { parsePolicy, policyText } from '../../record/policy.ts'
import { openWitness, type Witness } from '../../record/witness.ts'
import { serveWitness } from '../../record/witness-http.ts'

const closing: (() => Promise<unknown>)[] = []
after(async () => { for (const close of closing.reverse()) await close() })

/** Numbers what was committed, as the sequencer of a house with workers does. */
export const number = (house: House) => house.pools.writer.query(`with taken as (delete from unsequenced returning fact_id)
  insert into sequenced (seq, fact_id) select (select coalesce(max(seq), 0) from sequenced) + row_number() over (order by fact_id), fact_id from taken`)

export type Sealing = { dir: string; options: LogOptions; open(house: House, more?: Partial<LogOptions>): Promise<Log>; witnesses: { name: string; url: string; witness: Witness; stop(): Promise<void> }[] }

/** Keys, a mirror and three witnesses of which two suffice, in a folder of its own. */
export async function aSealing(dir = mkdtempSync(join(tmpdir(), 'anxu-log-'))): Promise<Sealing> {
  const keys = await openLogKeys(join(dir, 'keys'), 'log.test')
  const witnesses = await Promise.all(['a', 'b', 'c'].map(async (name) => {
    const signer = await witnessKey(join(dir, name), `witness.test/${name}`)
    const witness = openWitness({ dir: join(dir, name, 'memory'), signer, logs: keys.keys, now: () => new Date('2026-03-02T01:00:00Z') })
    const server = await serveWitness(witness)
    return { name, url: server.url, witness, stop: server.close }
  }))
  const policy = await parsePolicy(policyText(keys.keys, witnesses.map((w) => ({ name: w.name, key: w.witness.key, url: w.url })), 2))
  const options: LogOptions = { keys, policy, mirror: () => openMirror(join(dir, 'mirror'), Buffer.alloc(32, 5)), pause: 5 }
  closing.push(async () => { await Promise.all(witnesses.map((w) => w.stop())); rmSync(dir, { recursive: true, force: true }) })
  const open = async (house: House, more: Partial<LogOptions> = {}) => {
    const log = await openLog(house, { ...options, ...more })
    house.ports['log'] = log
    closing.push(() => log.close())
    return log
  }
  return { dir, options, open, witnesses }
}
