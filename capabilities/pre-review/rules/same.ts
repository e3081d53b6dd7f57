import type { StoredFile } from '../schema/tables.ts'

export type Compared = 'equal' | 'changed' | 'new' | 'absent' | null

/** What became of a document since it was pre-reviewed, by the hashes of its files in whatever order; `null`: there was none and is none. */
export function compared(before: readonly Pick<StoredFile, 'sha256'>[], now: readonly Pick<StoredFile, 'sha256'>[]): Compared {
  if (before.length === 0) return now.length ? 'new' : null
  if (now.length === 0) return 'absent'
  const hashes = (files: readonly Pick<StoredFile, 'sha256'>[]) => [...new Set(files.map((f) => f.sha256))].sort().join()
  return hashes(before) === hashes(now) ? 'equal' : 'changed'
}
