/** `done` of `total` of one kind of thing. */
export type Copying = (p: { what: 'tables' | 'files' | 'keys'; done: number; total: number }) => void
export type Copied = { name: string; facts: number; rows: number; files: number; bytes: number; gone: string[] }

/** The port `backups`: where copies go, and how one is made. `keep`: all but the newest so many are removed afterwards (`null`: none). */
export type BackupPort = { dir: string; run(options: { now: Date; keep: number | null; progress: Copying }): Promise<Copied> }
