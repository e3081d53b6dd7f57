import { sql } from 'kysely'
import { gate } from '../../../kernel/gate.ts'
import type { BoundStep } from '../../../kernel/procedure.ts'
import { samePersons, takers } from '../people.ts'
import type { Integrity } from '../schema/tables.ts'

type Found = { officer_name: string }
/** Capabilities whose steps are about no case, and our own: whoever is recused may still say so. */
const elsewhere = ['accounts', 'enterprises', 'privacy', 'integrity']
const forOfficers = (step: BoundStep) => Object.keys(step.by).some((role) => !['applicant', 'public', 'newcomer'].includes(role))
const isCase = (step: BoundStep) => step.capability === 'licensing' && step.subject === 'application'
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** The lock that a recusal and the steps of the one who is recused share, where these are not on the case itself. */
export const lockOfficer = (account: string) => `integrity/recusal/${account}`

/**
 * Whoever is recused from a case takes no further step on it: neither on the case itself nor on anything that belongs to it (an objection, a
 * check on site, a vote), whether in person, through another account, or by the system on his behalf. What a subject belongs to is what its
 * first fact says (`application`).
 */
export const recused = gate<Integrity>()<Found>({
  capability: 'integrity', name: 'recused',
  on: (step) => forOfficers(step) && !elsewhere.includes(step.capability),
  locks: (asked) => (isCase(asked.step) ? [] : takers(asked).map(lockOfficer)),
  find: (_t, asked) => {
    const persons = takers(asked)
    const subject = asked.subject && uuid.test(asked.subject) && persons.length ? asked.subject : null
    return sql<Found>`
      select r.officer_name from integrity_recusal r
      where r.state = 'upheld' and r.officer_id in ${samePersons(persons)} and r.application_id = coalesce(
        (select c.id from integrity_case c where c.id = ${subject}::uuid),
        (select (convert_from(f.bytes, 'utf8')::jsonb -> 'body' ->> 'application')::uuid from fact f where f.subject = ${subject}::uuid order by f.id limit 1))`
  },
  rules: [{
    code: 'recused', clause: '公务员法-76',
    broken: ([row]) => row !== undefined && {
      zh: `${row.officer_name}已回避此案，不能再参与办理`, en: `${row.officer_name} is recused from this case and takes no further step on it`,
    },
  }],
})
