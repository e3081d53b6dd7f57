import { z } from 'zod'
import { fact } from '../../kernel/fact.ts'

const person = z.object({ id: z.string(), name: z.string() })
/** One step of the procedure: its duty in words, who does it, who leads and answers with them. */
export const duty = z.object({ step: z.string(), text: z.string(), person: person.nullable(), leader: person.nullable() })
export type Duty = z.infer<typeof duty>

export const DutyListSet = fact('oversight.duty-list-set', z.object({ version: z.number().int(), from: z.iso.date(), duties: z.array(duty).min(1) }), 'authority')

/** A mandatory regime that a department has not in force: which, since when it is missing, who must act, and where. What the query `lacks` of a capability answers. */
export const lack = z.object({
  department: z.string(), title: z.object({ zh: z.string(), en: z.string() }), text: z.object({ zh: z.string(), en: z.string() }), since: z.iso.date().nullable(),
  who: z.object({ zh: z.string(), en: z.string() }), href: z.string(),
})
export type Lack = z.infer<typeof lack>
