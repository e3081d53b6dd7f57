import { useState } from 'react'
import { Button } from '../../../../web/shared/components/Button.tsx'
import { ConfirmDialog } from '../../../../web/shared/components/Dialog.tsx'
import { TextArea } from '../../../../web/shared/components/inputs.tsx'
import { Notice } from '../../../../web/shared/components/Notice.tsx'
import { ProblemNotice } from '../../../../web/shared/components/ProblemNotice.tsx'
import { useSpeak, useWords } from '../../../../web/shared/words.ts'
import { useCase } from './context.ts'
import { useKept } from './kept.ts'
import { useStep } from './useStep.ts'
import { stepWords, willWords } from './words-steps.ts'
import type { ReactNode } from 'react'
import type { ApiProblem } from '../../../../web/shared/api.ts'

type StepFormProps = {
  step: string
  /** What this will do; a sentence of its own instead of the usual one. */
  will?: ReactNode
  children?: ReactNode
  body?: object
  /** The consequence, in the button. */
  action: string
  danger?: boolean
  /** Asked once before sending. */
  ask?: string
  /** Repeated in the dialog. */
  summary?: ReactNode
  reasonLabel?: string
  reasonHint?: string
  /** Why it cannot be sent yet. */
  invalid?: string | false
}

/** The frame of a step: what it does, under which clause, its fields, the reason where the law asks for one, what the server said. */
export function StepForm({
  step,
  will,
  children,
  body = {},
  action,
  danger,
  ask,
  summary,
  reasonLabel,
  reasonHint,
  invalid,
}: StepFormProps) {
  const { view, action: find } = useCase()
  const t = useWords(stepWords)
  const speak = useSpeak()
  const { perform, sending, problem } = useStep(step)
  const [reason, setReason] = useKept(`${view.id}/${step}/reason`, '')
  const [asking, setAsking] = useState(false)
  const [tried, setTried] = useState(false)
  const open = find(step)
  const needsReason = open?.reason === 'required'
  const missing = needsReason && !reason.trim() ? t('reasonMissing') : false
  const why = (!open?.allowed && open?.why && speak(open.why)) || invalid || missing
  const send = async () => {
    const answer = await perform(body, needsReason ? { reason: reason.trim() } : {})
    if (answer.ok || isChanged(answer.problem)) setAsking(false)
    if (answer.ok) setTried(false)
  }
  const press = () => {
    setTried(true)
    if (why) return
    if (ask) setAsking(true)
    else void send()
  }
  const effect = will ?? (willWords[step] && speak(willWords[step]))
  return (
    <div className="ax-stack lw-step">
      {effect && <Notice title={t('will')}>{effect}</Notice>}
      {children}
      {needsReason && (
        <TextArea
          name="reason"
          required
          rows={3}
          maxLength={2000}
          label={reasonLabel ?? t('reason')}
          hint={reasonHint ?? t('reasonHint')}
          value={reason}
          onValue={setReason}
          error={tried && missing ? missing : undefined}
        />
      )}
      <StepProblem problem={asking ? undefined : problem} />
      <div className="lw-step-end">
        <Button look={danger ? 'danger' : 'primary'} busy={sending} disabledWhy={why} onClick={press}>
          {action}
        </Button>
        {open && <span className="ax-hint">{t('ground', { clause: speak(open.ground.name) })}</span>}
      </div>
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={ask}
        action={action}
        danger={danger ?? false}
        busy={sending}
        problem={problem}
        onConfirm={() => void send()}
      >
        {summary ?? effect}
        {needsReason && <p className="lw-quote">{reason}</p>}
      </ConfirmDialog>
    </div>
  )
}

export const isChanged = (problem: ApiProblem) => problem.code === 'kernel/changed-meanwhile'

/** A refusal by its step; where the case went on meanwhile, the way to see how. */
export function StepProblem({ problem }: { problem: ApiProblem | undefined }) {
  const { reload } = useCase()
  const t = useWords(stepWords)
  if (!problem || !isChanged(problem)) return <ProblemNotice problem={problem} />
  return (
    <Notice
      tone="wait"
      live
      title={t('changedTitle')}
      actions={
        <Button size="small" icon="refresh" onClick={reload}>
          {t('showNewer')}
        </Button>
      }
    >
      <p>{t('changedText')}</p>
    </Notice>
  )
}
