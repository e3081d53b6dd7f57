import { z } from 'zod'
import type { By } from '../../../kernel/procedure.ts'
import { bases, named } from '../facts.ts'
import type { RequestRow } from '../commands/request.ts'
import { stateWords } from '../words.ts'

/** Requests are read by whoever asked, by the head of the department, and by the auditor. */
export const requestReaders: By = { window: 'own-case', reviewer: 'own-case', approver: 'own-case', supervisor: 'own-case', head: 'own-department', auditor: 'region' }
export const requestPlace = { region: 'region', department: 'department', officer: 'officer_id' }

/** As it stands at this moment: an approval is over by its time or when its looks are used. */
export function stateAt(row: Pick<RequestRow, 'state' | 'until' | 'times' | 'used'>, at: Date): keyof typeof stateWords {
  if (row.state !== 'approved') return row.state as keyof typeof stateWords
  return at >= row.until! ? 'expired' : row.used >= row.times! ? 'used-up' : 'approved'
}

export const masked = named.extend({ shown: z.string().nullable() })
export const requestItem = z.object({
  id: z.uuid(), enterprise: z.string(), enterpriseId: z.uuid(), officer: z.string(), department: z.string(), state: z.string(), basis: z.enum(bases), caseNumber: z.string(), purpose: z.string(),
  values: z.int(), requestedAt: z.string(), decidedBy: z.string().nullable(), until: z.string().nullable(), times: z.int().nullable(), used: z.int(),
})
export type RequestItem = z.infer<typeof requestItem>
export const itemOf = (r: RequestRow, at: Date): RequestItem => ({
  id: r.id, enterprise: r.enterprise_name, enterpriseId: r.enterprise_id, officer: r.officer_name, department: r.department, state: stateAt(r, at), basis: r.basis as RequestItem['basis'], caseNumber: r.case_number,
  purpose: r.purpose, values: r.wanted.length, requestedAt: r.requested_at.toISOString(), decidedBy: r.decided_by, until: r.until?.toISOString() ?? null, times: r.times, used: r.used,
})
