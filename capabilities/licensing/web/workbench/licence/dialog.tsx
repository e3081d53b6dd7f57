import { useState } from 'react'
import { TextArea } from '../../../../../web/shared/components/inputs.tsx'
import { StepDialog } from '../../../../../web/shared/components/StepDialog.tsx'
import { useFormat } from '../../../../../web/shared/format.ts'
import { useSpeak, useWords } from '../../../../../web/shared/words.ts'
import { words as common } from '../../../words.ts'
import { Answers } from '../../answers.tsx'
import { answerWords } from '../../words-answer.ts'
import { licenceWords } from '../../words-licence.ts'
import type { Action } from '../types.ts'
import type { LicenceView } from './types.ts'
import type { ReactNode } from 'react'

export type StepProps = { view: LicenceView; action: Action; onClose: () => void }

type Key = keyof typeof licenceWords
/** One step of a licence: what it will do, what it asks for, the remedies where it is adverse, the consequence in the button. */
export function LicenceDialog({ view, action, onClose, body, will, button, done, danger, adverse, disabledWhy, children }: StepProps & {
  body: object; will: Key; button: Key; done: Key; danger?: boolean; adverse?: boolean; disabledWhy?: string | false; children?: ReactNode
}) {
  const t = useWords(licenceWords)
  const speak = useSpeak()
  const { day } = useFormat()
  const { remedies } = view
  return (
    <StepDialog
      open onClose={onClose} action={action} path={`/api/licensing/licences/${view.id}/${action.step}`} body={{ seen: view.seen, ...body }} title={speak(common[`step.licence.${action.step}`]!)}
      button={t(button)} danger={danger ?? false} done={licenceWords[done]} disabledWhy={disabledWhy ?? false}
    >
      <div className="ax-stack ax-stack-sm">
        <p><b>{view.enterprise.name}</b> <span className="ax-num">{view.number}</span></p>
        <p>{t(will)}</p>
        {children}
        {adverse && remedies && (
          <p className="ax-hint">{t('remediesSaid', { review: day(remedies.reviewUntil.on), body: remedies.reviewBody, suit: day(remedies.suitUntil.on), court: remedies.court })}</p>
        )}
      </div>
    </StepDialog>
  )
}

/** The ground that the holder was told: the decision cannot rest on another. */
export function Told({ view }: Pick<StepProps, 'view'>) {
  const t = useWords(licenceWords)
  const speak = useSpeak()
  if (!view.proposal) return null
  return <p>{t('ground')} <b>{speak(common[`ground.${view.proposal.ground}`]!)}</b> <span className="ax-soft">{view.proposal.reason}</span></p>
}

/** A decision on a measure: the same, with what the holder answered and how it was weighed (处罚法 §45). */
export function DecisionDialog({ body, disabledWhy, children, ...rest }: Parameters<typeof LicenceDialog>[0]) {
  const t = useWords(answerWords)
  const { day } = useFormat()
  const [considered, setConsidered] = useState('')
  const { answers, proposal, id } = rest.view
  const missing = answers.length > 0 && considered.trim().length < 5 && t('consideredMissing')
  return (
    <LicenceDialog {...rest} danger adverse body={{ ...body, considered: answers.length ? considered.trim() : '' }} disabledWhy={disabledWhy || missing}>
      {children}
      <Answers licence={id} answers={answers} />
      {answers.length > 0
        ? <TextArea name="considered" label={t('considered')} hint={t('consideredHint')} required rows={3} maxLength={2000} value={considered} onValue={setConsidered} />
        : proposal?.answer && <p className="ax-soft">{t('noneCame', { on: day(proposal.answer.on) })}</p>}
    </LicenceDialog>
  )
}
