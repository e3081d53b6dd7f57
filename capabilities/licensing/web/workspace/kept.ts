import type { Answers } from '../../sectors/sector.ts'
import type { Draft } from './shapes.ts'

const place = (id: string) => `anxu.draft.${id}`

/** Keeps unsaved answers in this browser, so that a closed window without a network loses nothing. They go when the server has them. */
export function keep(draft: Draft, changes: Answers): void {
  try {
    if (Object.keys(changes).length === 0) localStorage.removeItem(place(draft.id))
    else localStorage.setItem(place(draft.id), JSON.stringify({ version: draft.version, changes }))
  } catch {
    // Storage may be closed or full; the answers then live as long as the page.
  }
}

/** What was kept, if the server's draft has not moved on since. */
export function kept(id: string, draft: Draft): Answers {
  try {
    const { version, changes } = JSON.parse(localStorage.getItem(place(id)) ?? '{}') as { version?: number; changes?: Answers }
    return version === draft.version && changes ? changes : {}
  } catch {
    return {}
  }
}

export function release(id: string): void {
  try {
    localStorage.removeItem(place(id))
  } catch {
    // As above.
  }
}
