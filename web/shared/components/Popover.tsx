import './ClockBadge.css'
import { useEffect, useId, useRef, useState } from 'react'
import type { ReactNode } from 'react'

/** A button that opens a panel below it. Escape and a press elsewhere close it; Escape gives the focus back. */
export function Popover({ label, name, children, className = '', end, bare }: {
  label: ReactNode; name?: string; children: ReactNode; className?: string; end?: boolean; bare?: boolean
}) {
  const [open, setOpen] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const id = useId()
  useEffect(() => {
    if (!open) return
    const outside = (event: Event) => !box.current?.contains(event.target as Node) && setOpen(false)
    const escape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      setOpen(false)
      button.current?.focus()
    }
    document.addEventListener('pointerdown', outside)
    document.addEventListener('focusin', outside)
    document.addEventListener('keydown', escape)
    return () => {
      document.removeEventListener('pointerdown', outside)
      document.removeEventListener('focusin', outside)
      document.removeEventListener('keydown', escape)
    }
  }, [open])
  return (
    <div ref={box} className={`ax-popover ${className}${end ? ' ax-popover-end' : ''}`}>
      <button
        ref={button} type="button" className={bare ? 'ax-popover-bare' : 'ax-popover-button'} title={name} aria-expanded={open}
        aria-controls={open ? id : undefined} onClick={() => setOpen(!open)}
      >
        {label}
      </button>
      {open && <div id={id} className="ax-popover-panel">{children}</div>}
    </div>
  )
}
