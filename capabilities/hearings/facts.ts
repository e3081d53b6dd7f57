import { z } from 'zod'
import { fact } from '../../kernel/fact.ts'

const day = z.iso.date()
const due = z.looseObject({ on: day, from: day, value: z.number(), unit: z.string(), explained: z.object({ zh: z.string(), en: z.string() }) })
const person = z.object({ id: z.string(), name: z.string() })
/** What is heard: an application, or a measure against a licence that is proposed (its proposal, and which licence). */
const ofCase = { application: z.uuid(), licence: z.uuid().nullable().default(null) }
const filed = (body: { application: string; licence?: string | null | undefined }) => body.licence ?? body.application

/** The authority tells who may be heard, on what, and until when they may ask (许可法 §47). `parties`: others than the applicant whose interests it touches. */
export const HearingOffered = fact(
  'hearings.offered',
  z.object({ ...ofCase, number: z.string(), enterprise: z.string(), matter: z.string(), parties: z.array(z.string()), askUntil: due }),
  'enterprise',
  filed,
)
export const HearingRequested = fact('hearings.requested', z.object({ ...ofCase, by: z.enum(['applicant', 'party']), name: z.string(), holdBy: due.nullable() }), 'enterprise', filed)
export const HearingWaived = fact('hearings.waived', z.object(ofCase), 'enterprise', filed)
export const HearingLapsed = fact('hearings.lapsed', z.object(ofCase), 'enterprise', filed)
export const HearingAnnounced = fact(
  'hearings.announced',
  z.object({ ...ofCase, on: day, time: z.string(), place: z.string(), chair: person, open: z.boolean(), noticedBy: day }),
  'enterprise',
  filed,
)
export const HearingMoved = fact(
  'hearings.moved',
  z.object({ ...ofCase, on: day, time: z.string(), place: z.string(), chair: person, noticedBy: day, was: z.object({ on: day, time: z.string(), place: z.string(), chair: person }) }),
  'enterprise',
  filed,
)
/** The record (笔录): who took part, what each side brought forward, point by point. */
export const HearingHeld = fact(
  'hearings.held',
  z.object({
    ...ofCase,
    participants: z.array(z.object({ name: z.string(), side: z.enum(['authority', 'applicant', 'party', 'other']) })).min(1),
    points: z.array(z.object({ side: z.enum(['authority', 'applicant', 'party', 'other']), text: z.string() })).min(1),
  }),
  'enterprise',
  filed,
)
export const HearingSigned = fact('hearings.signed', z.object({ ...ofCase, name: z.string(), comment: z.string() }), 'enterprise', filed)
/** What the decision has to rest on (许可法 §48: by the record). */
export const HearingClosed = fact('hearings.closed', z.object({ ...ofCase, conclusion: z.string() }), 'enterprise', filed)
export const HearingCancelled = fact('hearings.cancelled', z.object(ofCase), 'enterprise', filed)
