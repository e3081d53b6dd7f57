import { letters, type Context, type Drawn } from './letters.ts'
import type { WritKind } from './writs/kinds.ts'
import { draw, remedies } from './writs/samples.ts'

// What is called in the process that draws: loads fonts and pages, so nothing else imports it.

/** The writ that follows from one fact. */
export const drawLetter = (kind: string, context: Context): Promise<Drawn> => letters[kind]!(context)

/** A specimen of a writ with the texts that an administrator is about to set; `bodies` stand where the kind names remedies. */
export const drawSpecimen = (kind: string, more: object, bodies: { reviewBody: string; court: string }): Promise<Uint8Array> =>
  draw[kind as WritKind]({ ...more, remedies: { ...remedies, ...bodies } })
