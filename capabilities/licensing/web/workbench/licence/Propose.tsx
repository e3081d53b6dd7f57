import { useState } from 'react'
import { Checkbox, DateInput, Radios, Select } from '../../../../../web/shared/components/inputs.tsx'
import { Notice } from '../../../../../web/shared/components/Notice.tsx'
import { useSpeak, useWords } from '../../../../../web/shared/words.ts'
import { isAccident, measures } from '../../../grounds.ts'
import { words as common } from '../../../words.ts'
import { licenceWords } from '../../words-licence.ts'
import { LicenceDialog } from './dialog.tsx'
import type { StepProps } from './dialog.tsx'
import type { Offered } from './types.ts'

/** 处罚法 §44: what is intended, on which ground, and for a suspension from when to when. */
export function Propose(props: StepProps) {
  const t = useWords(licenceWords)
  const speak = useSpeak()
  const { grounds, state } = props.view
  const possible = measures.filter((one) => one !== 'suspend' || state !== 'suspended')
  const [measure, setMeasure] = useState<string>(possible[0]!)
  const [ground, setGround] = useState('')
  const [from, setFrom] = useState('')
  const [until, setUntil] = useState('')
  const [concealed, setConcealed] = useState(false)
  const offered = grounds[measure] ?? []
  const chosen = offered.find(({ key }) => key === ground)
  const suspending = measure === 'suspend'
  const choose = (next: string) => { setMeasure(next); setGround('') }
  return (
    <LicenceDialog
      {...props} will="proposeWill" button="proposeDo" done="proposed"
      body={{ measure, ground, ...(suspending ? { from: from || null, until: until || null, concealed } : {}) }} disabledWhy={(!chosen && t('groundMissing')) || (suspending && !until && t('untilMissing'))}
    >
      <Radios name="measure" label={t('measure')} inline required value={measure} onValue={choose} options={possible.map((value) => ({ value, label: speak(common[`measure.${value}`]!) }))} />
      <Select
        name="ground" label={t('ground')} required value={ground} onValue={setGround} placeholder={t('groundChoose')}
        options={offered.map(({ key }) => ({ value: key, label: speak(common[`ground.${key}`]!) }))}
      />
      {suspending && (
        <>
          {chosen && <Ladder offered={chosen} />}
          <div className="ax-row">
            <DateInput name="from" label={t('suspendFrom')} hint={t('fromHint')} value={from} onValue={setFrom} />
            <DateInput name="until" label={t('suspendUntil')} hint={t('suspendHint')} required value={until} onValue={setUntil} />
          </div>
          {isAccident(ground) && <Checkbox name="concealed" label={t('concealed')} checked={concealed} onChecked={setConcealed} />}
        </>
      )}
      {measure === 'revoke' && <p className="ax-hint">{t('proposeHearing')}</p>}
    </LicenceDialog>
  )
}

/** How long the rules let a suspension on this ground be, or that it is for revocation. */
export function Ladder({ offered: { least, most, revoke } }: { offered: Offered }) {
  const t = useWords(licenceWords)
  const speak = useSpeak()
  if (revoke) return <Notice tone="over" title={speak(revoke)} />
  if (least === null || most === null) return null
  return <p className="ax-hint">{least === most ? t('ladderOne', { least }) : t('ladder', { least, most })}</p>
}
