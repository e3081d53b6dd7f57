// Pure. Which fields of a form are asked, given what was answered so far.
import type { Answers, Field, Form, Wherever } from './sectors/sector.ts'

export const fieldsOf = (form: Form): Field[] => form.sections.flatMap((section) => section.fields)

/** The fields that are asked with these answers (of the form, or of one row). */
export const askedFields = (fields: readonly Field[], answers: Answers): Field[] =>
  fields.filter(({ when }) => !when || holds(when, answers))

export function holds({ field, equals }: Wherever, answers: Answers): boolean {
  const answer = answers[field]
  return Array.isArray(equals) ? typeof answer === 'string' && equals.includes(answer) : answer === equals
}
