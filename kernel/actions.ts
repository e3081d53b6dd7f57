import { grants, roleFor, type Actor } from './access.ts'
import type { Command, Found, Moment } from './command.ts'
import { gatesShut } from './gate.ts'
import type { House } from './house.ts'
import type { Words } from './problem.ts'

export type Action = { step: string; allowed: boolean; why: Words | null; clause: string | null; reason: 'required' | null }

/**
 * What this actor may do to a row, and why not: the same procedure, access, gates and guards that `perform` applies, for the buttons of a page.
 * Steps of other roles and steps from other states are left out; `row` holds what the guards of the commands look at.
 */
export async function actionsOf(house: House, subject: string, row: Found, actor: Actor, moment: Moment): Promise<Action[]> {
  const mine = [...house.commands.values()].filter((c) => c.does.capability + '/' + c.does.subject === subject && c.does.from.includes(row.state ?? '') && grants(c.does.by, actor).length > 0)
  const closed = await gatesShut(house, mine.map((c) => ({ ...moment, step: c.does, subject: row.id ?? null, actor, onBehalfOf: null })))
  return mine.map((c) => {
    const act = { ...moment, actor }
    const broken = roleFor(c.does.by, actor, row) ? (closed.get(c.does.name) ?? firstBroken(c, row, act)) : { why: notYours, clause: null }
    return { step: c.does.name, allowed: !broken, why: broken?.why ?? null, clause: broken?.clause ?? null, reason: c.does.reason ?? null }
  })
}

const notYours: Words = { zh: '此案由其他承办人办理', en: 'Another officer handles this case' }

function firstBroken(c: Command, row: Found, act: Moment & { actor: Actor }): { why: Words; clause: string } | null {
  for (const guard of c.guards ?? []) {
    const why = guard.broken(row, undefined, act)
    if (why) return { why, clause: guard.clause }
  }
  return null
}
