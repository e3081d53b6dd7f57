import { z } from 'zod'
import { fact } from '../../kernel/fact.ts'

const officer = z.object({ id: z.string(), name: z.string() })
const file = z.object({ id: z.uuid(), name: z.string(), size: z.number().int(), sha256: z.string(), mime: z.string() })
const ofCase = { application: z.uuid() }
const filed = (body: { application: string }) => body.application

/** An on-site check of a case: when, where, by whom (at least two), and what for. */
export const CheckOrdered = fact(
  'site-checks.ordered',
  z.object({ ...ofCase, number: z.string(), enterprise: z.string(), on: z.iso.date(), place: z.string(), team: z.array(officer).min(2), purpose: z.string() }),
  'enterprise',
  filed,
)
export const CheckRescheduled = fact('site-checks.rescheduled', z.object({ ...ofCase, on: z.iso.date(), team: z.array(officer).min(2), was: z.object({ on: z.iso.date(), team: z.array(officer) }) }), 'enterprise', filed)
export const CheckCancelled = fact('site-checks.cancelled', z.object(ofCase), 'enterprise', filed)
/** Who was there; each showed the certificate (安全生产法 §67). `host`: who received them. */
export const CheckBegun = fact('site-checks.begun', z.object({ ...ofCase, present: z.array(officer).min(2), host: z.string() }), 'enterprise', filed)
export const CheckFound = fact(
  'site-checks.found',
  z.object({ ...ofCase, finding: z.uuid(), item: z.string(), condition: z.number().int().nullable(), result: z.enum(['met', 'not-met', 'noted']), text: z.string(), photos: z.array(file) }),
  'authority',
)
export const CheckClosed = fact('site-checks.closed', z.object({ ...ofCase, result: z.enum(['passed', 'failed']), summary: z.string() }), 'authority', filed)
export const CheckContested = fact('site-checks.contested', z.object(ofCase), 'authority', filed)
export const CheckConfirmed = fact('site-checks.confirmed', z.object({ ...ofCase, result: z.enum(['passed', 'failed']) }), 'enterprise', filed)
/** The enterprise's side: signed in the workspace, by hand on the officer's device (`image`), or refused, which is recorded with its reason. */
export const CheckSigned = fact(
  'site-checks.signed',
  z.object({ ...ofCase, how: z.enum(['workspace', 'on-site', 'refused']), name: z.string().nullable(), post: z.string().nullable(), comment: z.string(), image: file.nullable(), result: z.enum(['passed', 'failed']) }),
  'enterprise',
  filed,
)
