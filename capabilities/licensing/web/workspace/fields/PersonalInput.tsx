import { useState } from 'react'
import { Button } from '../../../../../web/shared/components/Button.tsx'
import { Field } from '../../../../../web/shared/components/Field.tsx'
import { Icon } from '../../../../../web/shared/components/Icon.tsx'
import { TextInput } from '../../../../../web/shared/components/inputs.tsx'
import { useSpeak, useWords } from '../../../../../web/shared/words.ts'
import { mask } from '../../../form.ts'
import { valueProblem } from '../../../form-values.ts'
import { words } from '../../words-draft.ts'
import { afterClick } from './afterClick.ts'
import type { FieldProps } from '../../../../../web/shared/components/Field.tsx'
import type { Answer, Personal } from '../../../sectors/sector.ts'

/** Personal data: masked once it is there, typed again to change it, and handed on only when it is complete and right. */
export function PersonalInput({ kind, value, onValue, ...asked }: FieldProps & { kind: 'phone' | 'citizen-id'; value: Answer | undefined; onValue: (value: Answer) => void }) {
  const t = useWords(words)
  const speak = useSpeak()
  const [typed, setTyped] = useState<string>()
  const [left, setLeft] = useState(false)
  const shown = shownOf(kind, value)
  if (typed === undefined && shown) {
    return (
      <Field {...asked} group>
        <div className="ax-row">
          <span className="lw-masked ax-num"><Icon name="lock" size={16} />{shown}</span>
          <Button size="small" onClick={() => setTyped('')}>{t('retype')}</Button>
        </div>
      </Field>
    )
  }
  const text = typed ?? ''
  const wrong = text.trim() ? valueProblem({ key: '', label: { zh: '', en: '' }, type: kind }, text) : null
  const change = (next: string) => {
    setTyped(next)
    setLeft(false)
    if (next.trim() && !valueProblem({ key: '', label: { zh: '', en: '' }, type: kind }, next)) onValue(next)
  }
  return (
    <TextInput
      {...asked} value={text} onValue={change} size={24} inputMode={kind === 'phone' ? 'tel' : 'text'} autoComplete="off" spellCheck={false}
      error={left && wrong ? speak(wrong) : text ? undefined : asked.error}
      onBlur={() => afterClick(() => (wrong || (!text && !shown) ? setLeft(true) : setTyped(undefined)))}
    />
  )
}

function shownOf(kind: 'phone' | 'citizen-id', value: Answer | undefined): string | undefined {
  if (typeof value === 'string') return value.trim() ? mask(kind, value) : undefined
  return (value as Personal | null | undefined)?.shown
}
