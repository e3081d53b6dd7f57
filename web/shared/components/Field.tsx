import './Field.css'
import { useSpeak, useWords } from '../words.ts'
import { Icon } from './Icon.tsx'
import type { ReactNode } from 'react'
import type { ApiProblem } from '../api.ts'

export type FieldProps = {
  /** The member of the request body: `principal.name`, `items.0.count`. Names the field for the error summary. */
  name: string
  label: ReactNode
  hint?: ReactNode
  /** A filled-in example, shown as such. */
  example?: ReactNode
  error?: string | undefined
  required?: boolean
}

export const fieldId = (name: string): string => `f-${name.replace(/[./]/g, '-')}`
export const pointerToName = (pointer: string): string => pointer.replace(/^\//, '').replaceAll('/', '.')

const words = {
  required: { zh: '必填', en: 'required' },
  optional: { zh: '（选填）', en: '(optional)' },
  example: { zh: '示例：', en: 'Example: ' },
  error: { zh: '错误：', en: 'Error: ' },
}

/** What describes the control, for `aria-describedby`. */
export const describedBy = ({ name, hint, example, error }: FieldProps): string | undefined =>
  [hint && 'hint', example && 'example', error && 'error'].filter(Boolean).map((part) => `${fieldId(name)}-${part}`).join(' ') || undefined

/** Label, hint, example and error around one control, each in its place. `group` wraps several controls under a legend. */
export function Field({ children, group, ...field }: FieldProps & { children: ReactNode; group?: boolean }) {
  const t = useWords(words)
  const id = fieldId(field.name)
  const mark = field.required
    ? <span className="ax-required"><span aria-hidden="true">*</span><span className="ax-hidden-visually">{t('required')}</span></span>
    : <span className="ax-optional">{t('optional')}</span>
  const notes = <>
    {field.hint && <p id={`${id}-hint`} className="ax-hint">{field.hint}</p>}
    {field.example && <p id={`${id}-example`} className="ax-hint">{t('example')}{field.example}</p>}
    {field.error && (
      <p id={`${id}-error`} className="ax-error">
        <Icon name="alert" size={18} /><span className="ax-hidden-visually">{t('error')}</span>{field.error}
      </p>
    )}
  </>
  const look = `ax-field${field.error ? ' ax-field-wrong' : ''}`
  if (group) {
    return (
      <fieldset className={look} id={id} tabIndex={-1} aria-describedby={describedBy(field)}>
        <legend className="ax-label">{field.label}{mark}</legend>{notes}{children}
      </fieldset>
    )
  }
  return <div className={look}><label className="ax-label" htmlFor={id}>{field.label}{mark}</label>{notes}{children}</div>
}

/** `const error = useFieldErrors(problem)`; `error('principal.name')` is the sentence for that field, if any. */
export function useFieldErrors(problem: ApiProblem | undefined): (name: string) => string | undefined {
  const speak = useSpeak()
  return (name) => {
    const found = problem?.fields.find((field) => pointerToName(field.pointer) === name)
    return found && speak(found)
  }
}
