import { useState } from 'react'
import { count } from '../../../../../web/shared/format.ts'
import { TextInput } from '../../../../../web/shared/components/inputs.tsx'
import { useSpeak } from '../../../../../web/shared/words.ts'
import type { FieldProps } from '../../../../../web/shared/components/Field.tsx'
import type { Answer, Field } from '../../../sectors/sector.ts'

/** A number as it is typed; thousands are shown grouped beside it, where noughts are easily miscounted. */
export function NumberInput({ field, value, onValue, ...asked }: FieldProps & { field: Field; value: Answer | undefined; onValue: (value: Answer) => void }) {
  const speak = useSpeak()
  const [typed, setTyped] = useState<string>()
  const stored = value === undefined || value === null ? '' : String(value)
  const text = typed !== undefined && same(typed, value) ? typed : stored
  const change = (next: string) => {
    setTyped(next)
    onValue(numberOf(next))
  }
  const large = typeof value === 'number' && Math.abs(value) >= 10_000
  const hint = large ? <>{asked.hint}{asked.hint && ' '}<b className="ax-num">{count(value)}{field.unit && ` ${speak(field.unit)}`}</b></> : asked.hint
  return (
    <TextInput
      {...asked} hint={hint} value={text} onValue={change} unit={field.unit && speak(field.unit)} size={16} inputMode={field.integer ? 'numeric' : 'decimal'}
      autoComplete="off"
    />
  )
}

/** The number, or the text itself where it is none: the form then says so. */
function numberOf(text: string): Answer {
  const plain = text.normalize('NFKC').replaceAll(/[\s,]/g, '')
  if (plain === '') return null
  return /^-?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : text
}

const same = (typed: string, value: Answer | undefined) => numberOf(typed) === (value ?? null)
