import { lazy, Suspense } from 'react'
import { Icon } from '../../../../web/shared/components/Icon.tsx'
import { Notice } from '../../../../web/shared/components/Notice.tsx'
import { EmptyState, Skeleton } from '../../../../web/shared/components/states.tsx'
import { useFormat } from '../../../../web/shared/format.ts'
import { useMe } from '../../../../web/shared/me.tsx'
import { useSpeak, useWords } from '../../../../web/shared/words.ts'
import { objection as answers } from '../../procedure.ts'
import { AtStakeOf } from '../at-stake.tsx'
import { lifeWords } from '../words-life.ts'
import { useCase } from './context.ts'
import { useKept } from './kept.ts'
import { useLicensing } from './looks.tsx'
import { stepWords } from './words-steps.ts'
import type { ComponentType } from 'react'
import type { Action, CaseView } from './types.ts'

const intake = () => import('./steps/intake.tsx')
const review = () => import('./steps/review.tsx')
const decide = () => import('./steps/decide.tsx')

const life = () => import('./steps/life.tsx')

const part = <K extends string>(load: () => Promise<Record<K, ComponentType>>, name: K) =>
  lazy(() => load().then((module) => ({ default: module[name] })))

/** The form of every step that an officer performs, the usual one first; both ways of declining share one. */
const forms: Record<string, ComponentType> = {
  'find-formal': lazy(() => import('./steps/Formal.tsx').then(({ Formal }) => ({ default: Formal }))),
  'find-substantive': lazy(() => import('./steps/Substantive.tsx').then(({ Substantive }) => ({ default: Substantive }))),
  accept: part(intake, 'Accept'),
  'send-correction-notice': lazy(() =>
    import('./steps/CorrectionNotice.tsx').then(({ CorrectionNotice }) => ({ default: CorrectionNotice })),
  ),
  'correct-on-the-spot': lazy(() => import('./steps/CorrectOnTheSpot.tsx').then(({ CorrectOnTheSpot }) => ({ default: CorrectOnTheSpot }))),
  'decline-not-needed': part(intake, 'Decline'),
  assign: part(review, 'Assign'),
  'restart-clock': part(review, 'RestartClock'),
  'confirm-extension': part(life, 'ConfirmExtension'),
  'conclude-review': part(review, 'Conclude'),
  return: part(review, 'Return'),
  'stop-clock': part(review, 'StopClock'),
  extend: part(life, 'Extend'),
  examine: part(life, 'Examine'),
  renew: part(life, 'Renew'),
  alter: part(life, 'Alter'),
  reprint: part(life, 'Reprint'),
  grant: part(decide, 'Grant'),
  refuse: part(decide, 'Refuse'),
  'send-back': part(decide, 'SendBack'),
  issue: part(decide, 'Issue'),
  'annul-grant': part(decide, 'AnnulGrant'),
}

/** What this officer may do now: one step at a time, the others a press away; what is closed says why. */
export function StepPanel() {
  const { view } = useCase()
  const { roles } = useMe()
  const t = useWords(stepWords)
  const l = useLicensing()
  const shown = Object.keys(forms).flatMap((step) => view.actions.filter((action) => action.step === step))
  const open = shown.filter((action) => action.allowed)
  // Whoever has taken the case need not be told that it cannot be taken again.
  const closed = shown.filter((action) => !action.allowed && !(action.step === 'assign' && action.clause))
  const [wanted, choose] = useKept(`${view.id}/panel/${view.state}`, '')
  const current = open.find(({ step }) => step === wanted)?.step ?? first(view, open)
  const Form = current ? forms[current] : undefined
  return (
    <div className="ax-stack">
      <AtStakeOf view={view} />
      <Ordered view={view} />
      {open.length > 0 && (
        <div className="lw-steps" role="group" aria-label={t('will')}>
          {open.map(({ step }) => (
            <StepButton key={step} step={step} current={step === current} choose={() => choose(step)} />
          ))}
        </div>
      )}
      {Form ? (
        <Suspense fallback={<Skeleton lines={6} />}>
          <Form key={`${view.id}-${current}`} />
        </Suspense>
      ) : view.state === 'accepted' && !view.acceptedOn ? (
        <EmptyState icon="clock" title={t('beingNoted')}>
          <p>{t('beingNotedText')}</p>
        </EmptyState>
      ) : view.turn === 'reviewer' && view.objections.some(({ state }) => answers.open(state, roles).length) ? (
        <EmptyState icon="flag" title={t('objectionsWait', { n: view.objections.filter(({ state }) => state === 'filed').length })}>
          <p>{t('objectionsWaitText')}</p>
        </EmptyState>
      ) : (
        <EmptyState icon="eye" title={t('nothing')}>
          <p>{t('nothingText', { turn: l(`turn.${view.turn}`) })}</p>
        </EmptyState>
      )}
      {closed.length > 0 && <Closed actions={closed} view={view} />}
    </div>
  )
}

/** Whoever decides did not agree to an extension without examination: said to whoever examines it now. */
function Ordered({ view }: { view: CaseView }) {
  const t = useWords(lifeWords)
  const { day } = useFormat()
  const ordered = view.extension?.confirmed?.examine
  return ordered && view.turn !== 'nobody' ? <Notice tone="wait" title={t('examined', { name: ordered.by, day: day(ordered.on) })}><p>{ordered.reason}</p></Notice> : null
}

/** An unfinished review is gone on with; a finished one is concluded. */
function first(view: CaseView, open: readonly Action[]): string | undefined {
  const has = (step: string) => open.some((action) => action.step === step)
  if (has('find-formal') && view.open.length === 0 && has('conclude-review')) return 'conclude-review'
  if (has('find-substantive') && !view.open.some((o) => o.kind === 'formal')) return 'find-substantive'
  if (has('confirm-extension') && !view.extension?.confirmed) return 'confirm-extension'
  if (has('refuse') && view.recommendation === 'refuse') return 'refuse'
  if (has('send-correction-notice') && !has('accept')) return 'send-correction-notice'
  return open[0]?.step
}

function StepButton({ step, current, choose }: { step: string; current: boolean; choose: () => void }) {
  const { view } = useCase()
  const l = useLicensing()
  const kind = step === 'find-formal' ? 'formal' : step === 'find-substantive' ? 'substantive' : null
  const left = kind ? view.open.filter((o) => o.kind === kind).length : 0
  const label = step === 'decline-not-needed' ? l('state.application.not-accepted') : l(`step.application.${step}`)
  return (
    <button type="button" className="lw-step-button" aria-pressed={current} onClick={choose}>
      {label}
      {kind && (left > 0 ? <span className="lw-left ax-num">{left}</span> : <Icon name="check" size={15} />)}
    </button>
  )
}

function Closed({ actions, view }: { actions: readonly Action[]; view: CaseView }) {
  const t = useWords(stepWords)
  const speak = useSpeak()
  const l = useLicensing()
  const why = (action: Action) => (action.clause === null && !view.officer ? t('takeFirst') : action.why ? speak(action.why) : '')
  return (
    <details className="lw-closed" open={actions.length < 4}>
      <summary>{t('closedSteps')}</summary>
      <ul>
        {actions.map((action) => (
          <li key={action.step}>
            <Icon name="lock" size={15} />
            <b>{l(`step.application.${action.step}`)}</b>
            <span>
              {why(action)}
              {action.clauseName && <span className="ax-soft"> {t('ground', { clause: speak(action.clauseName) })}</span>}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}
