import { Field, describedBy, fieldId } from './Field.tsx'
import type { ComponentProps, ReactNode } from 'react'
import type { FieldProps } from './Field.tsx'

type Valued = { value: string; onValue: (value: string) => void }
type Without<T> = Omit<T, keyof FieldProps | 'value' | 'onChange'>

const split = <T extends FieldProps>({ name, label, hint, example, error, required, ...rest }: T) =>
  [{ name, label, hint, example, error, required } as FieldProps, rest] as const

const control = (field: FieldProps) => ({
  id: fieldId(field.name),
  name: field.name,
  'aria-describedby': describedBy(field),
  'aria-invalid': field.error ? true : undefined,
  'aria-required': field.required || undefined,
})

export type TextInputProps = FieldProps & Valued & Without<ComponentProps<'input'>> & { unit?: ReactNode }

/** One line of text. `size` (characters) sets its width, so that the width hints at the answer; `unit` stands behind it. */
export function TextInput({ value, onValue, unit, ...props }: TextInputProps) {
  const [field, rest] = split(props)
  const look = rest.size ? 'ax-input ax-input-sized' : 'ax-input'
  const input = <input {...control(field)} {...rest} className={look} value={value} onChange={(event) => onValue(event.target.value)} />
  return <Field {...field}>{unit ? <span className="ax-with-unit">{input}<span>{unit}</span></span> : input}</Field>
}

/** A day as `YYYY-MM-DD`, with the browser's own calendar. */
export const DateInput = (props: Omit<TextInputProps, 'type' | 'unit'>) => <TextInput {...props} type="date" size={16} />

export function TextArea({ value, onValue, ...props }: FieldProps & Valued & Without<ComponentProps<'textarea'>>) {
  const [field, rest] = split(props)
  return (
    <Field {...field}>
      <textarea rows={4} {...control(field)} {...rest} className="ax-input" value={value} onChange={(event) => onValue(event.target.value)} />
      {rest.maxLength && <p className="ax-hint ax-num" aria-live="polite">{value.length} / {rest.maxLength}</p>}
    </Field>
  )
}

export type Option = { value: string; label: string; hint?: ReactNode; disabled?: boolean }

/** For more than six options; fewer are better as `Radios`. `placeholder` is the empty first option. */
export function Select({ value, onValue, options, placeholder, ...props }:
FieldProps & Valued & Without<ComponentProps<'select'>> & { options: readonly Option[]; placeholder?: string }) {
  const [field, rest] = split(props)
  return (
    <Field {...field}>
      <select {...control(field)} {...rest} className="ax-input ax-select" value={value} onChange={(event) => onValue(event.target.value)}>
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {options.map((option) => <option key={option.value} value={option.value} disabled={option.disabled}>{option.label}</option>)}
      </select>
    </Field>
  )
}

export function Radios({ value, onValue, options, inline, ...field }: FieldProps & Valued & { options: readonly Option[]; inline?: boolean }) {
  return (
    <Field {...field} group>
      <div className={inline ? 'ax-choices ax-choices-inline' : 'ax-choices'}>
        {options.map((option) => (
          <Choice
            key={option.value} type="radio" name={field.name} option={option} checked={value === option.value}
            onChecked={() => onValue(option.value)}
          />
        ))}
      </div>
    </Field>
  )
}

export function Checkboxes({ value, onValue, options, inline, ...field }:
FieldProps & { value: readonly string[]; onValue: (value: string[]) => void; options: readonly Option[]; inline?: boolean }) {
  const toggle = (one: string, checked: boolean) => onValue(checked ? [...value, one] : value.filter((each) => each !== one))
  return (
    <Field {...field} group>
      <div className={inline ? 'ax-choices ax-choices-inline' : 'ax-choices'}>
        {options.map((option) => (
          <Choice
            key={option.value} type="checkbox" name={field.name} option={option} checked={value.includes(option.value)}
            onChecked={(checked) => toggle(option.value, checked)}
          />
        ))}
      </div>
    </Field>
  )
}

/** One sentence to agree with. */
export const Checkbox = ({ name, label, checked, onChecked, error }:
{ name: string; label: string; checked: boolean; onChecked: (checked: boolean) => void; error?: string | undefined }) => (
  <div className={error ? 'ax-field ax-field-wrong' : 'ax-field'}>
    {error && <p id={`${fieldId(name)}-error`} className="ax-error">{error}</p>}
    <Choice
      type="checkbox" name={name} id={fieldId(name)} option={{ value: 'yes', label }} checked={checked} onChecked={onChecked}
      describedBy={error && `${fieldId(name)}-error`}
    />
  </div>
)

function Choice({ type, name, option, checked, onChecked, id, describedBy: by }: {
  type: 'radio' | 'checkbox'; name: string; option: Option; checked: boolean; onChecked: (checked: boolean) => void; id?: string
  describedBy?: string | undefined
}) {
  const own = id ?? `${fieldId(name)}-${option.value}`
  return (
    <div className="ax-choice">
      <input
        id={own} type={type} name={name} value={option.value} checked={checked} disabled={option.disabled}
        aria-describedby={option.hint ? `${own}-hint` : by} onChange={(event) => onChecked(event.target.checked)}
      />
      <label htmlFor={own}>{option.label}</label>
      {option.hint && <p id={`${own}-hint`} className="ax-hint">{option.hint}</p>}
    </div>
  )
}
