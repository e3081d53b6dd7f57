import type { Policy, Witnessing } from '../../record/policy.ts'
import { hasQuorum } from '../../record/policy.ts'
import type { Signature } from '../../record/note.ts'
import { consistencyProof, type HashAt } from '../../record/tree.ts'
import { askWitness } from '../../record/witness-http.ts'

/** Where a witness stands: its cosignature; ahead of us; on another history; or no usable answer. */
export type Stand = { cosignature: Signature; time: number } | { ahead: number } | { forked: true } | { silent: string }
/** What the log knows of its witnesses between rounds: the size that each has co-signed last. */
export type Known = Map<string, number>

const patience = 1_500

/** Asks one witness, from the size that it knows. It is told by its answer where it stands, so it is asked three times at most. */
async function stand(w: Witnessing, known: Known, checkpoint: string, size: number, hashAt: HashAt): Promise<Stand> {
  for (let tries = 0; tries < 3; tries++) {
    const old = Math.min(known.get(w.name) ?? 0, size)
    const said = await askWitness({ url: w.url!, key: w.key }, old, await consistencyProof(old, size, hashAt), checkpoint, patience)
    if ('cosignature' in said) { known.set(w.name, size); return said }
    if ('refused' in said) return said.refused === 422 ? { forked: true } : { silent: String(said.refused) }
    if (!('size' in said)) return said
    if (said.size > size) return { ahead: said.size }
    if (said.size === old && old === size) return { forked: true }
    known.set(w.name, said.size)
  }
  return { silent: 'changes its mind' }
}

/**
 * Asks all witnesses at once and goes on as soon as they suffice, or one of them shows that our history is not the one it has seen. Late ones are left
 * to the next round.
 */
export async function cosign(policy: Policy, known: Known, checkpoint: string, size: number, hashAt: HashAt): Promise<Map<string, Stand>> {
  const stands = new Map<string, Stand>()
  const asked = policy.witnesses.filter((w) => w.url)
  const enough = () => hasQuorum(policy, [...stands].flatMap(([name, s]) => ('cosignature' in s ? [name] : [])))
  await new Promise<void>((resolve) => {
    if (asked.length === 0) resolve()
    for (const w of asked) void stand(w, known, checkpoint, size, hashAt).catch((): Stand => ({ silent: 'failed' })).then((s) => {
      stands.set(w.name, s)
      if (stands.size === asked.length || enough()) resolve()
    })
  })
  return new Map(stands)
}
