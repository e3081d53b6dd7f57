import './check.css'
import { useState } from 'react'
import { Button } from '../../../../web/shared/components/Button.tsx'
import { fieldId } from '../../../../web/shared/components/Field.tsx'
import { Icon } from '../../../../web/shared/components/Icon.tsx'
import { useWords } from '../../../../web/shared/words.ts'
import { readNumber } from './check.ts'
import { checkWords } from './words-check.ts'
import type { SubmitEvent } from 'react'

/** One line for a licence number, read forgivingly while it is typed. `bare` leaves the hint out. */
export function NumberBox({ asked = '', onCheck, bare, focus }: {
  asked?: string; onCheck: (number: string) => void; bare?: boolean; focus?: boolean
}) {
  const t = useWords(checkWords)
  const [typed, setTyped] = useState(asked)
  const [missing, setMissing] = useState(false)
  const read = readNumber(typed)
  const id = fieldId('number')
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    setMissing(!typed.trim())
    if (typed.trim()) onCheck(read ?? typed.trim())
  }
  return (
    <form className="ch-box" role="search" onSubmit={submit}>
      <label className="ax-label" htmlFor={id}>{t('number')}</label>
      {!bare && <p className="ax-hint" id={`${id}-hint`}>{t('numberHint')}</p>}
      {missing && <p className="ax-error" id={`${id}-error`} role="alert"><Icon name="alert" size={18} />{t('empty')}</p>}
      <div className="ch-box-row">
        <input
          id={id} name="number" className="ax-input" value={typed} autoFocus={focus} autoComplete="off" spellCheck={false} enterKeyHint="search" maxLength={60}
          placeholder="(云)WH安许证字〔2026〕0001号" aria-describedby={missing ? `${id}-error` : bare ? undefined : `${id}-hint`}
          aria-invalid={missing || undefined} onChange={(event) => { setTyped(event.target.value); setMissing(false) }}
        />
        <Button type="submit" look="primary" size="large" icon="search">{t('check')}</Button>
      </div>
      <p className="ch-box-read" aria-live="polite">{read && read !== typed ? t('readAs', { number: read }) : ''}</p>
    </form>
  )
}
