import './Dialog.css'
import { useEffect, useId, useRef } from 'react'
import { useWords } from '../words.ts'
import { Button, IconButton } from './Button.tsx'
import { ProblemNotice } from './ProblemNotice.tsx'
import type { ReactNode } from 'react'
import type { ApiProblem } from '../api.ts'

const words = { close: { zh: '关闭', en: 'Close' }, cancel: { zh: '取消', en: 'Cancel' } }

/** A modal dialog: the browser traps the focus and gives it back. */
export function Dialog({ open, onClose, title, children, footer, width = '34rem' }: {
  open: boolean; onClose: () => void; title: ReactNode; children: ReactNode; footer?: ReactNode; width?: string
}) {
  const t = useWords(words)
  const element = useRef<HTMLDialogElement>(null)
  const heading = useId()
  useEffect(() => {
    const dialog = element.current
    if (!open || !dialog) return
    const before = document.activeElement as HTMLElement | null
    dialog.showModal()
    return () => {
      dialog.close()
      before?.focus?.()
    }
  }, [open])
  if (!open) return null
  return (
    <dialog
      ref={element} className="ax-dialog" style={{ width }} aria-labelledby={heading}
      onCancel={(event) => { event.preventDefault(); onClose() }}
      onClick={(event) => event.target === event.currentTarget && onClose()}
    >
      <div className="ax-dialog-box">
        <header><h2 id={heading}>{title}</h2><IconButton icon="close" label={t('close')} onClick={onClose} /></header>
        <div className="ax-dialog-body">{children}</div>
        {footer && <footer>{footer}</footer>}
      </div>
    </dialog>
  )
}

/** Asks once before something that cannot be taken back; `action` names the consequence: 吊销该许可证. */
export function ConfirmDialog({ open, onClose, title, action, danger, onConfirm, busy, problem, disabledWhy, children }: {
  open: boolean; onClose: () => void; title: ReactNode; action: string; danger?: boolean; onConfirm: () => void
  busy?: boolean; problem?: ApiProblem | undefined; disabledWhy?: string | false; children?: ReactNode
}) {
  const t = useWords(words)
  const refusal = useRef<HTMLDivElement>(null)
  // A refusal below a long form would go unseen.
  useEffect(() => { if (problem) refusal.current?.scrollIntoView({ block: 'nearest' }) }, [problem])
  return (
    <Dialog
      open={open} onClose={onClose} title={title}
      footer={<>
        <Button onClick={onClose}>{t('cancel')}</Button>
        <Button look={danger ? 'danger' : 'primary'} busy={busy} disabledWhy={disabledWhy} onClick={onConfirm}>{action}</Button>
      </>}
    >
      {children}
      <div ref={refusal} className="ax-dialog-refusal"><ProblemNotice problem={problem} /></div>
    </Dialog>
  )
}
