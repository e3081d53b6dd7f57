import type { Kysely } from 'kysely'
import type { Actor } from './access.ts'
import type { Moment, Refusal } from './command.ts'
import { batch, tables, type Statement } from './db.ts'
import type { House } from './house.ts'
import type { BoundStep } from './procedure.ts'

/** What a gate is asked: which step this actor is about to take, and what it concerns (`null`: a subject that is only now created). */
export type Asked = Moment & { step: BoundStep; subject: string | null; actor: Actor; onBehalfOf: string | null; input?: unknown }

/**
 * A condition that one capability puts on steps of others: a valid qualification, a recusal, a vote that is still out.
 * `perform` checks it after access and state and before the step's own rules; the buttons of a page tell it. `find` looks at the gate's own
 * tables and at facts; whatever changes what it finds takes the same locks as the step, or those that the gate adds.
 */
export type Gate<DB = any, Row = any> = {
  capability: string
  name: string
  on(step: BoundStep): boolean
  locks?(asked: Asked): readonly string[]
  find(t: Kysely<DB>, asked: Asked): Statement<Row>
  rules: readonly { code: string; clause: string; broken(rows: readonly NoInfer<Row>[], asked: Asked): Refusal | false }[]
}
export const gate = <DB>() => <Row>(g: Gate<DB, Row>): Gate => g

/** The first rule of these gates that what was found breaks, with its code and clause. */
export function shut(gates: readonly Gate[], found: readonly (readonly any[])[], asked: Asked): { code: string; clause: string; why: Refusal } | null {
  for (const [i, g] of gates.entries()) for (const rule of g.rules) {
    const why = rule.broken(found[i]!, asked)
    if (why) return { code: `${g.capability}/${rule.code}`, clause: rule.clause, why }
  }
  return null
}

/** Which of these steps a gate keeps this actor from, for the buttons of a page: the same statements, read outside a command. */
export async function gatesShut(house: House, asked: readonly Asked[]) {
  const tries = asked.map((a) => ({ asked: a, gates: house.gates.filter((g) => g.on(a.step)) })).filter((x) => x.gates.length > 0)
  if (!tries.length) return new Map<string, NonNullable<ReturnType<typeof shut>>>()
  const client = await house.pools.writer.connect()
  try {
    const results = (await batch(client, tries.flatMap((x) => x.gates.map((g) => g.find(tables(), x.asked))))).map((r) => r.rows)
    const answers = tries.map((x) => [x.asked.step.name, shut(x.gates, results.splice(0, x.gates.length), x.asked)] as const)
    return new Map(answers.filter((a): a is [string, NonNullable<(typeof a)[1]>] => a[1] !== null))
  } finally { client.release() }
}
