/** What the queries answer. */
export type BackupRow = {
  id: string; number: number; state: 'running' | 'made' | 'failed'; byPlan: boolean; begunBy: string; begunAt: string; endedAt: string | null; name: string | null
  facts: number | null; rows: number | null; files: number | null; bytes: number | null; code: string | null; removed: boolean
}
export type Standing = {
  dir: string | null; plan: { at: string; keep: number; setBy: string; setAt: string } | null
  running: { id: string; number: number; what: 'tables' | 'files' | 'keys' | null; done: number; total: number } | null
  last: BackupRow | null; alarm: 'no-plan' | 'failed' | 'stale' | null
}
