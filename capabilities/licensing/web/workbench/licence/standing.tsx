import { useState } from 'react'
import { Checkbox, DateInput, TextArea, TextInput } from '../../../../../web/shared/components/inputs.tsx'
import { useFormat } from '../../../../../web/shared/format.ts'
import { useWords } from '../../../../../web/shared/words.ts'
import { isAccident } from '../../../grounds.ts'
import { licenceWords } from '../../words-licence.ts'
import { DecisionDialog, LicenceDialog, Told } from './dialog.tsx'
import { Ladder } from './Propose.tsx'
import type { StepProps } from './dialog.tsx'

/** 条例 §14: as it was proposed, or shorter or longer within the rules. */
export function Suspend(props: StepProps) {
  const t = useWords(licenceWords)
  const { proposal, grounds } = props.view
  const [from, setFrom] = useState(proposal?.from ?? '')
  const [until, setUntil] = useState(proposal?.until ?? '')
  const [concealed, setConcealed] = useState(false)
  const ground = proposal?.ground ?? ''
  const offered = grounds['suspend']?.find(({ key }) => key === ground)
  return (
    <DecisionDialog {...props} will="suspendWill" button="suspendDo" done="suspended" body={{ ground, from, until, concealed }} disabledWhy={(!from || !until) && t('untilMissing')}>
      <Told view={props.view} />
      {offered && <Ladder offered={offered} />}
      <div className="ax-row">
        <DateInput name="from" label={t('suspendFrom')} hint={t('firstHint')} required value={from} onValue={setFrom} />
        <DateInput name="until" label={t('suspendUntil')} hint={t('suspendHint')} required value={until} onValue={setUntil} />
      </div>
      {isAccident(ground) && <Checkbox name="concealed" label={t('concealed')} checked={concealed} onChecked={setConcealed} />}
    </DecisionDialog>
  )
}

/** Two officers have checked again: when, who, what they found. */
export function Resume(props: StepProps) {
  const t = useWords(licenceWords)
  const [on, setOn] = useState('')
  const [first, setFirst] = useState('')
  const [second, setSecond] = useState('')
  const [findings, setFindings] = useState('')
  const officers = [first.trim(), second.trim()]
  const whole = on && officers.every((name) => name.length > 1) && findings.trim().length > 4
  return (
    <LicenceDialog {...props} will="resumeWill" button="resumeDo" done="resumed" body={{ recheck: { on, officers, findings: findings.trim() } }} disabledWhy={!whole && t('recheckMissing')}>
      <DateInput name="recheck.on" label={t('recheckOn')} required value={on} onValue={setOn} />
      <div className="ax-row">
        <TextInput name="recheck.officers.0" label={t('officer1')} required size={14} value={first} onValue={setFirst} />
        <TextInput name="recheck.officers.1" label={t('officer2')} required size={14} value={second} onValue={setSecond} />
      </div>
      <TextArea name="recheck.findings" label={t('findings')} required rows={3} maxLength={2000} value={findings} onValue={setFindings} />
    </LicenceDialog>
  )
}

/** M3.10: who, when and why come with the fact; what shows the error is asked for. */
export function CorrectValidity(props: StepProps) {
  const t = useWords(licenceWords)
  const { day } = useFormat()
  const { view } = props
  const [validFrom, setFrom] = useState(view.validFrom)
  const [validUntil, setUntil] = useState(view.validUntil)
  const [source, setSource] = useState('')
  return (
    <LicenceDialog {...props} will="correctWill" button="correctDo" done="corrected" body={{ validFrom, validUntil, source: source.trim() }} disabledWhy={source.trim().length < 2 && t('sourceMissing')}>
      <p className="ax-soft">{t('now', { from: day(view.validFrom), until: day(view.validUntil) })}</p>
      <div className="ax-row">
        <DateInput name="validFrom" label={t('validFrom')} required value={validFrom} onValue={setFrom} />
        <DateInput name="validUntil" label={t('validUntil')} required value={validUntil} onValue={setUntil} />
      </div>
      <TextInput name="source" label={t('sourceOf')} hint={t('sourceHint')} required value={source} onValue={setSource} />
    </LicenceDialog>
  )
}
