// Pure. Answers as people read them: check-your-answers, and what changed between two rounds.
import { askedFields } from './form-asked.ts'
import { mask } from './form-personal.ts'
import { isEmpty, isPersonal, isRecord } from './form-values.ts'
import type { Words } from '../../kernel/problem.ts'
import type { Answer, Answers, Field, Form } from './sectors/sector.ts'

export type SummaryRow = {
  /** The field inside the answers: `/products`. */
  pointer: string
  section: Words
  label: Words
  /** `null`: not answered. Rows are told one by one in `rows`; `shown` then says how many there are. */
  shown: Words | null
  rows?: { label: Words; shown: Words | null }[][]
}
export type Difference = { pointer: string; label: Words; before: Words | null; after: Words | null }

/** Every field that is asked, with its answer in both languages, in the order of the form. */
export const summary = (form: Form, answers: Answers): SummaryRow[] => form.sections.flatMap((section) =>
  askedFields(section.fields, answers).map((field) => {
    const value = answers[field.key]
    const rows = field.type === 'rows' && Array.isArray(value) ? { rows: listed(value).map((row) => cells(field, row)) } : {}
    return { pointer: `/${field.key}`, section: section.title, label: field.label, shown: shown(field, value), ...rows }
  }))

/** What changed between two rounds, by field and in rows by cell; a row that came or went is told whole. Unasked fields count as empty. */
export const differences = (form: Form, before: Answers, after: Answers): Difference[] => form.sections.flatMap(({ fields }) =>
  fields.flatMap((field) => fieldDifferences(field, valueIn(field, fields, before), valueIn(field, fields, after), `/${field.key}`)))

/** An answer as people read it, or `null` when there is none. */
export function shown(field: Field, value: Answer | undefined): Words | null {
  if (isEmpty(value)) return null
  if (typeof value === 'boolean') return value ? { zh: '是', en: 'Yes' } : { zh: '否', en: 'No' }
  if (isPersonal(value)) return same(value.shown)
  if (Array.isArray(value)) return { zh: `${value.length} 行`, en: value.length === 1 ? '1 row' : `${value.length} rows` }
  if (field.type === 'choice') return field.options?.find((option) => option.value === value)?.label ?? same(String(value))
  if (typeof value === 'number') return withUnit(grouped(value), field.unit)
  if (field.type === 'phone' || field.type === 'citizen-id') return same(mask(field.type, String(value)))
  return typeof value === 'string' ? same(value.trim()) : null
}

function fieldDifferences(field: Field, before: Answer | undefined, after: Answer | undefined, pointer: string): Difference[] {
  if (field.type === 'rows') return rowDifferences(field, listed(before), listed(after), pointer)
  const [was, is] = [shown(field, before), shown(field, after)]
  if (sameAnswer(before, after)) return []
  // Another value behind the same mask: say that it was replaced, since the pages cannot show how.
  const again = was && is && was.zh === is.zh ? { zh: `${is.zh}（已重新填写）`, en: `${is.en} (entered again)` } : is
  return [{ pointer, label: field.label, before: was, after: again }]
}

/** Rows are compared between the unchanged ones at the top and at the end, so that one row put in or taken out stays one difference. */
function rowDifferences(field: Field, before: Answers[], after: Answers[], pointer: string): Difference[] {
  const shorter = Math.min(before.length, after.length)
  let top = 0
  while (top < shorter && sameAnswer(before[top], after[top])) top += 1
  let end = 0
  while (end < shorter - top && sameAnswer(before.at(-1 - end), after.at(-1 - end))) end += 1
  const was = before.slice(top, before.length - end)
  const is = after.slice(top, after.length - end)
  const longer = was.length > is.length ? was : is
  return longer.flatMap((_, i) => oneRow(field, was[i] ?? null, is[i] ?? null, top + i, pointer))
}

function oneRow(field: Field, before: Answers | null, after: Answers | null, i: number, pointer: string): Difference[] {
  const at = { zh: `${field.label.zh} 第 ${i + 1} 行`, en: `${field.label.en}, row ${i + 1}` }
  const here = `${pointer}/${i}`
  if (!before || !after) return [{ pointer: here, label: at, before: before && line(field, before), after: after && line(field, after) }]
  const all = field.columns ?? []
  return all.flatMap((one) => fieldDifferences(one, valueIn(one, all, before), valueIn(one, all, after), `${here}/${one.key}`))
    .map((cell) => ({ ...cell, label: { zh: `${at.zh} · ${cell.label.zh}`, en: `${at.en} · ${cell.label.en}` } }))
}

const cells = (field: Field, row: Answers) =>
  askedFields(field.columns ?? [], row).map((column) => ({ label: column.label, shown: shown(column, row[column.key]) }))

function line(field: Field, row: Answers): Words {
  const told = cells(field, row).flatMap(({ label, shown: answer }) =>
    (answer ? [{ zh: `${label.zh} ${answer.zh}`, en: `${label.en} ${answer.en}` }] : []))
  return { zh: told.map(({ zh }) => zh).join('，'), en: told.map(({ en }) => en).join(', ') }
}

const valueIn = (field: Field, among: readonly Field[], answers: Answers) =>
  (askedFields(among, answers).includes(field) ? answers[field.key] : undefined)
const listed = (value: Answer | undefined) => (Array.isArray(value) ? value.filter(isRecord) : [])

function sameAnswer(one: Answer | undefined, other: Answer | undefined): boolean {
  if (isEmpty(one) || isEmpty(other)) return isEmpty(one) && isEmpty(other)
  if (typeof one === 'string' && typeof other === 'string') return one.trim() === other.trim()
  if (isPersonal(one) || isPersonal(other)) return isPersonal(one) && isPersonal(other) && one.ref === other.ref
  if (!isRecord(one) || !isRecord(other)) return one === other
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].every((key) => sameAnswer(one[key], other[key]))
}

const same = (text: string): Words => ({ zh: text, en: text })
const grouped = (value: number) => value.toLocaleString('en-US', { maximumFractionDigits: 10 })
const withUnit = (text: string, unit?: Words): Words => (unit ? { zh: `${text} ${unit.zh}`, en: `${text} ${unit.en}` } : same(text))
