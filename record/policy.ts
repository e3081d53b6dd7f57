import { equal } from './bytes.ts'
import { parseVkey, vkeyOf, type Key } from './note.ts'

export type Witnessing = { name: string; key: Key; url: string | null }
type Group = { name: string; needs: number; members: readonly string[] }
/** Which logs are believed, and which witnesses must have seen a checkpoint (C2SP tlog-policy). */
export type Policy = { logs: Key[]; witnesses: Witnessing[]; groups: Group[]; quorum: string }

/** Reads a policy. Throws one sentence that names the line. */
export async function parsePolicy(text: string): Promise<Policy> {
  const policy: Policy = { logs: [], witnesses: [], groups: [], quorum: '' }
  const lines = text.split('\n').map((line) => line.trim().split(/[ \t]+/))
  for (const [i, words] of lines.entries()) {
    if (!words[0] || words[0].startsWith('#')) continue
    try { await take(policy, words[0], words.slice(1)) } catch (error) { throw new Error(`line ${i + 1} of the policy: ${(error as Error).message}`, { cause: error }) }
  }
  if (!policy.quorum) throw new Error('the policy has no line "quorum"')
  return policy
}

async function take(p: Policy, kind: string, words: string[]): Promise<void> {
  if (kind === 'log') return void p.logs.push(await fresh(p, words[0], 1))
  if (kind === 'witness') return void p.witnesses.push({ name: unknown(p, words[0]), key: await fresh(p, words[1], 4), url: words[2] ?? null })
  if (kind === 'group') return void p.groups.push(groupOf(p, words))
  if (kind !== 'quorum') throw new Error(`${kind} is not known`)
  if (p.quorum || !words[0] || (words[0] !== 'none' && !isKnown(p, words[0]))) throw new Error('one quorum, of a name that stands above, or none')
  p.quorum = words[0]
}

function groupOf(p: Policy, [name, needs, ...members]: string[]): Group {
  const count = needs === 'all' ? members.length : needs === 'any' ? 1 : Number(needs)
  const twice = members.some((m, i) => members.indexOf(m) !== i || p.groups.some((g) => g.members.includes(m)))
  if (!Number.isInteger(count) || count < 1 || count > members.length || twice || !members.every((m) => isKnown(p, m))) throw new Error('a group needs a number of members that stand above, each in one group')
  return { name: unknown(p, name), needs: count, members }
}

const isKnown = (p: Policy, name: string) => p.witnesses.some((w) => w.name === name) || p.groups.some((g) => g.name === name)
function unknown(p: Policy, name: string | undefined): string {
  if (!name || name === 'none' || isKnown(p, name)) throw new Error(`the name ${name ?? ''} is missing or taken`)
  return name
}
async function fresh(p: Policy, vkey: string | undefined, type: 1 | 4): Promise<Key> {
  const key = await parseVkey(vkey ?? '')
  if (key?.type !== type) throw new Error(`${vkey ?? ''} is no key of a ${type === 1 ? 'log' : 'witness'}`)
  const others = type === 1 ? p.logs : p.witnesses.map((w) => w.key)
  if (others.some((k) => equal(k.publicKey, key.publicKey))) throw new Error('the same key stands there twice')
  return key
}

/** Whether these witnesses suffice. */
export function hasQuorum(p: Policy, seen: readonly string[]): boolean {
  const holds = (name: string): boolean => {
    const group = p.groups.find((g) => g.name === name)
    return group ? group.members.filter(holds).length >= group.needs : name === 'none' || seen.includes(name)
  }
  return holds(p.quorum)
}

/** A policy as a file: one group of all witnesses, of which `needs` suffice. */
export const policyText = (logs: readonly Key[], witnesses: readonly Witnessing[], needs: number) => [
  ...logs.map((k) => `log ${vkeyOf(k)}`),
  ...witnesses.map((w) => `witness ${w.name} ${vkeyOf(w.key)}${w.url ? ` ${w.url}` : ''}`),
  ...(witnesses.length ? [`group witnesses ${needs} ${witnesses.map((w) => w.name).join(' ')}`, 'quorum witnesses'] : ['quorum none']), '',
].join('\n')
