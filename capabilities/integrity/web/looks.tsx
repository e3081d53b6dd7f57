import { useState } from 'react'
import { Button } from '../../../web/shared/components/Button.tsx'
import { StepDialog } from '../../../web/shared/components/StepDialog.tsx'
import { StateTag } from '../../../web/shared/components/tags.tsx'
import { useSpeak } from '../../../web/shared/words.ts'
import { words } from '../words.ts'
import type { ReactNode } from 'react'
import type { Action } from '../../../web/shared/components/StepDialog.tsx'
import type { Tone } from '../../../web/shared/components/tags.tsx'
import type { Words } from '../../../web/shared/words.ts'

const tones: Record<string, Tone> = {
  requested: 'wait', upheld: 'done', rejected: 'over', standing: 'info', ended: 'stop', open: 'wait', settled: 'done', filed: 'wait', declined: 'over', accepted: 'info', investigated: 'wait',
  unfounded: 'stop', given: 'wait', acknowledged: 'done', withdrawn: 'stop',
}
export function State({ of, state }: { of: string; state: string }) {
  const speak = useSpeak()
  return <StateTag tone={tones[state] ?? 'info'}>{speak(words[`state.${of}.${state}`]!)}</StateTag>
}

const levels: Record<string, Tone> = { high: 'over', medium: 'wait', low: 'info' }
export function Level({ level }: { level: string }) {
  const speak = useSpeak()
  return <StateTag tone={levels[level] ?? 'info'} icon="flag">{speak(words[`level.${level}`]!)}</StateTag>
}

/** A text of the capability by its key. */
export function useText() {
  const speak = useSpeak()
  return (key: string) => (words[key] ? speak(words[key]) : key)
}

type StepButtonProps = {
  action: Action | undefined; path: string; body: object; title: string; button: string; done: Words; look?: 'primary' | 'plain' | 'danger' | 'quiet'; size?: 'small'
  will?: ReactNode; children?: ReactNode; disabledWhy?: string | false; onDone?: () => void
}
/** A step of a page: a button that opens its dialog, or says why it is closed; nothing where the step is not for this person. */
export function StepButton({ action, path, body, title, button, done, look = 'plain', size, will, children, disabledWhy, onDone }: StepButtonProps) {
  const [open, setOpen] = useState(false)
  const speak = useSpeak()
  if (!action) return null
  return (
    <>
      <Button look={look} {...(size ? { size } : {})} disabledWhy={!action.allowed && action.why ? speak(action.why) : false} onClick={() => setOpen(true)}>{title}</Button>
      {open && (
        <StepDialog
          open onClose={() => setOpen(false)} action={action} path={path} body={body} title={title} button={button} danger={look === 'danger'} done={done}
          disabledWhy={disabledWhy ?? false} {...(onDone ? { onDone } : {})}
        >
          {will && <p>{will}</p>}
          {children}
        </StepDialog>
      )}
    </>
  )
}
