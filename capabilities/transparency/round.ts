import { sql } from 'kysely'
import { send } from '../../kernel/db.ts'
import type { House } from '../../kernel/house.ts'
import { checkpointText, noteOf } from '../../record/checkpoint.ts'
import { signText } from '../../record/keys.ts'
import { hasQuorum, type Policy } from '../../record/policy.ts'
import { cosign, type Known, type Stand } from './cosign.ts'
import { append, loadGrowth, rootOfGrowth, type Added, type Growth } from './growth.ts'
import type { LogKeys } from './keys.ts'
import type { Mirror } from './mirror.ts'
import { behind, forked } from './problems.ts'
import { contentsFrom, hashesIn, latestCheckpoint } from './read.ts'

export type Step = 'committed' | 'mirrored' | 'signed' | 'witnessed' | 'published'
/** `trouble`: why nothing is published, in words for the operator. `witnesses`: what each answered last. */
export type LogStatus = { leads: boolean; size: number; published: number; trouble: string | null; witnesses: Record<string, string> }
/** What a round works with; `growth` and `confirmed` change with it. */
export type Lead = {
  house: House; keys: LogKeys; policy: Policy; mirror: Mirror; growth: Growth; known: Known; confirmed: boolean; status: LogStatus; onStep(step: Step): void | Promise<void>
}

const mostBatches = 8

/** One round, where there is anything to do: commit entries → mirror → sign → witnesses → publish. Answers whether more waits. */
export async function round(l: Lead): Promise<boolean> {
  const { pools } = l.house
  const published = (await latestCheckpoint(pools.writer))?.size ?? 0
  await confirm(l)
  const added: Added[] = []
  let more = l.confirmed
  // A backlog is taken in several transactions under one checkpoint.
  while (more && added.length < mostBatches) {
    const result = await append(pools.writer, l.growth)
    if (result === 'stale') { l.growth = await loadGrowth(pools.writer); return true }
    l.growth = result.growth
    added.push(result.added)
    more = result.more
  }
  const size = l.growth.edge.size
  Object.assign(l.status, { size, published })
  if (size === published && l.mirror.size === size) { if (l.confirmed) l.status.trouble = null; return false }
  await l.onStep('committed')
  for (const { from, contents } of added) if (from === l.mirror.size) await l.mirror.add(contents.map((c, i) => ({ ...c, idx: from + i })))
  for (let from = l.mirror.size; from < size; from = l.mirror.size) await l.mirror.add(await contentsFrom(pools.writer, from))
  await l.onStep('mirrored')
  if (size > published) await publish(l, size)
  return more
}

/** Before the first entry is added: the mirror has no more than we, and as many witnesses as make a quorum have seen nothing else. */
export async function confirm(l: Lead): Promise<void> {
  if (l.confirmed) return
  const { size } = l.growth.edge
  if (l.mirror.size > size) throw behind(size, l.mirror.size, 'the mirror')
  l.confirmed = (await witnessed(l)) !== null
}

async function publish(l: Lead, size: number): Promise<void> {
  const note = await witnessed(l)
  if (!note) return
  await l.onStep('witnessed')
  await send(l.house.pools.writer, sql`insert into transparency_checkpoint (n, size, note) select coalesce(max(n), 0) + 1, ${size}, ${note} from transparency_checkpoint`)
  await l.mirror.publish(note)
  Object.assign(l.status, { published: size, trouble: null })
  await l.onStep('published')
}

/** The checkpoint of what is committed, signed and co-signed; `null` where too few witnesses answer. Rejects where one has seen more or something else. */
async function witnessed(l: Lead): Promise<string | null> {
  const { size } = l.growth.edge
  const text = checkpointText({ origin: l.keys.origin, size, root: rootOfGrowth(l.growth) })
  const own = l.keys.signers.map((s) => signText(s, text))
  await l.onStep('signed')
  const stands = await cosign(l.policy, l.known, noteOf(text, own), size, hashesIn(l.house.pools.writer))
  for (const [name, s] of stands) {
    l.status.witnesses[name] = described(s)
    if ('ahead' in s) throw behind(size, s.ahead, name)
    if ('forked' in s) throw forked(size, name)
  }
  const signed = [...stands].flatMap(([name, s]) => ('cosignature' in s ? [{ name, cosignature: s.cosignature }] : []))
  if (hasQuorum(l.policy, signed.map((s) => s.name))) return noteOf(text, [...own, ...signed.map((s) => s.cosignature)])
  l.status.trouble = `too few witnesses: ${[...stands].map(([name, s]) => `${name} ${described(s)}`).join(', ') || 'none can be asked'}`
  return null
}

const described = (s: Stand) => ('silent' in s ? s.silent : 'cosignature' in s ? 'ok' : 'ahead' in s ? `has seen ${s.ahead}` : 'has seen another history')
