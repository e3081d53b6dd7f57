import './checks.css'
import { useRef, useState } from 'react'
import { Button } from '../../../web/shared/components/Button.tsx'
import { upload } from '../../../web/shared/upload.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { pageWords } from './words.ts'
import type { PointerEvent } from 'react'
import type { Words } from '../../../web/shared/words.ts'

/** A field to write on with finger, pen or mouse; after each stroke the picture is stored and its id handed on. */
export function SignaturePad({ owner, onImage }: { owner: string; onImage: (id: string | null) => void }) {
  const t = useWords(pageWords)
  const speak = useSpeak()
  const { store, forget, problem } = useStored(owner, onImage)
  const canvas = useRef<HTMLCanvasElement>(null)
  const last = useRef<Point | null>(null)
  const end = () => {
    if (last.current) void store(canvas.current!)
    last.current = null
  }
  const clear = () => {
    canvas.current!.getContext('2d')!.clearRect(0, 0, canvas.current!.width, canvas.current!.height)
    forget()
  }
  return (
    <div className="ax-stack ax-stack-sm">
      <div className="ax-row ax-row-apart">
        <span><b>{t('pad')}</b> <span className="ax-soft">{t('padHint')}</span></span>
        <Button size="small" look="quiet" icon="refresh" onClick={clear}>{t('padClear')}</Button>
      </div>
      <canvas
        ref={canvas} width={900} height={300} className="sc-pad" role="img" aria-label={t('pad')}
        onPointerDown={(event) => { event.currentTarget.setPointerCapture(event.pointerId); last.current = at(event) }}
        onPointerMove={(event) => { if (last.current) last.current = line(event.currentTarget, last.current, at(event)) }}
        onPointerUp={end} onPointerCancel={end}
      />
      {problem && <p className="ax-error">{speak(problem)}</p>}
    </div>
  )
}

type Point = { x: number; y: number }

function at({ currentTarget: canvas, clientX, clientY }: PointerEvent<HTMLCanvasElement>): Point {
  const box = canvas.getBoundingClientRect()
  return { x: ((clientX - box.left) / box.width) * canvas.width, y: ((clientY - box.top) / box.height) * canvas.height }
}

function line(canvas: HTMLCanvasElement, from: Point, to: Point): Point {
  const pen = canvas.getContext('2d')!
  pen.lineWidth = 5
  pen.lineCap = 'round'
  pen.beginPath()
  pen.moveTo(from.x, from.y)
  pen.lineTo(to.x, to.y)
  pen.stroke()
  return to
}

/** Stores the picture as it now stands; a later stroke replaces what is still on its way. */
function useStored(owner: string, onImage: (id: string | null) => void) {
  const sending = useRef(new AbortController())
  const [problem, setProblem] = useState<Words | null>(null)
  const store = async (canvas: HTMLCanvasElement) => {
    sending.current.abort()
    const mine = (sending.current = new AbortController())
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
    if (!blob || mine.signal.aborted) return
    const end = await upload(new File([blob], '签名.png', { type: 'image/png' }), { owner }, () => {}, mine.signal)
    if (mine.signal.aborted) return
    setProblem(end.ok ? null : end.reason)
    onImage(end.ok ? end.file.id : null)
  }
  const forget = () => {
    sending.current.abort()
    onImage(null)
  }
  return { store, forget, problem }
}
