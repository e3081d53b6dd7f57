import { createElement, useState } from 'react'
import { Button } from '../../../../../web/shared/components/Button.tsx'
import { Notice } from '../../../../../web/shared/components/Notice.tsx'
import { useSpeak, useWords } from '../../../../../web/shared/words.ts'
import { measures } from '../../../grounds.ts'
import { words as common } from '../../../words.ts'
import { licenceWords } from '../../words-licence.ts'
import { Annul, Cancel, Drop, Revoke, Withdraw } from './ending.tsx'
import { Propose } from './Propose.tsx'
import { CorrectValidity, Resume, Suspend } from './standing.tsx'
import type { LicenceView } from './types.ts'
import type { StepProps } from './dialog.tsx'
import type { IconName } from '../../../../../web/shared/components/Icon.tsx'
import type { ComponentType } from 'react'

const dialogs: Record<string, { Dialog: ComponentType<StepProps>; icon: IconName; danger?: true }> = {
  propose: { Dialog: Propose, icon: 'edit' },
  drop: { Dialog: Drop, icon: 'close' },
  suspend: { Dialog: Suspend, icon: 'pause', danger: true },
  resume: { Dialog: Resume, icon: 'checkCircle' },
  revoke: { Dialog: Revoke, icon: 'gavel', danger: true },
  annul: { Dialog: Annul, icon: 'gavel', danger: true },
  withdraw: { Dialog: Withdraw, icon: 'gavel', danger: true },
  cancel: { Dialog: Cancel, icon: 'cross' },
  'correct-validity': { Dialog: CorrectValidity, icon: 'calendar' },
}

/** Steps that only decide what was proposed; one proposal stands at a time. */
const measured = (step: string) => (measures as readonly string[]).includes(step)

/** The steps that are open to this person, each with its clause and, where it is closed, the reason. */
export function LicenceSteps({ view }: { view: LicenceView }) {
  const t = useWords(licenceWords)
  const speak = useSpeak()
  const [open, setOpen] = useState<string>()
  const has = (step: string) => view.actions.filter((action) => action.step === step)
  const waiting = view.proposal ? [] : measures.flatMap(has)
  const shown = Object.keys(dialogs).filter((step) => (measured(step) ? view.proposal?.measure === step : step !== 'drop' || view.proposal)).flatMap(has)
  const chosen = shown.find((action) => action.step === open)
  return (
    <section className="ax-card ax-stack ax-no-print">
      <h2>{t('steps')}</h2>
      {shown.length === 0 && waiting.length === 0 && <Notice title={t('noSteps')}><p>{t('noStepsWhy')}</p></Notice>}
      <ul className="lw-licence-steps">
        {shown.map((action) => (
          <li key={action.step}>
            <Button
              icon={dialogs[action.step]!.icon} look={action.allowed && dialogs[action.step]!.danger ? 'danger' : 'plain'} size="small"
              disabledWhy={!action.allowed && action.why ? speak(action.why) : false} hideWhy onClick={() => setOpen(action.step)}
            >
              {speak(common[`step.licence.${action.step}`]!)}
            </Button>
            <p className="ax-hint">{!action.allowed && action.why ? speak(action.why) : speak(action.ground.name)}</p>
          </li>
        ))}
      </ul>
      {waiting.length > 0 && <p className="ax-hint">{t('afterProposal', { steps: waiting.map(({ step }) => speak(common[`measure.${step}`]!)).join(t('and')) })}</p>}
      {chosen && createElement(dialogs[chosen.step]!.Dialog, { key: chosen.step, view, action: chosen, onClose: () => setOpen(undefined) })}
    </section>
  )
}
