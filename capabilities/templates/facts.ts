import { z } from 'zod'
import { fact } from '../../kernel/fact.ts'
import type { Words } from '../../kernel/problem.ts'

/** What stands on every writ of a department: its letterhead and where its acts are fought. */
export const letterhead = 'letterhead'

/** The writs whose standing texts are kept here, in the order of a case. */
export const writs = [
  'acceptance', 'non-acceptance', 'correction-notice', 'exclusion-of-time', 'grant', 'refusal', 'suspension', 'revocation', 'annulment', 'withdrawal', 'cancellation', 'licence',
] as const

export type Texts = Readonly<Record<string, string>>
export type Field = { key: string; most: number; required: boolean; /** Where several lines may stand. */ lines?: true }

const common: readonly Field[] = [
  { key: 'heading', most: 40, required: true }, { key: 'office', most: 40, required: false }, { key: 'phone', most: 40, required: false }, { key: 'address', most: 80, required: false },
  { key: 'reviewBody', most: 60, required: true }, { key: 'court', most: 60, required: true },
]
const own: readonly Field[] = [{ key: 'closing', most: 600, required: false, lines: true }, { key: 'copies', most: 80, required: true }]

/** The texts of a kind of writ that an authority may set. Everything else on a writ comes of the law or of the case. The licence's form is the nation's. */
export function fieldsOf(kind: string): readonly Field[] {
  if (kind === letterhead) return common
  if (kind === 'licence') return []
  return kind === 'correction-notice' ? [{ key: 'howToAnswer', most: 300, required: true, lines: true }, ...own] : own
}

/** A version whose texts stand on a writ; the texts that came with the platform are no version. */
export const usedTemplates = z.array(z.object({ id: z.uuid(), kind: z.string(), no: z.number().int() }))
export type UsedTemplate = z.output<typeof usedTemplates>[number]

/** The standing texts of one kind of writ of one department, whole, from a day on. The subject is this version. */
export const TemplatePublished = fact(
  'templates.published',
  z.object({ department: z.string(), kind: z.string(), no: z.number().int(), texts: z.record(z.string(), z.string()), from: z.iso.date() }),
  'authority',
)

/** The port `standingTexts`: the texts of a writ (letterhead and its own) as they stood when its fact was recorded, and the versions that they are of. */
export type StandingTexts = (department: string, kind: string, recordedAt: Date) => Promise<{ texts: Texts; versions: UsedTemplate[] }>

export type FixedText = { text: string; clauses: string[] }
/** The port `writMaker`: what whoever draws writs tells of them. */
export type WritMaker = {
  departments(): { id: string; name: Words }[]
  kinds: Readonly<Record<string, Words>>
  founding(department: string, kind: string): Texts
  fixed(kind: string, day: string): FixedText[]
  /** A specimen as PDF with these texts, letterhead and own together. */
  draw(department: string, kind: string, texts: Texts): Promise<Uint8Array>
  /** Is given the letterhead that stands on a day, from memory. */
  follow(lookup: (department: string, day: string) => Texts): void
}
