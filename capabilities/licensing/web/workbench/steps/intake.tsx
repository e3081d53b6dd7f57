import { Radios, TextInput } from '../../../../../web/shared/components/inputs.tsx'
import { useFormat } from '../../../../../web/shared/format.ts'
import { useSpeak, useWords } from '../../../../../web/shared/words.ts'
import { useCase } from '../context.ts'
import { useKept } from '../kept.ts'
import { StepForm } from '../StepForm.tsx'
import { stepWords, willWords } from '../words-steps.ts'

/** 受理: a receipt and a clock, both said before the button is pressed. */
export function Accept() {
  const { view } = useCase()
  const t = useWords(stepWords)
  const speak = useSpeak()
  const format = useFormat()
  const { decision, alternatives = [] } = view.preview ?? {}
  const count = Object.values(view.documents).filter((files) => files.length).length
  const will = (
    <>
      <p>
        {t('acceptCount', { n: count })}
        {speak(willWords['accept']!)}
      </p>
      {decision && (
        <p>
          <b>{t('acceptClock', { day: format.day(decision.on) })}</b>
        </p>
      )}
      {decision?.explained && <p className="ax-hint">{speak(decision.explained)}</p>}
      {alternatives
        .filter((other) => other.on !== decision?.on)
        .map((other, i) => (
          <p key={i} className="ax-hint">
            {t('acceptOther', { day: format.day(other.on) })}
          </p>
        ))}
    </>
  )
  return <StepForm step="accept" will={will} action={t('acceptDo')} ask={t('acceptAsk')} />
}

/** 不予受理: two grounds, two steps of the procedure. */
export function Decline() {
  const { view } = useCase()
  const t = useWords(stepWords)
  const speak = useSpeak()
  const [ground, setGround] = useKept<string>(`${view.id}/decline/ground`, 'not-needed')
  const [competent, setCompetent] = useKept(`${view.id}/decline/competent`, '')
  const elsewhere = ground === 'not-competent'
  return (
    <StepForm
      key={ground}
      step={`decline-${ground}`}
      will={speak(willWords['decline']!)}
      danger
      action={t('declineDo')}
      ask={t('declineAsk')}
      body={elsewhere ? { competent: competent.trim() } : {}}
      invalid={elsewhere && competent.trim().length < 2 && t('declineCompetent')}
    >
      <Radios
        name="ground"
        label={t('declineGround')}
        required
        value={ground}
        onValue={setGround}
        options={[
          { value: 'not-needed', label: t('declineNotNeeded') },
          { value: 'not-competent', label: t('declineNotCompetent') },
        ]}
      />
      {elsewhere && (
        <TextInput name="competent" label={t('declineCompetent')} required value={competent} onValue={setCompetent} maxLength={100} />
      )}
    </StepForm>
  )
}
