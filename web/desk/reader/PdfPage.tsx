import { useEffect, useRef, useState } from 'react'
import { TextLayer } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { markRuns } from './pdf.ts'
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist'
import type { Found } from './pdf.ts'

export type PageLook = { scale: number; rotation: number }

/** One page, drawn when it comes near the window and given back when it leaves. */
export function PdfPage({ document, number, look, size, found, current, withText }: {
  document: PDFDocumentProxy; number: number; look: PageLook; size: { width: number; height: number }
  found?: readonly Found[]; current?: Found | undefined; withText?: boolean
}) {
  const frame = useRef<HTMLDivElement>(null)
  const near = useNear(frame)
  const [page, setPage] = useState<PDFPageProxy>()
  useEffect(() => {
    let gone = false
    if (near) void document.getPage(number).then((got) => gone || setPage(got))
    return () => void (gone = true)
  }, [document, number, near])
  const own = page && page.getViewport({ scale: look.scale, rotation: (page.rotate + look.rotation) % 360 })
  const { width, height } = own ?? size
  return (
    <div ref={frame} className="dk-page" data-page={number} style={{ width: Math.floor(width), height: Math.floor(height) }}>
      {page && near && <Drawing key={`${look.scale}-${look.rotation}`} page={page} look={look} />}
      {page && near && withText && <Text key={`t-${look.scale}-${look.rotation}`} page={page} look={look} found={found ?? []} current={current} />}
    </div>
  )
}

function Drawing({ page, look }: { page: PDFPageProxy; look: PageLook }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const element = canvas.current!
    const density = Math.min(window.devicePixelRatio || 1, 2)
    const viewport = page.getViewport({ scale: look.scale * density, rotation: (page.rotate + look.rotation) % 360 })
    element.width = Math.floor(viewport.width)
    element.height = Math.floor(viewport.height)
    const task = page.render({ canvas: element, viewport })
    task.promise.catch(() => {
      // Cancelled: the page left the window or changed its size.
    })
    return () => task.cancel()
  }, [page, look.scale, look.rotation])
  return <canvas ref={canvas} aria-hidden="true" />
}

function Text({ page, look, found, current }: { page: PDFPageProxy; look: PageLook; found: readonly Found[]; current: Found | undefined }) {
  const container = useRef<HTMLDivElement>(null)
  const [layer, setLayer] = useState<TextLayer>()
  useEffect(() => {
    const viewport = page.getViewport({ scale: look.scale, rotation: (page.rotate + look.rotation) % 360 })
    const made = new TextLayer({ textContentSource: page.streamTextContent(), container: container.current!, viewport })
    made.render().then(() => setLayer(made), () => {
      // Cancelled with its page.
    })
    return () => made.cancel()
  }, [page, look.scale, look.rotation])
  useEffect(() => {
    if (!layer) return
    markRuns(layer.textDivs, found, current)
    container.current?.querySelector('.dk-found-now')?.scrollIntoView({ block: 'center', inline: 'nearest' })
  }, [layer, found, current])
  return <div ref={container} className="dk-text" style={{ ['--total-scale-factor' as string]: look.scale }} />
}

function useNear(element: React.RefObject<HTMLElement | null>) {
  const [near, setNear] = useState(false)
  useEffect(() => {
    const observer = new IntersectionObserver((entries) => setNear(entries.some((entry) => entry.isIntersecting)), { rootMargin: '600px 0px' })
    observer.observe(element.current!)
    return () => observer.disconnect()
  }, [element])
  return near
}
