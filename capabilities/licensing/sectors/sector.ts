// Pure types: what differs between sectors is data, not code.
import type { Words } from '../../../kernel/problem.ts'

export type FieldType = 'text' | 'long-text' | 'number' | 'date' | 'choice' | 'yes-no' | 'rows' | 'phone' | 'citizen-id'

export type Field = {
  key: string
  label: Words
  type: FieldType
  required?: boolean
  hint?: Words
  /** A good answer in digits or codes, the same in both languages, shown beside hard fields; one in words stands in the hint. */
  example?: string
  options?: { value: string; label: Words }[]
  /** The columns of `rows`. */
  columns?: Field[]
  unit?: Words
  min?: number
  max?: number
  /** Only whole numbers: people, pieces, yuan. */
  integer?: boolean
  maxLength?: number
  /** Codes that carry their own check digit. */
  format?: 'cas' | 'credit-code'
  /** Asked only where another field (in rows: of the same row) has this value. */
  when?: Wherever
  /** Filled from the register of enterprises and not editable here: the name of the particular. */
  from?: 'name' | 'creditCode' | 'address' | 'economicType' | 'principal'
}
/** Where a field of the form has this value, or one of these. */
export type Wherever = { field: string; equals: string | boolean | string[] }
export type Section = { key: string; title: Words; intro?: Words; fields: Field[] }
export type Form = { version: string; sections: Section[] }

export type Material = {
  key: string
  title: Words
  /** Clause that asks for it, by its id in law/. */
  clause: string
  /** What it must show to be good, in plain words. */
  what: Words
  /** `always`, or only where a field of the form has this value. */
  required: 'always' | (Wherever & { why: Words })
  /** It carries a date until which it is valid. */
  dated: boolean
  accepts: ('pdf' | 'image' | 'sheet' | 'document')[]
}

/** One safety condition of 条例 §6, with the materials that show it in this sector. */
export type Condition = { item: number; title: Words; materials: string[]; mandatory: boolean; applies?: Wherever }

export type Sector = {
  sector: string
  title: Words
  /** The letters in a licence number: WH, JZ, FM … */
  numberKind: string
  /** The department that is the authority of the sector. */
  department: 'emergency' | 'housing' | 'industry'
  form: Form
  materials: Material[]
  conditions: Condition[]
  /** Whether the conditions and the material are complete, or the list only (told on the guide page). */
  complete: boolean
}

/** Answers of a form: a personal value is a reference into the vault and what may be shown of it. */
export type Personal = { ref: string; shown: string }
export type Answer = string | number | boolean | null | Personal | Answer[] | { [key: string]: Answer }
export type Answers = Record<string, Answer>
