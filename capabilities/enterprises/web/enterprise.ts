import type { Origin } from '../../old-register/facts.ts'
import type { Particulars, Person } from '../facts.ts'

/** What `GET /api/enterprises/enterprises/:id` answers. */
export type Enterprise = Particulars & { id: string; state: 'registered' | 'closed'; registeredAt: string; lastFact: string; origin: Origin | null }
/** A responsible person as lists show it: id and phone masked, null where there is none. */
export type MaskedPerson = { id: string; post: Person['post']; name: string; citizenId: string | null; phone: string | null }

export const enterprisePath = (id: string, part = ''): string => `/api/enterprises/enterprises/${id}${part && `/${part}`}`
