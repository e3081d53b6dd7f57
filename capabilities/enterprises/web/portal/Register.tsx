import './register.css'
import { useState } from 'react'
import { Button } from '../../../../web/shared/components/Button.tsx'
import { ErrorSummary } from '../../../../web/shared/components/ErrorSummary.tsx'
import { Checkbox } from '../../../../web/shared/components/inputs.tsx'
import { useFieldErrors } from '../../../../web/shared/components/Field.tsx'
import { useSend } from '../../../../web/shared/send.ts'
import { useWords } from '../../../../web/shared/words.ts'
import { EnterprisePart, OperatorPart, PrincipalPart } from './RegisterParts.tsx'
import { Registered } from './Registered.tsx'
import { atField, emptyRegistration, places, problemsOf, requestOf, tidyCode } from './registration.ts'
import { registerWords } from './words-register.ts'
import type { ApiProblem } from '../../../../web/shared/api.ts'
import type { Registration } from './registration.ts'

export function Page() {
  const t = useWords(registerWords)
  const [form, setForm] = useState(emptyRegistration)
  const [own, setOwn] = useState<ApiProblem>()
  const [done, setDone] = useState(false)
  const { send, sending, problem } = useSend()
  const shown = own ?? (problem && atField(problem))
  // A summary says what was wrong when it was sent; a field follows what is typed since.
  const error = useFieldErrors(own ? problemsOf(form) : shown)
  const register = async () => {
    const before = problemsOf(form)
    setOwn(before)
    if (before) return
    const answer = await send('/api/enterprises/register', requestOf(form))
    if (answer.ok) setDone(true)
  }
  if (done) return <Registered name={form.name} account={form.account} sector={form.sector} />
  const parts = { form, set: (part: Partial<Registration>) => setForm((now) => following({ ...now, ...part }, part)), error: (key: keyof Registration) => error(places[key]) }
  return (
    <div className="ax-stack ax-stack-lg re">
      <header className="ax-stack ax-stack-sm">
        <h1>{t('heading')}</h1>
        <p className="ax-lead">{t('lead')}</p>
        <p>{t('need')} <a href="/sign-in">{t('have')}</a></p>
      </header>
      <ErrorSummary problem={shown} />
      <form className="ax-stack ax-stack-lg" noValidate onSubmit={(event) => { event.preventDefault(); void register() }}>
        <EnterprisePart {...parts} />
        <PrincipalPart {...parts} />
        <OperatorPart {...parts} />
        <Checkbox name={places.truth} label={t('truth')} checked={form.truth} onChecked={(truth) => parts.set({ truth })} error={parts.error('truth')} />
        <div><Button type="submit" look="primary" size="large" busy={sending}>{t('send')}</Button></div>
      </form>
    </div>
  )
}

/** The region follows the credit code until somebody changes it. */
function following(form: Registration, { creditCode }: Partial<Registration>): Registration {
  if (creditCode === undefined) return form
  const code = tidyCode(creditCode)
  const region = code.slice(2, 8)
  const free = form.region === '' || code.startsWith(form.region, 2) || region.startsWith(form.region)
  return { ...form, creditCode: code, region: free && /^\d{6}$/.test(region) ? region : form.region }
}
