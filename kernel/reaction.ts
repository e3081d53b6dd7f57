import type { Kysely } from 'kysely'
import type { z } from 'zod'
import type { Statement } from './db.ts'
import type { Fact, FactKind, Recorded } from './fact.ts'
import type { Work } from './work.ts'

/** A reaction inside the command's own transaction: statements on its own capability's tables, under the command's locks. */
export type Within = { when: 'within'; to: string; name: string; write(t: Kysely<any>, fact: Fact<any, any>): readonly Statement[] }
/** A reaction after the fact was committed: a job, at least once, idempotent; to change something it performs a command as `system:<name>`. */
export type Afterwards = { when: 'afterwards'; to: string; name: string; run(work: Work, fact: Recorded<any, any>): Promise<unknown> }
export type Reaction = Within | Afterwards

export const within = <N extends string, S extends z.ZodType>(
  kind: FactKind<N, S>, name: string, write: (t: Kysely<any>, fact: Fact<N, z.output<S>>) => readonly Statement[],
): Within => ({ when: 'within', to: kind.name, name, write })

export const afterwards = <N extends string, S extends z.ZodType>(
  kind: FactKind<N, S>, name: string, run: (work: Work, fact: Recorded<N, z.output<S>>) => Promise<unknown>,
): Afterwards => ({ when: 'afterwards', to: kind.name, name, run })
