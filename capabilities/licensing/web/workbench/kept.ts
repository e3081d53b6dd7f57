import { useCallback, useState } from 'react'

// What was typed on a case page outlives a change of form, of page and of the case itself; only sending or the end of the visit clears it.
const kept = new Map<string, unknown>()

/** State that is kept under `key` while the workbench stays open. `forget` takes it back to the first value. */
export function useKept<T>(key: string, first: T): [T, (next: T) => void, () => void] {
  const [, redraw] = useState(0)
  const value = kept.has(key) ? (kept.get(key) as T) : first
  const put = useCallback(
    (next: T) => {
      kept.set(key, next)
      redraw((n) => n + 1)
    },
    [key],
  )
  const forget = useCallback(() => {
    kept.delete(key)
    redraw((n) => n + 1)
  }, [key])
  return [value, put, forget]
}

/** Forgets everything whose key begins so: a step was sent. */
export function forgetKept(prefix: string): void {
  for (const key of kept.keys()) if (key.startsWith(prefix)) kept.delete(key)
}
