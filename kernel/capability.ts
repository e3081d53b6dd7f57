import type { FastifyInstance } from 'fastify'
import type { PlaceColumns } from './access.ts'
import type { Command } from './command.ts'
import type { DueRule } from './due.ts'
import type { FactKind } from './fact.ts'
import type { Gate } from './gate.ts'
import type { Job } from './jobs.ts'
import type { Words } from './problem.ts'
import type { Procedure } from './procedure.ts'
import type { Query } from './query.ts'
import type { Reaction } from './reaction.ts'
import type { House } from './house.ts'

/**
 * What a table is. `record`: insert only. `state`: written only by facts, stamped, rebuilt by audit. `working`: free, never evidence.
 * `by`: a column other than the key's by which writes find rows. `place` names the columns that row-level security compares; a table without it is read by the writer's side only, unless `open`.
 */
export type TableKind =
  | { kind: 'record' | 'working'; key: readonly string[]; place?: PlaceColumns; open?: true }
  | { kind: 'state'; key: readonly string[]; by?: string; place?: PlaceColumns; open?: true }

/** A message that a fact sends: to the enterprise it concerns, or to a role of the authority in the fact's place. */
export type MessageRule = { on: string; to: 'enterprise' | { role: string }; text(body: any): Words; link(subject: string, body: any): string }

export type Capability = {
  name: string
  title: Words
  /** Raised when a write, a within-reaction or a table changes: start then rebuilds, audit refuses until it is done. */
  shape: number
  folder: string
  words: Readonly<Record<string, Words>>
  tables: Readonly<Record<string, TableKind>>
  /** Views that the public pool may read. */
  publicViews?: readonly string[]
  facts?: readonly FactKind<any, any>[]
  procedures?: readonly Procedure<any, any>[]
  commands?: readonly Command[]
  queries?: readonly Query[]
  /** Conditions on steps of other capabilities. */
  gates?: readonly Gate[]
  reactions?: readonly Reaction[] | ((all: readonly Capability[]) => readonly Reaction[])
  due?: readonly DueRule[]
  jobs?: readonly Job[]
  messages?: readonly MessageRule[]
  /** Only what is not JSON. */
  routes?(app: FastifyInstance, house: House): void | Promise<void>
  /** Runs once the house stands, before it listens. */
  ready?(house: House): void | Promise<void>
}

export const capability = (c: Capability): Capability => c
