import './Popover.css'
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import type { ReactNode, RefObject } from 'react'

/**
 * A button that opens a panel near it: below or above, inside the window, over whatever clips it. Escape, a press or a step elsewhere close it;
 * Escape gives the focus back. `end` lines up the right edges; `bare` draws the button without a frame.
 */
export function Popover({ label, name, children, className = '', end, bare }: {
  label: ReactNode; name?: string; children: ReactNode; className?: string; end?: boolean; bare?: boolean
}) {
  const [open, setOpen] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const panel = useRef<HTMLDivElement>(null)
  const id = useId()
  useLayoutEffect(() => {
    if (!open) return
    const follow = () => button.current && panel.current && place(button.current, panel.current, end ?? false)
    follow()
    document.addEventListener('scroll', follow, true)
    window.addEventListener('resize', follow)
    return () => {
      document.removeEventListener('scroll', follow, true)
      window.removeEventListener('resize', follow)
    }
  })
  useClosing(open, box, () => setOpen(false), () => button.current?.focus())
  return (
    <div ref={box} className={`ax-popover ${className}`}>
      <button
        ref={button} type="button" className={bare ? 'ax-popover-bare' : 'ax-popover-button'} title={name} aria-expanded={open}
        aria-controls={open ? id : undefined} onClick={() => setOpen(!open)}
      >
        {label}
      </button>
      {open && <div ref={panel} id={id} className="ax-popover-panel">{children}</div>}
    </div>
  )
}

const gap = 6
const edge = 8

function place(button: HTMLElement, panel: HTMLElement, end: boolean) {
  const at = button.getBoundingClientRect()
  const { width, height } = panel.getBoundingClientRect()
  const left = Math.max(edge, Math.min(end ? at.right - width : at.left, document.documentElement.clientWidth - width - edge))
  const below = at.bottom + gap
  const fits = below + height <= innerHeight - edge
  panel.style.left = `${left}px`
  panel.style.top = `${fits ? below : Math.max(edge, Math.min(at.top - gap - height, innerHeight - height - edge))}px`
}

function useClosing(open: boolean, box: RefObject<HTMLElement | null>, close: () => void, giveBack: () => void) {
  useEffect(() => {
    if (!open) return
    const inside = (event: Event) => event.target instanceof Node && box.current?.contains(event.target)
    const outside = (event: Event) => !inside(event) && close()
    const escape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      close()
      giveBack()
    }
    document.addEventListener('pointerdown', outside)
    document.addEventListener('focusin', outside)
    document.addEventListener('keydown', escape)
    return () => {
      document.removeEventListener('pointerdown', outside)
      document.removeEventListener('focusin', outside)
        document.removeEventListener('keydown', escape)
    }
  })
}
