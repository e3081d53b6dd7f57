import type { Actor } from './access.ts'
import type { Blobs } from './files.ts'
import type { Clock } from './clock.ts'
import type { Command } from './command.ts'
import type { Statement } from './db.ts'
import type { Vault } from './vault.ts'

/** What jobs, reactions and due rules work with: reads, files, and commands performed under their own system name. */
export type Work = {
  actor: Actor
  clock: Clock
  all<Row>(statement: Statement<Row>): Promise<Row[]>
  first<Row>(statement: Statement<Row>): Promise<Row | undefined>
  /** Changes to working tables. */
  run(statement: Statement): Promise<number>
  perform(command: Command, input: Record<string, unknown>, options?: { requestId?: string; causedBy?: string; reason?: string; onBehalfOf?: string }): Promise<{ fact: string; subject: string }>
  /** Puts a job of this name into the queue. What has a `key` is queued once a day, however often it is asked for. */
  queue(job: string, data: Record<string, unknown>, options?: { key?: string; priority?: number }): Promise<void>
  files: Blobs
  vault: Vault
  /** Ports that adapters fill, by name (`mail`, `sealer` …): a capability states the type it needs. */
  port<T>(name: string): T
}
