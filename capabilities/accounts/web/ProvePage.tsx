import './accounts.css'
import { useState } from 'react'
import { Navigate } from 'react-router'
import { useMe } from '../../../web/shared/me.tsx'
import { prime, refresh } from '../../../web/shared/query.ts'
import { useSend } from '../../../web/shared/send.ts'
import { useWords } from '../../../web/shared/words.ts'
import { Button } from '../../../web/shared/components/Button.tsx'
import { ErrorSummary } from '../../../web/shared/components/ErrorSummary.tsx'
import { TextInput } from '../../../web/shared/components/inputs.tsx'
import { Notice } from '../../../web/shared/components/Notice.tsx'
import { ProblemNotice } from '../../../web/shared/components/ProblemNotice.tsx'
import { words as passkeyWords } from './passkey-words.ts'
import { enterByPasskey } from './passkeys.ts'
import { Passkeys } from './Passkeys.tsx'
import { Totp } from './Totp.tsx'
import { words } from './words.ts'
import type { FormEvent } from 'react'
import type { ApiProblem } from '../../../web/shared/api.ts'

/** The post wants a second proof: it is given here, or bound first. Until then no other page opens. */
export function Page() {
  const t = useWords(words)
  const me = useMe()
  if (!me.mustProve) return <Navigate to="/" replace />
  return (
    <div className="ax-stack ac-narrow">
      <h1>{t('prove')}</h1>
      <Notice tone="wait">{t('proveWhy')}</Notice>
      {me.totp && <Code />}
      {me.passkeys > 0 && <ByPasskey />}
      {!me.totp && me.passkeys === 0 && <><p>{t('proveBind')}</p><Totp /><Passkeys of={me.id} seen={me.lastFact} /></>}
    </div>
  )
}

/** The passkey enters anew: the session that begins with it is proved. */
function ByPasskey() {
  const t = useWords(passkeyWords)
  const [problem, setProblem] = useState<ApiProblem>()
  const go = async () => {
    const answer = await enterByPasskey<{ surface: string }>()
    if (!answer.ok) setProblem(answer.problem)
    else if (answer.value) location.assign(`/${answer.value.surface}/`)
  }
  return <div className="ax-stack ax-card"><ProblemNotice problem={problem} /><div className="ax-row"><Button look="primary" icon="lock" onClick={() => void go()}>{t('prove')}</Button></div></div>
}

function Code() {
  const t = useWords(words)
  const [code, setCode] = useState('')
  const { send, sending, problem } = useSend()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const answer = await send('/api/accounts/prove', { code: code.trim() })
    if (!answer.ok) return
    refresh()
    await prime('/api/accounts/me')
  }
  return (
    <form className="ax-stack ax-card" onSubmit={submit} noValidate>
      <ErrorSummary problem={problem} />
      <TextInput name="code" label={t('totp')} hint={t('proveCode')} required value={code} onValue={setCode} inputMode="numeric" autoComplete="one-time-code" maxLength={6} size={8} autoFocus />
      <div className="ax-row"><Button type="submit" look="primary" busy={sending}>{t('proveGo')}</Button></div>
    </form>
  )
}
