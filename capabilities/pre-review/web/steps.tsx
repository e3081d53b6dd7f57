import { useState } from 'react'
import { Button } from '../../../web/shared/components/Button.tsx'
import { StepDialog } from '../../../web/shared/components/StepDialog.tsx'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { words } from '../words.ts'
import { reviewPath } from './shapes.ts'
import { pageWords } from './words.ts'
import type { ReactNode } from 'react'
import type { Review } from './shapes.ts'

type Text = keyof typeof pageWords
export type StepTexts = { step: string; button: Text; done: Text; confirm?: Text; danger?: boolean; primary?: boolean; size?: 'small' }

/** A button with its dialog: the step's name, what it asks for, and the consequence; drawn only where the step is open to this person. */
export function ReviewStep({ review, step, button, done, confirm, danger, primary, size, body, disabledWhy, onDone, children }: StepTexts & { review: Review; body?: object; onDone?: () => void; disabledWhy?: string | false; children: ReactNode }) {
  const t = useWords(pageWords)
  const speak = useSpeak()
  const [open, setOpen] = useState(false)
  const action = review.actions.find((a) => a.step === step)
  if (!action) return null
  return (
    <>
      <Button look={primary ? 'primary' : danger ? 'quiet' : 'plain'} {...(size ? { size } : {})} disabledWhy={!action.allowed && action.why ? speak(action.why) : false} onClick={() => setOpen(true)}>{t(button)}</Button>
      {open && (
        <StepDialog
          open onClose={() => setOpen(false)} action={action} path={reviewPath(review.id, step)} body={{ seen: review.seen, ...body }} title={speak(words[`step.pre-review.${step}`]!)}
          button={t(confirm ?? button)} danger={danger ?? false} done={pageWords[done]} {...(disabledWhy ? { disabledWhy } : {})} {...(onDone ? { onDone } : {})}
        >
          {children}
        </StepDialog>
      )}
    </>
  )
}

/** A step that asks for nothing. */
export function PlainStep({ text, ...props }: StepTexts & { review: Review; text: Text }) {
  const t = useWords(pageWords)
  return <ReviewStep {...props}><p>{t(text)}</p></ReviewStep>
}
