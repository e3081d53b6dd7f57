import { z } from 'zod'
import { fact } from '../../kernel/fact.ts'

const words = z.object({ zh: z.string(), en: z.string() })
const file = z.object({ id: z.uuid(), name: z.string(), size: z.number().int(), sha256: z.string(), mime: z.string() })
const documents = z.record(z.string(), z.array(file))
export const results = ['good', 'improve', 'missing', 'not-applicable'] as const
const result = z.enum(results)
const kind = z.enum(['material', 'condition'])

/** An enterprise asks for a pre-review of one sector. `items`: the checklist as it stood then; `draft`: the application it is thinking of. */
export const PreReviewAsked = fact(
  'pre-review.asked',
  z.object({
    number: z.string(), year: z.number().int(), serial: z.number().int(), sector: z.string(), enterprise: z.string(), why: z.enum(['first', 'doubt']), draft: z.uuid().nullable(),
    items: z.array(z.object({ key: z.string(), kind, title: words })).min(1),
  }),
)
/** What is to be looked at, and where the enterprise is in doubt. */
export const PreReviewHandedIn = fact('pre-review.handed-in', z.object({ round: z.number().int(), documents, doubts: z.string() }))
export const PreReviewTaken = fact('pre-review.taken', z.object({ officer: z.object({ id: z.string(), name: z.string() }) }))
export const PreReviewItemFound = fact('pre-review.item-found', z.object({ key: z.string(), round: z.number().int(), result, advice: z.string() }), 'authority')
/** Somebody would like to look at the facilities: a day that both may still change, no inspection. */
export const PreReviewVisitSet = fact('pre-review.visit-set', z.object({ on: z.iso.date(), note: z.string() }))
/** The written list of improvements, whole. */
export const PreReviewAdvised = fact(
  'pre-review.advised',
  z.object({
    number: z.string(), sector: z.string(), enterprise: z.string(), round: z.number().int(), summary: z.string(), visit: z.iso.date().nullable(),
    items: z.array(z.object({ key: z.string(), kind, title: words, result, advice: z.string() })).min(1),
  }),
)
export const PreReviewFiled = fact('pre-review.filed', z.object({ round: z.number().int(), file }))
/** The enterprise's own tick at an item that was to be improved. */
export const ImprovementTicked = fact('pre-review.improvement-ticked', z.object({ key: z.string(), done: z.boolean(), note: z.string() }))
/** The draft that its documents go to; it becomes the case of the same id. */
export const PreReviewCarried = fact('pre-review.carried', z.object({ draft: z.uuid() }))
export const PreReviewWithdrawn = fact('pre-review.withdrawn', z.object({}))
