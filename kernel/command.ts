import type { Kysely } from 'kysely'
import type { z } from 'zod'
import type { Actor, Place } from './access.ts'
import type { Statement } from './db.ts'
import type { Fact, FactKind } from './fact.ts'
import type { BoundStep } from './procedure.ts'
import type { ProblemInit, Words } from './problem.ts'
import type { Sealing } from './vault.ts'

/** The moment of a step: its instant, and its legal day in Asia/Shanghai (YYYY-MM-DD). */
export type Moment = { at: Date; day: string }
/** The moment and whoever acts: key steps compare persons, not only roles. */
export type Act = Moment & { actor: Actor }

/** Why a rule refuses; where single fields are to blame, which. */
export type Refusal = Words & { fields?: ProblemInit['fields'] }
/** A named refusal with its clause. It answers `false` when it is kept, a sentence when it is broken. */
export type Rule<Row, I = unknown> = { code: string; clause: string; broken(row: Row, input: I, act: Act): Refusal | false }
/** A rule that needs no input: it also tells a disabled button why. */
export type Guard<Row> = Rule<Row, void>

/** What `find` returns at least: the state, the last fact (what `seen` is compared with) and where the row stands. */
export type Found = Place & { id?: string; state?: string | null; last_fact?: string | null }

/**
 * What `draw` may use: ids, numbers and sealed values are drawn once and kept in the fact. `unseal` opens a value that the step must compare
 * with what was entered (a password's hash); nothing of it may enter the fact. A mismatch is thrown as a Problem.
 */
export type Draw = Act & { uuid(): string; seal: Sealing; unseal(ref: string): Promise<string | null>; erase(person: string): void }

export type Recording<B> = { subject: string; enterprise: string | null; region: string | null; department: string | null; body: B; effectiveAt?: Date; /** Where this subject falls under another law than the step's own. */ clause?: string }

/** A command performs one step and can write only by recording a fact. It is a value: `perform` is the only code that runs one. */
export type Command<DB = any, Row = any, I extends z.ZodObject = any, Drawn = any, N extends string = any, S extends z.ZodType = any> = {
  does: BoundStep
  input: I
  /** Every key that this step and its `within` reactions touch: subject, enterprise, natural key, number series. */
  locks(input: z.output<I>): readonly string[]
  /** What gates compare: the subject that the step concerns, where that is not its own `id`. */
  concerns?(input: z.output<I>): string
  /** Everything the rules need, in one statement; no row means that the subject does not exist. */
  find?(t: Kysely<DB>, input: z.output<I>, moment: Moment): Statement<Row>
  guards?: readonly Guard<NoInfer<Row>>[]
  rules?: readonly Rule<NoInfer<Row>, z.output<I>>[]
  /** Where a subject that is only now created will stand; otherwise the found row says it. */
  place?(row: NoInfer<Row>, input: z.output<I>, actor: Actor): Place
  draw?(draw: Draw, row: NoInfer<Row>, input: z.output<I>): Drawn | Promise<Drawn>
  fact: FactKind<N, S>
  record(row: NoInfer<Row>, input: z.output<I>, drawn: NoInfer<Awaited<Drawn>>, act: Act): Recording<z.input<S>>
  /** The fact, shown in our tables: statements only, the same for a live step and for replay. `to` comes from the fact. */
  write(t: Kysely<DB>, fact: Fact<N, z.output<S>>): readonly Statement[]
}

export const command = <DB>() =>
  <I extends z.ZodObject, N extends string, S extends z.ZodType, Row = Found, Drawn = undefined>(c: Command<DB, Row, I, Drawn, N, S>) => c

/** A statement that may touch any number of rows; all others that change rows must touch exactly one. */
export const anyRows = <T extends object>(statement: T): T => Object.assign(statement, { anyRows: true })
export const mayTouchAnyRows = (statement: Statement) => (statement as { anyRows?: boolean }).anyRows === true

export const commandName = (c: Pick<Command, 'does'>) => `${c.does.capability}/${c.does.subject}/${c.does.name}`
