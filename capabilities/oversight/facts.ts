import { z } from 'zod'
import { fact } from '../../kernel/fact.ts'

const person = z.object({ id: z.string(), name: z.string() })
/** One step of the procedure: its duty in words, who does it, who leads and answers with them. */
export const duty = z.object({ step: z.string(), text: z.string(), person: person.nullable(), leader: person.nullable() })
export type Duty = z.infer<typeof duty>

export const DutyListSet = fact('oversight.duty-list-set', z.object({ version: z.number().int(), from: z.iso.date(), duties: z.array(duty).min(1) }), 'authority')
