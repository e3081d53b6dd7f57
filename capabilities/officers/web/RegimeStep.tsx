import { useState } from 'react'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { DateInput } from '../../../web/shared/components/inputs.tsx'
import { Notice } from '../../../web/shared/components/Notice.tsx'
import { StepDialog } from '../../../web/shared/components/StepDialog.tsx'
import { regime as procedure } from '../procedure.ts'
import { postWords } from '../words.ts'
import { api } from './types.ts'
import { done, words } from './words-steps.ts'
import type { RegimeState } from './types.ts'

/** The head puts the regime in force or lifts it, knowing who could act today. */
export function RegimeStep({ state, onClose }: { state: RegimeState; onClose: () => void }) {
  const t = useWords(words)
  const speak = useSpeak()
  const [from, setFrom] = useState('')
  const { regime } = state
  const step = procedure.step(regime ? 'lift' : 'put-in-force')
  const action = { step: step.name, allowed: true, why: null, clause: step.clause, reason: step.reason ?? null }
  const path = api(regime ? `regimes/${regime.id}/lift` : 'regimes/put-in-force')
  return (
    <StepDialog
      open onClose={onClose} action={action} path={path} body={{ from, ...(regime ? { seen: regime.seen } : {}) }} title={t(regime ? 'lift' : 'inForce')} button={t(regime ? 'lift' : 'inForce')}
      danger={!!regime} done={regime ? done.lifted : done.inForce} disabledWhy={!from && t(regime ? 'liftFrom' : 'inForceFrom')}
    >
      <p>{t(regime ? 'liftText' : 'inForceText')}</p>
      {!regime && <ul>{state.qualified.map((q) => <li key={q.post}>{speak(postWords[q.post])}: <strong className="ax-num">{q.people}</strong></li>)}</ul>}
      {!regime && state.qualified.some((q) => q.people === 0) && <Notice tone="wait" title={t('nobodyQualified')} />}
      <DateInput name="from" label={t(regime ? 'liftFrom' : 'inForceFrom')} required value={from} onValue={setFrom} />
    </StepDialog>
  )
}
