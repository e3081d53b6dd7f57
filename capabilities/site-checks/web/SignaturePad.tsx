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
  const canvas = useRef<HTMLCanvasElement>(null)
  const last = useRef<{ x: number; y: number } | null>(null)
  const storing = useRef(new AbortController())
  const [problem, setProblem] = useState<Words | null>(null)
  const at = (event: PointerEvent) => {
    const box = canvas.current!.getBoundingClientRect()
    return { x: ((event.clientX - box.left) / box.width) * canvas.current!.width, y: ((event.clientY - box.top) / box.height) * canvas.current!.height }
  }
  const draw = (event: PointerEvent) => {
    if (!last.current) return
    const pen = canvas.current!.getContext('2d')!
    const to = at(event)
    pen.lineWidth = 5
    pen.lineCap = 'round'
    pen.beginPath()
    pen.moveTo(last.current.x, last.current.y)
    pen.lineTo(to.x, to.y)
    pen.stroke()
    last.current = to
  }
  const store = async () => {
    if (!last.current) return
    last.current = null
    storing.current.abort()
    storing.current = new AbortController()
    const { signal } = storing.current
    const blob = await new Promise<Blob | null>((resolve) => canvas.current!.toBlob(resolve, 'image/png'))
    const end = blob && (await upload(new File([blob], '签名.png', { type: 'image/png' }), { owner }, () => {}, signal))
    if (!end || signal.aborted) return
    setProblem(end.ok ? null : end.reason)
    onImage(end.ok ? end.file.id : null)
  }
  const clear = () => {
    storing.current.abort()
    canvas.current!.getContext('2d')!.clearRect(0, 0, canvas.current!.width, canvas.current!.height)
    onImage(null)
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
        onPointerMove={draw} onPointerUp={() => void store()} onPointerCancel={() => void store()}
      />
      {problem && <p className="ax-error">{speak(problem)}</p>}
    </div>
  )
}
