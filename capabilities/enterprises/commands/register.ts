import { sql, type Kysely } from 'kysely'
import { z } from 'zod'
import { command, type Draw, type Rule } from '../../../kernel/command.ts'
import type { FactOf } from '../../../kernel/fact.ts'
import type { Origin } from '../../old-register/facts.ts'
import { EnterpriseRegistered } from '../facts.ts'
import { initialsOf } from '../initials.ts'
import { particularsInput, principalInput } from '../inputs.ts'
import { enterprise } from '../procedure.ts'
import type { Enterprises } from '../schema/tables.ts'
import { columnsOf, drawPersons, lockCode, writePersons } from './enterprise.ts'

export type Found = { taken: boolean }

export const findCode = (_t: Kysely<Enterprises>, input: { creditCode: string }) =>
  sql<Found>`select exists (select from enterprises_enterprise where credit_code = ${input.creditCode}) as taken`

const notYetRegistered: Rule<Found> = {
  code: 'already-registered',
  clause: '许可法-31',
  broken: (row) =>
    row.taken && {
      zh: '该统一社会信用代码已登记。请使用本企业已有账号登录；如不知账号，请联系受理窗口',
      en: 'This credit code is registered. Sign in with the enterprise’s account, or ask at the acceptance window',
    },
}

export const entry = z.object({ ...particularsInput, principal: principalInput })
type Entry = z.output<typeof entry> & { origin?: Origin }
type Drawn = Awaited<ReturnType<typeof drawEntry>>

/** What both ways into the register have in common: by hand at the counter or by oneself, and from the old register. */
export const drawEntry = async (draw: Draw, _row: Found, { principal }: Entry) => ({ id: draw.uuid(), persons: await drawPersons(draw, [{ ...principal, post: 'principal' }], []) })
export const recordEntry = (_row: Found, { principal, ...input }: Entry, { id, persons }: Drawn) => ({
  subject: id, enterprise: id, region: input.region, department: null, body: { ...input, initials: initialsOf(input.name), principal: principal.name, persons },
})
export const placeOfEntry = (_row: Found, input: Entry) => ({ region: input.region })

/** An enterprise enters the register, with its principal responsible person. */
export const register = command<Enterprises>()({
  does: enterprise.step('register'),
  input: entry,
  locks: (input) => [lockCode(input.creditCode)],
  find: findCode,
  rules: [notYetRegistered],
  place: placeOfEntry,
  draw: drawEntry,
  fact: EnterpriseRegistered,
  record: recordEntry,
  write: writeRegistered,
})

/** Also of an enterprise that is taken over from the old register. */
export function writeRegistered(t: Kysely<Enterprises>, f: FactOf<typeof EnterpriseRegistered>) {
  return [
    t.insertInto('enterprises_enterprise').values({
      id: f.subject,
      enterprise_id: f.subject,
      ...columnsOf(f.body),
      state: f.to!,
      registered_at: new Date(f.recordedAt),
      origin: f.body.origin ? JSON.stringify(f.body.origin) : null,
      last_fact: '0',
    }),
    ...writePersons(t, f.subject, f.body.region, f.body.persons),
  ]
}
