import { z } from 'zod'
import { fact } from '../../kernel/fact.ts'

/** What is taken over: enterprises first, then their licences; the authority's staff as accounts, then its officers on the register. */
export const kinds = ['enterprises', 'licences', 'staff', 'officers'] as const
export type Kind = (typeof kinds)[number]

const sheetFile = z.object({ id: z.uuid(), name: z.string(), size: z.number().int(), sha256: z.string() })
const person = z.object({ id: z.string(), name: z.string() })

/**
 * Where something that was taken over comes from: the import, the file by its digest, the sheet and row in it, the number of the paper file where
 * one was given, and the officer who confirmed. Facts of other capabilities carry it.
 */
export const origin = z.object({
  import: z.uuid(), file: z.object({ name: z.string(), sha256: z.string() }), sheet: z.string(), row: z.number().int(), reference: z.string().nullable(), by: person, on: z.iso.date(),
})
export type Origin = z.infer<typeof origin>

/**
 * An officer answers for a checked sheet: these rows are taken over, each by a command of its own. `content` is the keyed digest of all their
 * values; personal values stand in none of them.
 */
export const ImportConfirmed = fact('old-register.import-confirmed', z.object({
  kind: z.enum(kinds), file: sheetFile, sheet: z.string(), uploadedBy: person, content: z.string(),
  items: z.array(z.object({ row: z.number().int(), key: z.string() })).min(1),
  /** Rows that stay behind: wrong ones, and those that the register holds already. */
  left: z.object({ wrong: z.number().int(), there: z.number().int() }),
}), 'authority')
/** Every row has been tried: how many were taken over, how many were there already, and which were refused with which code. */
export const ImportFinished = fact('old-register.import-finished', z.object({
  done: z.number().int(), there: z.number().int(), failed: z.array(z.object({ row: z.number().int(), key: z.string(), code: z.string() })),
}), 'authority')
