import { useCallback, useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react'
import { useWords } from '../../shared/words.ts'
import { EmptyState, Skeleton } from '../../shared/components/states.tsx'
import { Progress } from '../../shared/components/small.tsx'
import { PdfPage } from './PdfPage.tsx'
import { findAll, openPdf, pageTexts } from './pdf.ts'
import type { Ref } from 'react'
import type { PDFDocumentProxy } from 'pdfjs-dist'
import type { ReaderState, Turned } from './useReader.ts'

const words = {
  loading: { zh: '正在打开文件', en: 'Opening the file' },
  failed: { zh: '文件无法显示', en: 'The file cannot be shown' },
  failedDo: { zh: '文件可能已损坏或加密。可以下载后用其他软件打开。', en: 'It may be damaged or encrypted. Download it to open it elsewhere.' },
  thumbnails: { zh: '页面缩略图', en: 'Pages' },
  page: { zh: '第 {n} 页', en: 'Page {n}' },
}

export type PageTurner = { goTo: (page: number) => void }

type Size = { width: number; height: number }
type ViewProps = { href: string; state: ReaderState; onTurn: (turned: Turned) => void; turner: Ref<PageTurner> }
const a4: Size = { width: 595, height: 842 }

/** The pages one below the other, with their pictures beside them. */
export function PdfView(props: ViewProps) {
  const t = useWords(words)
  const { document, share, failed } = useDocument(props.href)
  const size = useFirstSize(document)
  if (failed) return <div className="dk-scroller"><EmptyState icon="alert" title={t('failed')}><p>{t('failedDo')}</p></EmptyState></div>
  if (!document || !size) return <div className="dk-scroller dk-opening"><Progress share={share} label={t('loading')} /><Skeleton lines={8} /></div>
  return <OpenPdf {...props} document={document} size={size} />
}

function OpenPdf({ document, size, state, onTurn, turner }: ViewProps & { document: PDFDocumentProxy; size: Size }) {
  const t = useWords(words)
  const scroller = useRef<HTMLDivElement>(null)
  const [width, watchWidth] = useWidth()
  const texts = useTexts(document, state.search !== '')
  const found = useMemo(() => findAll(texts, state.search), [texts, state.search])
  const current = found.length ? found[((state.hit % found.length) + found.length) % found.length] : undefined
  const upright = state.rotation % 180 === 0 ? size : { width: size.height, height: size.width }
  const scale = state.zoom === 'fit' ? Math.max(width, 100) / upright.width : state.zoom
  const page = { width: upright.width * scale, height: upright.height * scale }
  // Scrolls the reader alone: scrollIntoView would move the page of the case along.
  const goTo = (number: number) => {
    const place = scroller.current?.querySelector<HTMLElement>(`[data-page="${number}"]`)
    if (place) scroller.current!.scrollTop = place.offsetTop - 8
  }
  useImperativeHandle(turner, () => ({ goTo }))
  useEffect(() => onTurn({ pages: document.numPages, scale, hits: found.length }), [document, scale, found.length, onTurn])
  useEffect(() => {
    if (current) goTo(current.page)
  }, [current])
  return (
    <>
      {state.thumbnails && <Thumbnails document={document} size={upright} state={state} goTo={goTo} />}
      <div
        className="dk-scroller" ref={scroller} tabIndex={0} role="region" aria-label={t('page', { n: state.page })}
        onScroll={() => onTurn({ page: pageAt(scroller.current!) })}
      >
        <div ref={watchWidth} />
        {numbers(document).map((n) => (
          <PdfPage
            key={n} document={document} number={n} look={{ scale, rotation: state.rotation }} size={page} withText
            found={found.filter((one) => one.page === n)} current={current?.page === n ? current : undefined}
          />
        ))}
      </div>
    </>
  )
}

const numbers = (document: PDFDocumentProxy) => Array.from({ length: document.numPages }, (_, i) => i + 1)

function Thumbnails({ document, size, state, goTo }: { document: PDFDocumentProxy; size: Size; state: ReaderState; goTo: (page: number) => void }) {
  const t = useWords(words)
  const scale = 96 / size.width
  return (
    <nav className="dk-thumbs" aria-label={t('thumbnails')}>
      {numbers(document).map((n) => (
        <button key={n} type="button" aria-label={t('page', { n })} aria-current={n === state.page ? 'page' : undefined} onClick={() => goTo(n)}>
          <PdfPage document={document} number={n} look={{ scale, rotation: state.rotation }} size={{ width: 96, height: size.height * scale }} />
          <span>{n}</span>
        </button>
      ))}
    </nav>
  )
}

/** The page that holds the upper third of the window. */
function pageAt(scroller: HTMLElement): number {
  const line = scroller.scrollTop + scroller.clientHeight / 3
  const pages = [...scroller.querySelectorAll<HTMLElement>('[data-page]')]
  return Number(pages.filter((page) => page.offsetTop <= line).at(-1)?.dataset.page ?? 1)
}

function useDocument(href: string) {
  const [state, setState] = useState<{ document?: PDFDocumentProxy; share: number; failed: boolean }>({ share: 0, failed: false })
  useEffect(() => {
    let gone = false
    const opening = openPdf(href, (share) => gone || setState((now) => ({ ...now, share })))
    opening.then(({ document }) => gone || setState({ document, share: 1, failed: false }), () => gone || setState({ share: 0, failed: true }))
    return () => {
      gone = true
      void opening.then(({ close }) => close(), () => {})
    }
  }, [href])
  return state
}

/** The first page's size stands for the others until they are drawn. */
function useFirstSize(document: PDFDocumentProxy | undefined) {
  const [size, setSize] = useState<Size>()
  useEffect(() => {
    let gone = false
    document?.getPage(1).then(
      (page) => gone || setSize(page.getViewport({ scale: 1 })),
      () => gone || setSize(a4),
    )
    return () => void (gone = true)
  }, [document])
  return size
}

function useTexts(document: PDFDocumentProxy, wanted: boolean) {
  const [texts, setTexts] = useState<string[]>([])
  useEffect(() => {
    let gone = false
    if (wanted && !texts.length) void pageTexts(document).then((all) => gone || setTexts(all))
    return () => void (gone = true)
  }, [document, wanted, texts.length])
  return texts
}

function useWidth() {
  const [width, setWidth] = useState(640)
  const watch = useCallback((element: HTMLElement | null) => {
    if (!element) return
    const observer = new ResizeObserver(([entry]) => setWidth(Math.round(entry!.contentRect.width)))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return [width, watch] as const
}
