import { z } from 'zod'
import { fact } from '../../kernel/fact.ts'

/** The person is the fact's subject: the key in the vault under which the values were sealed. */
export const PersonErased = fact('privacy.person-erased', z.object({ values: z.number().int() }), 'authority')
