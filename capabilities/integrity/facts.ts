import { z } from 'zod'
import { fact } from '../../kernel/fact.ts'

const officer = z.object({ id: z.string(), name: z.string() })
const ofCase = { application: z.uuid(), number: z.string(), enterpriseName: z.string(), officer }
const inTheCase = (body: { application: string }) => body.application

/** The applicant asks that an officer leave the case; the reasons are the fact's. */
export const RecusalRequested = fact('integrity.recusal-requested', z.object(ofCase), 'enterprise', inTheCase)
/** The officer himself, or the system from a tie, says that he should leave the case. */
export const RecusalRaised = fact('integrity.recusal-raised', z.object({ ...ofCase, origin: z.enum(['officer', 'system']), tie: z.uuid().nullable() }), 'authority', inTheCase)
/** `successor`: who goes on with the case, where it was in the hands of the one who leaves. */
export const RecusalUpheld = fact('integrity.recusal-upheld', z.object({ ...ofCase, successor: officer.nullable() }), 'enterprise', inTheCase)
export const RecusalRejected = fact('integrity.recusal-rejected', z.object(ofCase), 'enterprise', inTheCase)
