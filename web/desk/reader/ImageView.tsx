import { useEffect, useRef, useState } from 'react'
import type { ReaderState, Turned } from './useReader.ts'

/** A photo or scan: the same zoom and rotation as a document of one page. */
export function ImageView({ href, name, state, onTurn }: { href: string; name: string; state: ReaderState; onTurn: (turned: Turned) => void }) {
  const frame = useRef<HTMLDivElement>(null)
  const [natural, setNatural] = useState({ width: 0, height: 0 })
  const [room, setRoom] = useState(600)
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => setRoom(entry!.contentRect.width))
    observer.observe(frame.current!)
    return () => observer.disconnect()
  }, [])
  const turned = state.rotation % 180 !== 0
  const across = turned ? natural.height : natural.width
  const scale = state.zoom === 'fit' ? Math.min(1, room / (across || 1)) : state.zoom
  useEffect(() => onTurn({ page: 1, pages: 1, scale, hits: 0 }), [scale, onTurn])
  const width = natural.width * scale
  const height = natural.height * scale
  return (
    <div className="dk-scroller" ref={frame} tabIndex={0} role="region" aria-label={name}>
      <div className="dk-image" style={{ width: turned ? height : width, height: turned ? width : height }}>
        <img
          src={href} alt={name} width={width || undefined} height={height || undefined} style={{ transform: `translate(-50%, -50%) rotate(${state.rotation}deg)` }}
          onLoad={(event) => setNatural({ width: event.currentTarget.naturalWidth, height: event.currentTarget.naturalHeight })}
        />
      </div>
    </div>
  )
}
