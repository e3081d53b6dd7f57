import { useEffect, useState } from 'react'
import { get } from '../shared/api.ts'
import type { SearchSource } from '../shared/page.ts'

export type Hit = { source: SearchSource; href: string; title: string; text?: string }
type Found = { q: string; hits: readonly Hit[]; failed: boolean }

/** Asks every source (a stable list) at once when the reader pauses; what is found shows in the order of the sources. */
export function useSearch(sources: readonly SearchSource[], q: string): { hits: readonly Hit[]; state: 'short' | 'looking' | 'failed' | 'found' } {
  const [found, setFound] = useState<Found>({ q: '', hits: [], failed: false })
  useEffect(() => {
    if (!q) return
    const abort = new AbortController()
    const timer = setTimeout(() => {
      Promise.all(sources.map((source) => ask(source, q, abort.signal))).then(
        (all) => setFound({ q, hits: all.flatMap((hits) => hits ?? []), failed: all.includes(null) }),
        () => {
          // Aborted: the reader went on typing.
        },
      )
    }, 200)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [q, sources])
  if (!q) return { hits: [], state: 'short' }
  if (found.q !== q) return { hits: [], state: 'looking' }
  return { hits: found.hits, state: found.failed ? 'failed' : 'found' }
}

async function ask(source: SearchSource, q: string, signal: AbortSignal): Promise<Hit[] | null> {
  const answer = await get<{ items: { id: string; title: string; text?: string }[] }>(source.path, { q }, signal)
  return answer.ok ? answer.value.items.map(({ id, title, text }) => ({ source, href: source.href(id), title, text })) : null
}
