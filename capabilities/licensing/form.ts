// Pure: the server judges with it, the browser shows its sentences beside the fields. It imports nothing of Node.
import { askedFields, fieldsOf, holds } from './form-asked.ts'
import { isEmpty, isRecord, valueProblem } from './form-values.ts'
import type { Words } from '../../kernel/problem.ts'
import type { Answer, Answers, Condition, Field, Form, Material, Section, Sector } from './sectors/sector.ts'

export { askedFields, fieldsOf } from './form-asked.ts'
export { mask, personalAnswers, personalFields, replacePersonal } from './form-personal.ts'
export { differences, shown, summary } from './form-shown.ts'

export type AnswerProblem = Words & { pointer: string }
export type Progress = 'not-started' | 'started' | 'finished'

/**
 * What is wrong with the answers, each with the JSON pointer of the field inside the answers (`/products/0/cas`) and a sentence. With
 * `complete` (sending) required fields must be answered; without it (a draft) only what is there is judged. A personal answer may be
 * `{ ref, shown }` or, while typing, the plain value; `replacePersonal` sees to it that a `ref` is one's own.
 */
export function answerProblems(form: Form, answers: Answers, { complete }: { complete: boolean }): AnswerProblem[] {
  return scopeProblems(fieldsOf(form), answers, '', complete)
}

/** The answers without what is not asked (any more), is empty or only spaces around text: what is stored when the form is sent. */
export const tidied = (form: Form, answers: Answers): Answers => tidyScope(fieldsOf(form), answers)

/** The documents that these answers call for. */
export const requiredMaterials = (sector: Sector, answers: Answers): Material[] =>
  sector.materials.filter(({ required }) => required === 'always' || holds(required, answers))

/** The safety conditions that are judged with these answers. */
export const applicableConditions = (sector: Sector, answers: Answers): Condition[] =>
  sector.conditions.filter(({ applies }) => !applies || holds(applies, answers))

/** How far a section is: prefilled fields alone do not start it; it is finished when nothing in it would stop the form. */
export function progress(section: Section, answers: Answers): Progress {
  const fields = askedFields(section.fields, answers)
  if (!fields.some(({ key, from }) => !from && !isEmpty(answers[key]))) return 'not-started'
  return fields.some((field) => fieldProblems(field, answers[field.key], '', true).length > 0) ? 'started' : 'finished'
}

const mostRows = 200

function scopeProblems(fields: readonly Field[], answers: Answers, at: string, complete: boolean): AnswerProblem[] {
  const known = new Set(fields.map(({ key }) => key))
  const unknown = Object.keys(answers).filter((key) => !known.has(key))
    .map((key) => problem(`${at}/${escaped(key)}`, '表中没有这一项。', 'The form has no such field.'))
  const asked = new Set(askedFields(fields, answers))
  return unknown.concat(fields.flatMap((field) =>
    fieldProblems(field, answers[field.key], `${at}/${field.key}`, complete && asked.has(field))))
}

function fieldProblems(field: Field, value: Answer | undefined, pointer: string, complete: boolean): AnswerProblem[] {
  if (isEmpty(value)) return complete && field.required ? [missing(field, pointer)] : []
  if (field.type === 'rows') return rowsProblems(field, value!, pointer, complete)
  const wrong = valueProblem(field, value!)
  return wrong ? [{ pointer, ...labelled(field, wrong) }] : []
}

function rowsProblems(field: Field, value: Answer, pointer: string, complete: boolean): AnswerProblem[] {
  const { zh, en } = field.label
  if (!Array.isArray(value) || !value.every(isRecord)) return [problem(pointer, `${zh}：请逐行填写。`, `${en}: enter it row by row.`)]
  if (value.length > mostRows) {
    return [problem(pointer, `${zh}：最多 ${mostRows} 行，其余请附清单。`, `${en}: at most ${mostRows} rows; attach a list for the rest.`)]
  }
  return value.flatMap((row, i) => scopeProblems(field.columns ?? [], row, `${pointer}/${i}`, complete)
    .map((cell) => problem(cell.pointer, `${zh} 第 ${i + 1} 行 · ${cell.zh}`, `${en}, row ${i + 1} · ${cell.en}`)))
}

const verbs: Partial<Record<Field['type'], Words>> = {
  choice: { zh: '请选择', en: 'choose' }, 'yes-no': { zh: '请选择', en: 'choose' }, rows: { zh: '请至少填写一行', en: 'enter at least one row' },
}

function missing({ label, type, from }: Field, pointer: string): AnswerProblem {
  if (from) {
    return problem(pointer, `${label.zh}：企业登记信息中没有，请先补全“企业信息”。`,
      `${label.en}: missing in the register; complete “Enterprise details” first.`)
  }
  const verb = verbs[type] ?? { zh: '请填写', en: 'enter it' }
  return problem(pointer, `${label.zh}：${verb.zh}。`, `${label.en}: ${verb.en}.`)
}

const labelled = ({ label }: Field, wrong: Words): Words => ({ zh: `${label.zh}：${wrong.zh}`, en: `${label.en}: ${wrong.en}` })
const problem = (pointer: string, zh: string, en: string): AnswerProblem => ({ pointer, zh, en })
const escaped = (key: string) => key.replaceAll('~', '~0').replaceAll('/', '~1')

const tidyScope = (fields: readonly Field[], answers: Answers): Answers => Object.fromEntries(
  askedFields(fields, answers).flatMap((field) => {
    const value = tidyValue(field, answers[field.key])
    return isEmpty(value) ? [] : [[field.key, value!]]
  }))

function tidyValue(field: Field, value: Answer | undefined): Answer | undefined {
  if (typeof value === 'string') return value.trim()
  if (field.type !== 'rows' || !Array.isArray(value)) return value
  return value.filter(isRecord).map((row) => tidyScope(field.columns ?? [], row)).filter((row) => Object.keys(row).length > 0)
}
