import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { secretBytes } from '../../kernel/random.ts'
import { parseSkey, signerOf, type Signer } from '../../record/keys.ts'
import { parseVkey, type Key } from '../../record/note.ts'
import { parsePolicy, policyText, type Policy, type Witnessing } from '../../record/policy.ts'

/** The log's keys: those that sign now, and retired ones that only verify what they signed once. The origin is the name of the keys. */
export type LogKeys = { origin: string; signers: Signer[]; keys: Key[] }

/** Reads `*.skey` (sign) and `*.vkey` (retired) of a folder; makes the first key where there is none. */
export async function openLogKeys(dir: string, name: string): Promise<LogKeys> {
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  const files = (ending: string) => readdirSync(dir).filter((f) => f.endsWith(ending)).sort().map((f) => join(dir, f))
  if (files('key').length === 0) {
    const made = await signerOf(name, 1, secretBytes(32))
    writeFileSync(join(dir, '1.skey'), `${made.skey}\n`, { mode: 0o600, flag: 'wx' })
  }
  const signers = await Promise.all(files('.skey').map((f) => parseSkey(readFileSync(f, 'utf8'))))
  const retired = await Promise.all(files('.vkey').map((f) => parseVkey(readFileSync(f, 'utf8').trim())))
  const keys = [...signers.map((s) => s.key), ...retired.filter((k) => k !== null)]
  const origin = signers[0]?.key.name
  if (!origin || retired.includes(null) || keys.some((k) => k.name !== origin || k.type !== 1)) throw new Error(`${dir} must hold a key of the log (*.skey), and keys of one name alone`)
  return { origin, signers, keys }
}

/** Who must have seen a checkpoint: the file where the authority keeps one, else nobody. The log's own keys are always those of its folder. */
export async function readWitnesses(path: string, keys: LogKeys): Promise<Policy> {
  const policy = await parsePolicy(existsSync(path) ? readFileSync(path, 'utf8') : 'quorum none')
  return { ...policy, logs: keys.keys }
}

/** The key of a witness in its folder, made once. */
export async function witnessKey(dir: string, name: string): Promise<Signer> {
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  const path = join(dir, 'key.skey')
  if (!existsSync(path)) writeFileSync(path, `${(await signerOf(name, 4, secretBytes(32))).skey}\n`, { mode: 0o600, flag: 'wx' })
  return parseSkey(readFileSync(path, 'utf8'))
}

/** A policy as its file, without addresses: what a citizen needs. */
export const publicPolicy = (policy: Policy) => {
  const lines = policyText(policy.logs, policy.witnesses.map((w): Witnessing => ({ ...w, url: null })), policy.witnesses.length).split('\n').filter((l) => /^(log|witness) /.test(l))
  return [...lines, ...policy.groups.map((g) => `group ${g.name} ${g.needs} ${g.members.join(' ')}`), `quorum ${policy.quorum}`, ''].join('\n')
}
