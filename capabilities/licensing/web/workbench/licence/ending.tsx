import { useState } from 'react'
import { Radios, TextArea } from '../../../../../web/shared/components/inputs.tsx'
import { useSpeak, useWords } from '../../../../../web/shared/words.ts'
import { words as common } from '../../../words.ts'
import { licenceWords } from '../../words-licence.ts'
import { DecisionDialog, LicenceDialog, Told } from './dialog.tsx'
import type { StepProps } from './dialog.tsx'

export const Drop = (props: StepProps) => <LicenceDialog {...props} will="dropWill" button="dropDo" done="dropped" body={{}}><Told view={props.view} /></LicenceDialog>

export function Revoke(props: StepProps) {
  const t = useWords(licenceWords)
  const { view } = props
  return (
    <DecisionDialog {...props} will="revokeWill" button="revokeDo" done="revoked" body={{ ground: view.proposal?.ground ?? '' }}>
      <Told view={view} />
      {view.sector === 'construction' && <p>{t('revokeBar')}</p>}
    </DecisionDialog>
  )
}

/** 许可法 §69: fraud bars; where the holder is not to blame, its loss is made good. */
export function Annul(props: StepProps) {
  const t = useWords(licenceWords)
  const [compensation, setCompensation] = useState('')
  const ground = props.view.proposal?.ground ?? ''
  const fraud = ground === 'fraud'
  return (
    <DecisionDialog {...props} will="annulWill" button="annulDo" done="annulled" body={{ ground, compensation: fraud ? null : compensation.trim() || null }}>
      <Told view={props.view} />
      {fraud ? <p>{t('annulBar')}</p> : <TextArea name="compensation" label={t('damages')} rows={2} maxLength={2000} value={compensation} onValue={setCompensation} />}
    </DecisionDialog>
  )
}

export function Withdraw(props: StepProps) {
  const t = useWords(licenceWords)
  const [compensation, setCompensation] = useState('')
  const short = compensation.trim().length < 5
  return (
    <DecisionDialog
      {...props} will="withdrawWill" button="withdrawDo" done="withdrawn" body={{ ground: props.view.proposal?.ground ?? '', compensation: compensation.trim() }}
      disabledWhy={short && t('compensationMissing')}
    >
      <Told view={props.view} />
      <TextArea name="compensation" label={t('compensation')} required rows={3} maxLength={2000} value={compensation} onValue={setCompensation} />
    </DecisionDialog>
  )
}

const over = ['revoked', 'annulled', 'withdrawn']
/** 许可法 §70: only the grounds that fit how the licence stands. */
export function Cancel(props: StepProps) {
  const t = useWords(licenceWords)
  const speak = useSpeak()
  const { state, grounds } = props.view
  const fitting = (grounds['cancel'] ?? []).filter(({ key }) => (over.includes(state) ? key === 'ended' : key !== 'ended' && (key !== 'expired' || state === 'expired')))
  const [ground, setGround] = useState(fitting.length === 1 ? fitting[0]!.key : '')
  return (
    <LicenceDialog {...props} will="cancelWill" button="cancelDo" done="cancelled" danger adverse body={{ ground }} disabledWhy={!ground && t('groundMissing')}>
      <Radios name="ground" label={t('ground')} required value={ground} onValue={setGround} options={fitting.map(({ key }) => ({ value: key, label: speak(common[`ground.${key}`]!) }))} />
    </LicenceDialog>
  )
}
