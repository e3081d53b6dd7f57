import { useState } from 'react'
import { enterByPasskey, mayUsePasskeys } from '../../capabilities/accounts/web/passkeys.ts'
import { words } from '../../capabilities/accounts/web/passkey-words.ts'
import { useWords } from '../shared/words.ts'
import { Button } from '../shared/components/Button.tsx'
import { Notice } from '../shared/components/Notice.tsx'
import { ProblemNotice } from '../shared/components/ProblemNotice.tsx'
import { enter } from './enter.ts'
import type { ApiProblem } from '../shared/api.ts'
import type { Entered } from './enter.ts'

/** Entering with a key that the device holds, where installation and browser know such. */
export function PasskeyEntry() {
  const t = useWords(words)
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState<ApiProblem | 'broken'>()
  const go = async () => {
    setBusy(true)
    setWrong(undefined)
    const answer = await enterByPasskey<Entered>()
    setBusy(false)
    if (!answer.ok) setWrong(answer.problem)
    else if (answer.value) enter(answer.value)
    else setWrong('broken')
  }
  if (!mayUsePasskeys()) return null
  return (
    <>
      {wrong === 'broken' ? <Notice tone="wait" live>{t('broken')}</Notice> : <ProblemNotice problem={wrong} />}
      <Button size="large" wide icon="lock" busy={busy} onClick={() => void go()}>{t('enter')}</Button>
    </>
  )
}
