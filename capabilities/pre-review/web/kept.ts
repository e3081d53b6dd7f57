import type { StoredFile } from '../../../web/shared/upload.ts'

export type Files = Record<string, StoredFile[]>
const place = (id: string) => `anxu.pre-review.${id}`

/** Which files were uploaded but not handed in yet: kept in this browser, so that a closed window loses nothing. */
export function kept(id: string): Files {
  try {
    return JSON.parse(localStorage.getItem(place(id)) ?? '{}') as Files
  } catch {
    return {}
  }
}

export function filled(id: string, files: Files): Files {
  try {
    localStorage.setItem(place(id), JSON.stringify(files))
  } catch {
    // Storage may be closed or full; the list then lives as long as the page.
  }
  return files
}

export function release(id: string): void {
  try {
    localStorage.removeItem(place(id))
  } catch {
    // As above.
  }
}
