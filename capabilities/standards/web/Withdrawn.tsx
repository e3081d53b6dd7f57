import { useState } from 'react'
import { Button } from '../../../web/shared/components/Button.tsx'
import { Radios } from '../../../web/shared/components/inputs.tsx'
import { Notice } from '../../../web/shared/components/Notice.tsx'
import { StepDialog } from '../../../web/shared/components/StepDialog.tsx'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { words } from '../words.ts'
import { caseWords } from './words-case.ts'
import type { Desk } from './CasePart.tsx'

/** The standard was withdrawn while the case is judged by it: it is kept or exchanged, for a reason. */
export function Withdrawn({ desk: { judgement, seen } }: { desk: Desk }) {
  const t = useWords(caseWords)
  const speak = useSpeak()
  const [step, setStep] = useState<'keep' | 're-pin'>()
  const [version, choose] = useState(judgement.choices[0]?.id ?? '')
  const { withdrawn } = judgement
  if (!withdrawn) return null
  const action = (name: string) => judgement.actions.find((a) => a.step === name && a.allowed)
  const [keep, rePin] = [action('keep'), action('re-pin')]
  const current = step && action(step)
  return (
    <Notice
      tone={withdrawn.kept ? 'info' : 'over'} title={t('withdrawnTitle')}
      actions={<>
        {rePin && <Button size="small" look="primary" disabledWhy={judgement.choices.length === 0 && t('noChoice')} onClick={() => setStep('re-pin')}>{t('rePin')}</Button>}
        {keep && <Button size="small" onClick={() => setStep('keep')}>{t('keep')}</Button>}
      </>}
    >
      <p>{withdrawn.kept ? t('keptText', { why: withdrawn.kept }) : t('withdrawnText', { why: withdrawn.why ?? '' })}</p>
      {step && current && (
        <StepDialog
          open onClose={() => setStep(undefined)} action={current} path={`/api/standards/judgements/${judgement.id}/${step}`} body={{ seen: seen(), ...(step === 're-pin' ? { version } : {}) }}
          title={speak(words[`step.judgement.${step}`]!)} button={t(step === 'keep' ? 'keep' : 'rePin')} done={caseWords.recorded}
        >
          <div className="ax-stack">
            <p>{t(step === 'keep' ? 'keepText' : 'rePinText')}</p>
            {step === 're-pin' && (
              <Radios name="version" label={t('choice')} required value={version} onValue={choose} options={judgement.choices.map((c) => ({ value: c.id, label: t('standard', { title: speak(c.title), n: c.number }) }))} />
            )}
          </div>
        </StepDialog>
      )}
    </Notice>
  )
}
