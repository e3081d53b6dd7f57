import { useEffect, useRef } from 'react'
import { isTyping } from './keys.ts'

/** j and k walk along the links marked `data-row-link`; Enter then opens, as on any link. */
export function useRowKeys() {
  const frame = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const walk = (event: KeyboardEvent) => {
      if ((event.key !== 'j' && event.key !== 'k') || event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return
      const links = [...frame.current?.querySelectorAll<HTMLAnchorElement>('a[data-row-link]') ?? []]
      const here = links.indexOf(document.activeElement as HTMLAnchorElement)
      const next = links[event.key === 'j' ? here + 1 : Math.max(here - 1, 0)]
      if (!next) return
      event.preventDefault()
      next.focus()
      next.scrollIntoView({ block: 'nearest' })
    }
    document.addEventListener('keydown', walk)
    return () => document.removeEventListener('keydown', walk)
  }, [])
  return frame
}
