import type { Field, Texts } from '../facts.ts'

type Words = { zh: string; en: string }
export type Version = { id: string; no: number; texts: Texts; from: string; by: string; at: string; reason: string; state: 'counts' | 'coming' | 'over' | 'replaced' }
export type Template = {
  title: Words; department: Words; day: string; base: number; fields: readonly Field[]; fixed: readonly { text: string; clauses: readonly Words[] }[]; founding: Texts; now: Texts; versions: readonly Version[]
}
export type Kind = { kind: string; title: Words; fixed: boolean; no: number; from: string | null; by: string | null; coming: string | null }
export type Catalogue = { departments: readonly { id: string; name: Words; kinds: readonly Kind[] }[] }
