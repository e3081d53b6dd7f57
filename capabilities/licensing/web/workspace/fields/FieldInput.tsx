import { DateInput, Radios, Select, TextArea, TextInput } from '../../../../../web/shared/components/inputs.tsx'
import { useSpeak, useWords } from '../../../../../web/shared/words.ts'
import { words } from '../../words-draft.ts'
import { NumberInput } from './NumberInput.tsx'
import { PersonalInput } from './PersonalInput.tsx'
import { RowsEditor } from './RowsEditor.tsx'
import type { FieldProps } from '../../../../../web/shared/components/Field.tsx'
import type { Ask } from './ask.ts'

/** One question of a sector's form, by its type. */
export function FieldInput({ field, name, value, onValue, errorOf }: Ask) {
  const speak = useSpeak()
  const t = useWords(words)
  const asked: FieldProps = {
    name, label: speak(field.label), hint: field.hint && speak(field.hint), example: field.example, required: field.required ?? false, error: errorOf(name),
  }
  const text = typeof value === 'string' ? value : value === undefined || value === null ? '' : String(value)
  if (field.from) return <Prefilled label={speak(field.label)} value={text} />
  switch (field.type) {
    case 'rows': return <RowsEditor field={field} name={name} value={value} onValue={onValue} errorOf={errorOf} cell={(ask) => <FieldInput key={ask.name} {...ask} />} />
    case 'phone':
    case 'citizen-id': return <PersonalInput {...asked} kind={field.type} value={value} onValue={onValue} />
    case 'number': return <NumberInput {...asked} field={field} value={value} onValue={onValue} />
    case 'date': return <DateInput {...asked} value={text} onValue={onValue} />
    case 'long-text': return <TextArea {...asked} value={text} onValue={onValue} maxLength={field.maxLength ?? 2000} />
    case 'yes-no': return (
      <Radios
        {...asked} inline value={typeof value === 'boolean' ? (value ? 'yes' : 'no') : ''} onValue={(chosen) => onValue(chosen === 'yes')}
        options={[{ value: 'yes', label: t('yes') }, { value: 'no', label: t('no') }]}
      />
    )
    case 'choice': {
      const options = (field.options ?? []).map((option) => ({ value: option.value, label: speak(option.label) }))
      if (options.length > 5) return <Select {...asked} value={text} onValue={onValue} options={options} placeholder={t('choose')} />
      return <Radios {...asked} inline={options.every((option) => option.label.length < 12)} value={text} onValue={onValue} options={options} />
    }
    default: return <TextInput {...asked} value={text} onValue={onValue} {...(field.format ? { size: 24, spellCheck: false, autoCapitalize: 'characters' } : {})} />
  }
}

/** Told by the register of enterprises, not typed here. */
function Prefilled({ label, value }: { label: string; value: string }) {
  const t = useWords(words)
  return <div className="lw-prefilled"><dt>{label}</dt><dd>{value || <span className="ax-soft">{t('notRegistered')}</span>}</dd></div>
}
