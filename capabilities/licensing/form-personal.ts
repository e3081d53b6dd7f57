// Pure. Where a form asks for personal data, and what of it may be shown.
import { citizenIdProblem } from '../../law/codes.ts'
import { maskOf } from '../../law/masks.ts'
import { isPersonal, isRecord, phoneDigits, phoneProblem } from './form-values.ts'
import type { Answer, Answers, Field, Form, Personal } from './sectors/sector.ts'

export type PersonalKind = 'phone' | 'citizen-id'
// `path`: the field's key; in rows `guards/*/phone`, where `*` stands for every row.
export type PersonalField = { path: string; kind: PersonalKind }
export type PersonalAnswer = { pointer: string; kind: PersonalKind; value: string | Personal }

/** The fields whose answers belong into the vault. */
export const personalFields = (form: Form): PersonalField[] => form.sections.flatMap(({ fields }) => personalIn(fields, ''))

/** The personal answers that are there, typed (a string) or already sealed (`{ ref, shown }`). */
export const personalAnswers = (form: Form, answers: Answers): PersonalAnswer[] =>
  personalFields(form).flatMap(({ path, kind }) => found(answers, path.split('/'), '').map((at) => ({ ...at, kind })))

/**
 * The answers with personal data sealed, before they are stored. A typed value that is good is replaced by what `seal` makes of it. One
 * that is not good is left out (`answerProblems` on the raw answers says why): nothing could judge it once it is sealed. A `{ ref, shown }`
 * is taken from `before` and left out where `before` does not hold that `ref`: a page cannot point at another person's data.
 */
export async function replacePersonal(
  form: Form, answers: Answers, before: Answers, seal: (kind: PersonalKind, value: string, pointer: string) => Promise<Personal>,
): Promise<Answers> {
  const kept = new Map(personalAnswers(form, before).flatMap(({ value }) => (typeof value === 'string' ? [] : [[value.ref, value]])))
  let replaced: Answer = answers
  for (const { pointer, kind, value } of personalAnswers(form, answers)) {
    const sealed = typeof value === 'string' ? isGood(kind, value) && await seal(kind, tidy(kind, value), pointer) : kept.get(value.ref)
    replaced = put(replaced, pointer.split('/').slice(1), sealed || undefined)
  }
  return replaced as Answers
}

/** What of a personal value may be shown: `138****1234`, `0871-****5678`, `5****************4`; of one that is not complete, nothing. */
export const mask = (kind: PersonalKind, value: string): string => maskOf[kind](tidy(kind, value))

const isGood = (kind: PersonalKind, value: string) => (kind === 'phone' ? phoneProblem(value) : citizenIdProblem(value.trim())) === null
const tidy = (kind: PersonalKind, value: string) => (kind === 'phone' ? phoneDigits(value) : value.trim())

function personalIn(fields: readonly Field[], under: string): PersonalField[] {
  return fields.flatMap((field) => {
    if (field.type === 'rows') return personalIn(field.columns ?? [], `${under}${field.key}/*/`)
    return field.type === 'phone' || field.type === 'citizen-id' ? [{ path: under + field.key, kind: field.type }] : []
  })
}

function found(value: Answer | undefined, [key, ...rest]: readonly string[], at: string): { pointer: string; value: string | Personal }[] {
  if (key === undefined) return isPersonal(value) || (typeof value === 'string' && value.trim() !== '') ? [{ pointer: at, value }] : []
  if (key === '*') return Array.isArray(value) ? value.flatMap((row, i) => found(row, rest, `${at}/${i}`)) : []
  return isRecord(value) ? found((value as Answers)[key], rest, `${at}/${key}`) : []
}

function put(value: Answer, [key = '', ...rest]: readonly string[], leaf: Personal | undefined): Answer {
  if (Array.isArray(value)) return value.map((row, i) => (String(i) === key ? put(row, rest, leaf) : row))
  if (!isRecord(value)) return value
  const { [key]: old = null, ...others } = value as Answers
  if (rest.length > 0) return { ...value, [key]: put(old, rest, leaf) }
  return leaf ? { ...others, [key]: leaf } : others
}
