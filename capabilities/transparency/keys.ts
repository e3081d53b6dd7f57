import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { secretBytes } from '../../kernel/random.ts'
import { parseSkey, signerOf, type Signer } from '../../record/keys.ts'
import { parseVkey, vkeyOf, type Key } from '../../record/note.ts'
import { parsePolicy, policyText, type Policy, type Witnessing } from '../../record/policy.ts'

/** The log's keys: those that sign now, and retired ones that only verify what they signed once. The origin is the name of the keys. */
export type LogKeys = { origin: string; signers: Signer[]; keys: Key[] }

/** Reads `*.skey` (sign) and `*.vkey` (retired) of a folder; makes the first key where there is none. */
export async function openLogKeys(dir: string, name: string): Promise<LogKeys> {
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  if (!readdirSync(dir).some((f) => f.endsWith('key'))) {
    const made = await signerOf(name, 1, secretBytes(32))
    writeFileSync(join(dir, '1.skey'), `${made.skey}\n`, { mode: 0o600, flag: 'wx' })
  }
  const { signers, retired } = await keysIn(dir)
  const keys = [...signers.map((s) => s.key), ...retired.filter((k) => k !== null)]
  const origin = signers[0]?.key.name
  if (!origin || retired.includes(null) || keys.some((k) => k.name !== origin || k.type !== 1)) throw new Error(`${dir} must hold a key of the log (*.skey), and keys of one name alone`)
  return { origin, signers, keys }
}

async function keysIn(dir: string) {
  const texts = (ending: string) => readdirSync(dir).filter((f) => f.endsWith(ending)).sort().map((f) => readFileSync(join(dir, f), 'utf8'))
  return { signers: await Promise.all(texts('.skey').map(parseSkey)), retired: await Promise.all(texts('.vkey').map((text) => parseVkey(text.trim()))) }
}

/**
 * First half of a rotation: a further key of the same name, which signs beside the other from the next start, or alone where that was lost and its public form is
 * kept. Answers its public form.
 */
export async function addLogKey(dir: string): Promise<string> {
  const { signers, retired } = await keysIn(dir)
  const origin = (signers[0]?.key ?? retired[0])?.name
  if (!origin) throw new Error(`${dir} must hold a key of the log, or the public form of one that was lost (1.vkey)`)
  if (signers.length > 1) throw new Error(`${dir} holds ${signers.length} keys that sign: a rotation is under way, finish it first`)
  const no = Math.max(...readdirSync(dir).map((f) => Number.parseInt(f, 10)).filter(Number.isInteger)) + 1
  const made = await signerOf(origin, 1, secretBytes(32))
  writeFileSync(join(dir, `${no}.skey`), `${made.skey}\n`, { mode: 0o600, flag: 'wx' })
  return vkeyOf(made.key)
}

/** Second half: every signing key but the newest is kept as its public form alone, by which what it signed is still verified. Answers the retired. */
export async function retireLogKeys(dir: string): Promise<string[]> {
  const files = readdirSync(dir).filter((f) => f.endsWith('.skey')).sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10))
  if (files.length < 2) throw new Error(`${dir} holds one key that signs: begin the rotation first`)
  return Promise.all(files.slice(0, -1).map(async (file) => {
    const vkey = vkeyOf((await parseSkey(readFileSync(join(dir, file), 'utf8'))).key)
    writeFileSync(join(dir, file.replace('.skey', '.vkey')), `${vkey}\n`, { flag: 'wx' })
    rmSync(join(dir, file))
    return vkey
  }))
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
