import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readWitnesses, witnessKey, type LogKeys } from '../capabilities/transparency/keys.ts'
import type { LogOptions } from '../capabilities/transparency/log.ts'
import { systemClock } from '../kernel/clock.ts'
import { policyText } from '../record/policy.ts'
import { openWitness } from '../record/witness.ts'
import { serveWitness } from '../record/witness-http.ts'

const departments = ['emergency', 'housing', 'industry'] as const
const enough = 2

/**
 * The demonstration's witnesses: three departments, each with a key and a memory of its own below `dir`, on loopback. They run in the process that seals. An
 * authority's own are other people's machines: `npx anxu witness` there, their addresses in the policy here.
 */
export async function demoWitnesses(dir: string, keys: LogKeys): Promise<Pick<LogOptions, 'policy' | 'witnesses'>> {
  const signers = await Promise.all(departments.map(async (name) => ({ name, dir: join(dir, 'witnesses', name), signer: await witnessKey(join(dir, 'witnesses', name), `${keys.origin}/witness/${name}`) })))
  const path = join(dir, 'policy')
  const text = policyText(keys.keys, signers.map(({ name, signer }) => ({ name, key: signer.key, url: null })), enough)
  if (!existsSync(path) || readFileSync(path, 'utf8') !== text) writeFileSync(path, text)
  const witnesses = async () => {
    const served = await Promise.all(signers.map(async (s) => ({ name: s.name, ...(await serveWitness(openWitness({ dir: join(s.dir, 'memory'), signer: s.signer, logs: keys.keys, now: systemClock.now }))) })))
    return { urls: Object.fromEntries(served.map((s) => [s.name, s.url])), close: async () => void (await Promise.all(served.map((s) => s.close()))) }
  }
  return { policy: await readWitnesses(path, keys), witnesses }
}
