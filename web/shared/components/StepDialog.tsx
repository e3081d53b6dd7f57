import { useState } from 'react'
import { refresh } from '../query.ts'
import { useSend } from '../send.ts'
import { useSpeak, useWords } from '../words.ts'
import { ConfirmDialog } from './Dialog.tsx'
import { toast } from './Toast.tsx'
import { TextArea } from './inputs.tsx'
import type { ReactNode } from 'react'
import type { Words } from '../words.ts'

/** What the server says of a step that this person could take now: an element of `actions`. */
export type Action = { step: string; allowed: boolean; why: Words | null; clause: string | null; reason: 'required' | null }
/** What a performed step answers. */
export type Done = { fact: string; subject: string; state: string | null; repeated: boolean }

const words = {
  reason: { zh: '理由', en: 'Reason' },
  reasonWhy: { zh: '法律要求说明理由，将写入记录', en: 'The law wants a reason; it becomes part of the record' },
  reasonMissing: { zh: '请先写明理由', en: 'Write the reason first' },
}

/**
 * Performs one step after asking once: a reason where the law wants it, the consequence in the button, the refusal in its place.
 * `path` is the step's address; `body` holds `seen` (the last fact the page knew) and what the children ask for.
 */
export function StepDialog({ open, onClose, action, path, body, title, button, danger, done, onDone, disabledWhy, children }: {
  open: boolean; onClose: () => void; action: Action; path: string; body: object; title: ReactNode; button: string; danger?: boolean
  /** What has happened then, as a passing message. */
  done: Words; onDone?: (done: Done) => void; disabledWhy?: string | false; children?: ReactNode
}) {
  const t = useWords(words)
  const speak = useSpeak()
  const [reason, setReason] = useState('')
  const { send, sending, problem } = useSend()
  const wantsReason = action.reason === 'required'
  const why = action.allowed ? disabledWhy : action.why ? speak(action.why) : false
  const confirm = async () => {
    const answer = await send<Done>(path, body, wantsReason ? { reason: reason.trim() } : {})
    if (!answer.ok) return
    refresh()
    toast(done)
    onClose()
    onDone?.(answer.value)
  }
  return (
    <ConfirmDialog
      open={open} onClose={onClose} title={title} action={button} danger={danger} busy={sending} problem={problem}
      disabledWhy={why || (wantsReason && !reason.trim() && t('reasonMissing'))} onConfirm={() => void confirm()}
    >
      {children}
      {wantsReason && <TextArea name="reason" label={t('reason')} hint={t('reasonWhy')} required value={reason} onValue={setReason} maxLength={2000} />}
    </ConfirmDialog>
  )
}
