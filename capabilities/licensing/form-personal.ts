// Pure. Where a form asks for personal data, and what of it may be shown.
import { isPersonal, isRecord, phoneDigits } from './form-values.ts'
import type { Answer, Answers, Field, Form, Personal } from './sectors/sector.ts'

export type PersonalKind = 'phone' | 'citizen-id'
/** `path`: the keys from the form down; `*` stands for every row. */
export type PersonalField = { path: readonly string[]; kind: PersonalKind }
export type PersonalAnswer = { pointer: string; kind: PersonalKind; value: string | Personal }

/** The fields whose answers belong into the vault. */
export const personalFields = (form: Form): PersonalField[] => form.sections.flatMap(({ fields }) => personalIn(fields, []))

/** The personal answers that are there, typed (a string) or already sealed (`{ ref, shown }`). */
export const personalAnswers = (form: Form, answers: Answers): PersonalAnswer[] =>
  personalFields(form).flatMap(({ path, kind }) => found(answers, path, '').map((at) => ({ ...at, kind })))

/** The answers with every typed personal value replaced by what `seal` makes of it; those sealed before stay as they are. */
export async function replacePersonal(
  form: Form, answers: Answers, seal: (kind: PersonalKind, value: string, pointer: string) => Promise<Personal>,
): Promise<Answers> {
  let replaced: Answer = answers
  for (const { pointer, kind, value } of personalAnswers(form, answers)) {
    if (typeof value === 'string') replaced = put(replaced, pointer.split('/').slice(1), await seal(kind, value, pointer))
  }
  return replaced as Answers
}

/** What of a personal value may be shown: `138****1234`, `0871-****5678`, `5301**********1234`; of one that is not complete, nothing. */
export function mask(kind: PersonalKind, value: string): string {
  const text = kind === 'phone' ? phoneDigits(value) : value.trim()
  const end = text.slice(-4)
  if (text.length < (kind === 'phone' ? 11 : 18)) return '*'.repeat(text.length)
  if (kind === 'citizen-id') return `${text.slice(0, 4)}**********${end}`
  if (text.startsWith('1')) return `${text.slice(0, 3)}****${end}`
  return `${text.slice(0, /^0[12]/.test(text) ? 3 : 4)}-****${end}`
}

function personalIn(fields: readonly Field[], under: readonly string[]): PersonalField[] {
  return fields.flatMap((field) => {
    if (field.type === 'rows') return personalIn(field.columns ?? [], [...under, field.key, '*'])
    return field.type === 'phone' || field.type === 'citizen-id' ? [{ path: [...under, field.key], kind: field.type }] : []
  })
}

function found(value: Answer | undefined, [key, ...rest]: readonly string[], at: string): { pointer: string; value: string | Personal }[] {
  if (key === undefined) return isPersonal(value) || (typeof value === 'string' && value.trim() !== '') ? [{ pointer: at, value }] : []
  if (key === '*') return Array.isArray(value) ? value.flatMap((row, i) => found(row, rest, `${at}/${i}`)) : []
  return isRecord(value) ? found(value[key], rest, `${at}/${key}`) : []
}

function put(value: Answer, [key, ...rest]: readonly string[], leaf: Personal): Answer {
  if (key === undefined) return leaf
  if (Array.isArray(value)) return value.map((row, i) => (String(i) === key ? put(row, rest, leaf) : row))
  return isRecord(value) ? { ...value, [key]: put(value[key] ?? null, rest, leaf) } : value
}
