import { sql } from 'kysely'
import { gate } from '../../../kernel/gate.ts'
import { reachOf, samePersons } from '../people.ts'
import type { Integrity } from '../schema/tables.ts'

type Found = { fit: boolean; recused: boolean }
const officerOf = (input: unknown) => (input as { officer?: string } | undefined)?.officer

/** Who takes a case over is a reviewer in post in its department, and not recused from it. */
export const successor = gate<Integrity>()<Found>({
  capability: 'integrity', name: 'successor',
  on: (step) => step.capability === 'licensing' && step.subject === 'application' && step.name === 'reassign',
  find: (_t, { subject, input }) => sql<Found>`
    select exists (select from integrity_officer o where o.account = ${officerOf(input) ?? null} and o.open and 'reviewer' = any(o.roles) and o.department = c.department
        and c.region like ${reachOf('o.region')}) as fit,
      exists (select from integrity_recusal r where r.application_id = c.id and r.state = 'upheld' and r.officer_id in ${samePersons([officerOf(input) ?? ''])}) as recused
    from integrity_case c where c.id = ${subject}::uuid`,
  rules: [{
    code: 'successor-missing', clause: '公务员法-77',
    broken: ([row], { input }) => {
      if (!officerOf(input) || !row) return false
      if (row.recused) return { zh: '接办人员已回避此案', en: 'The successor is recused from this case' }
      return !row.fit && { zh: '接办人员应当是本部门在岗的审查人员', en: 'The successor must be a reviewer of this department' }
    },
  }],
})
