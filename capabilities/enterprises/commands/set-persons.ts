import { z } from 'zod'
import { command, type Rule } from '../../../kernel/command.ts'
import { PersonsSet } from '../facts.ts'
import { personInput } from '../inputs.ts'
import { enterprise } from '../procedure.ts'
import type { Enterprises } from '../schema/tables.ts'
import {
  drawPersons,
  enterpriseInput,
  lockEnterprise,
  ofEnterprise,
  onEnterprise,
  theEnterprise,
  writePersons,
  type WithPersons,
} from './enterprise.ts'

type Persons = { persons: z.output<typeof personInput>[] }

const onePrincipal: Rule<WithPersons, Persons> = {
  code: 'one-principal',
  clause: '许可法-31',
  broken: (_row, input) =>
    input.persons.filter((p) => p.post === 'principal').length !== 1 && {
      zh: '须有且只有一位主要负责人',
      en: 'There must be one principal responsible person',
    },
}
const knownPersons: Rule<WithPersons, Persons> = {
  code: 'person-unknown',
  clause: '许可法-31',
  broken: (row, input) =>
    input.persons.some(
      (p, i) => p.id !== undefined && (!row.persons.some((k) => k.id === p.id) || input.persons.findIndex((o) => o.id === p.id) !== i),
    ) && { zh: '名单中有人员已不在登记中，请刷新后再试', en: 'The list names somebody who is no longer registered; reload and try again' },
}

/** Sets the responsible persons of an enterprise: the whole list, in its order. */
export const setPersons = command<Enterprises>()({
  does: enterprise.step('set-persons'),
  input: enterpriseInput.extend({ persons: z.array(personInput).min(1).max(60) }),
  locks: lockEnterprise,
  find: theEnterprise,
  rules: [onePrincipal, knownPersons],
  draw: (draw, row, input) => drawPersons(draw, input.persons, row.persons),
  fact: PersonsSet,
  record: (row, input, persons) => ({
    ...ofEnterprise(row),
    body: { principal: input.persons.find((p) => p.post === 'principal')!.name, persons },
  }),
  write: (t, f) => [
    onEnterprise(t, f).set({ principal_name: f.body.principal, last_fact: '0' }),
    ...writePersons(t, f.subject, f.region!, f.body.persons),
  ],
})
