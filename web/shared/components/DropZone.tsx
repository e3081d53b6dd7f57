import './DropZone.css'
import { useRef, useState } from 'react'
import { Button } from './Button.tsx'
import type { ReactNode } from 'react'

/** A place for one file, by drop or choice. `lead` says what belongs here, `drop` while something hangs over it; what became of it stands below as `children`. */
export function DropZone({ accept, lead, drop, choose, busy, onFile, children }: {
  accept: string; lead: ReactNode; drop: ReactNode; choose: string; busy?: string | undefined; onFile: (file: File) => void; children?: ReactNode
}) {
  const picker = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const take = (file: File | undefined) => { if (file) onFile(file) }
  return (
    <div
      className={over ? 'ax-drop ax-drop-over' : 'ax-drop'} onDragLeave={() => setOver(false)} onDragOver={(event) => { event.preventDefault(); setOver(true) }}
      onDrop={(event) => { event.preventDefault(); setOver(false); take(event.dataTransfer.files[0]) }}
    >
      <p>{over ? drop : lead}</p>
      <input ref={picker} type="file" accept={accept} hidden aria-label={choose} onChange={(event) => { take(event.target.files?.[0]); event.target.value = '' }} />
      <Button icon="upload" busy={Boolean(busy)} onClick={() => picker.current?.click()}>{busy ?? choose}</Button>
      {children}
    </div>
  )
}
