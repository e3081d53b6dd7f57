import '../shared/components/Field.css'
import './reader/reader.css'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useWords } from '../shared/words.ts'
import { IconButton } from '../shared/components/Button.tsx'
import { Icon } from '../shared/components/Icon.tsx'
import { EmptyState, Skeleton } from '../shared/components/states.tsx'
import { ImageView } from './reader/ImageView.tsx'
import { useReader } from './reader/useReader.ts'
import { isTyping } from './keys.ts'
import type { KeyboardEvent, ReactNode, RefObject } from 'react'
import type { PageTurner } from './reader/PdfView.tsx'
import type { Reader } from './reader/useReader.ts'

export type ReadableDocument = {
  id: string
  name: string
  /** The MIME type decides how it is shown: `application/pdf`, `image/*`; others are offered for download. */
  type: string
  href: string
  /** A short sign of its state, such as a StateTag. */
  mark?: ReactNode
}

const PdfView = lazy(() => import('./reader/PdfView.tsx').then((module) => ({ default: module.PdfView })))

const words = {
  documents: { zh: '选择文件', en: 'Choose a document' },
  reader: { zh: '文件阅读器', en: 'Document reader' },
  thumbs: { zh: '页面缩略图', en: 'Page pictures' },
  previous: { zh: '上一页', en: 'Previous page' },
  next: { zh: '下一页', en: 'Next page' },
  out: { zh: '缩小（-）', en: 'Smaller (-)' },
  in: { zh: '放大（+）', en: 'Larger (+)' },
  fit: { zh: '适合宽度（0）', en: 'Fit the width (0)' },
  rotate: { zh: '旋转（r）', en: 'Rotate (r)' },
  search: { zh: '在文件中查找', en: 'Find in the document' },
  hits: { zh: '{n} / {all}', en: '{n} of {all}' },
  none: { zh: '没有找到', en: 'Not found' },
  earlier: { zh: '上一处', en: 'Previous finding' },
  later: { zh: '下一处', en: 'Next finding' },
  download: { zh: '下载', en: 'Download' },
  empty: { zh: '没有可查看的文件', en: 'No documents yet' },
  unknown: { zh: '这种文件不能在此查看', en: 'This kind of file cannot be shown here' },
}

/** A page to turn to; a new value turns there again. */
export type WantedPage = { page: number }
type Turning = { wanted?: WantedPage | undefined; onPage?: ((page: number) => void) | undefined }

/**
 * Documents of a case, one at a time: pages, zoom, rotation, search, pictures of the pages. `selected` and `onSelect` steer it from outside;
 * `wanted` turns to a page, `onPage` tells which one is in view.
 */
export function DocumentReader({ documents, selected, onSelect, wanted, onPage }: Turning & {
  documents: readonly ReadableDocument[]; selected?: string | undefined; onSelect?: (id: string) => void
}) {
  const t = useWords(words)
  const [own, setOwn] = useState<string>()
  const current = documents.find(({ id }) => id === (selected ?? own)) ?? documents[0]
  if (!current) return <div className="dk-reader"><EmptyState icon="document" title={t('empty')} /></div>
  const choose = (id: string) => { setOwn(id); onSelect?.(id) }
  return <OneDocument key={current.id} document={current} documents={documents} onChoose={choose} wanted={wanted} onPage={onPage} />
}

type OneProps = Turning & { document: ReadableDocument; documents: readonly ReadableDocument[]; onChoose: (id: string) => void }

function OneDocument(props: OneProps) {
  const t = useWords(words)
  const { document } = props
  const reader = useReader()
  const turner = useRef<PageTurner>(null)
  const find = useRef<HTMLInputElement>(null)
  const { page, pages } = reader.state
  useTurning(props, page, pages, turner)
  const turn = (by: number) => turner.current?.goTo(Math.min(Math.max(page + by, 1), pages))
  return (
    <section className="dk-reader" aria-label={t('reader')} onKeyDown={(event) => onKey(event, reader, turn, find.current)}>
      <TopBar {...props} reader={reader} />
      <div className="dk-bar dk-bar-second ax-no-print">
        {isPdf(document) && (
          <span className="dk-pager">
            <IconButton icon="chevronLeft" label={t('previous')} disabled={page <= 1} onClick={() => turn(-1)} />
            <span className="ax-num">{page} / {pages}</span>
            <IconButton icon="chevronRight" label={t('next')} disabled={page >= pages} onClick={() => turn(1)} />
          </span>
        )}
        <ZoomBar reader={reader} />
        {isPdf(document) && <FindBar reader={reader} input={find} />}
      </div>
      <div className="dk-view"><View document={document} reader={reader} turner={turner} /></div>
    </section>
  )
}

const isPdf = ({ type }: ReadableDocument) => type === 'application/pdf'

/** + - 0 r and the arrows; Ctrl+F finds within the document while the focus is here. */
function onKey(event: KeyboardEvent, reader: Reader, turn: (by: number) => void, find: HTMLInputElement | null) {
  if (find && (event.ctrlKey || event.metaKey) && event.key === 'f') {
    event.preventDefault()
    find.focus()
    return
  }
  const keys: Record<string, () => void> = {
    '+': reader.zoomIn, '=': reader.zoomIn, '-': reader.zoomOut, 0: reader.fit, r: reader.rotate, ArrowRight: () => turn(1), ArrowLeft: () => turn(-1),
  }
  const act = keys[event.key]
  if (!act || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.nativeEvent)) return
  event.preventDefault()
  act()
}

function View({ document, reader, turner }: { document: ReadableDocument; reader: Reader; turner: RefObject<PageTurner | null> }) {
  const t = useWords(words)
  const common = { href: document.href, state: reader.state, onTurn: reader.onTurn }
  if (document.type.startsWith('image/')) return <ImageView {...common} name={document.name} />
  if (!isPdf(document)) return <EmptyState icon="document" title={t('unknown')} />
  return <Suspense fallback={<div className="dk-scroller"><Skeleton lines={8} /></div>}><PdfView {...common} turner={turner} /></Suspense>
}

function TopBar({ document, documents, onChoose, reader }: OneProps & { reader: Reader }) {
  const t = useWords(words)
  return (
    <div className="dk-bar ax-no-print">
      {documents.length === 1 ? <b className="dk-name">{document.name}</b> : (
        <select className="ax-input dk-choose" aria-label={t('documents')} value={document.id} onChange={(event) => onChoose(event.target.value)}>
          {documents.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
        </select>
      )}
      {document.mark}
      <span className="dk-bar-end">
        {isPdf(document) && <IconButton icon="list" label={t('thumbs')} pressed={reader.state.thumbnails} onClick={reader.toggleThumbnails} />}
        <IconButton icon="rotate" label={t('rotate')} onClick={reader.rotate} />
        <a className="ax-icon-button" href={document.href} download aria-label={t('download')} title={t('download')}><Icon name="download" /></a>
      </span>
    </div>
  )
}

function ZoomBar({ reader }: { reader: Reader }) {
  const t = useWords(words)
  return (
    <span className="dk-pager">
      <IconButton icon="zoomOut" label={t('out')} onClick={reader.zoomOut} />
      <span className="ax-num dk-scale">{Math.round(reader.state.scale * 100)} %</span>
      <IconButton icon="zoomIn" label={t('in')} onClick={reader.zoomIn} />
      <IconButton icon="fitWidth" label={t('fit')} pressed={reader.state.zoom === 'fit'} onClick={reader.fit} />
    </span>
  )
}

/** Turns to the wanted page as soon as the document has it, and tells which page is in view. */
function useTurning({ wanted, onPage }: Turning, page: number, pages: number, turner: RefObject<PageTurner | null>) {
  const reached = useRef<WantedPage>(undefined)
  useEffect(() => {
    if (!wanted || reached.current === wanted || pages < wanted.page) return
    reached.current = wanted
    turner.current?.goTo(wanted.page)
  }, [wanted, pages, turner])
  useEffect(() => onPage?.(page), [page, onPage])
}

/** Find as one types; Enter goes on to the next finding. */
function FindBar({ reader, input }: { reader: Reader; input: RefObject<HTMLInputElement | null> }) {
  const t = useWords(words)
  const { search, hit, hits } = reader.state
  const n = hits ? (((hit % hits) + hits) % hits) + 1 : 0
  return (
    <form role="search" className="dk-find" onSubmit={(event) => { event.preventDefault(); reader.nextHit(1) }}>
      {search && <span className="ax-num" role="status">{hits ? t('hits', { n, all: hits }) : t('none')}</span>}
      {hits > 1 && <>
        <IconButton icon="chevronLeft" label={t('earlier')} onClick={() => reader.nextHit(-1)} />
        <IconButton icon="chevronRight" label={t('later')} onClick={() => reader.nextHit(1)} />
      </>}
      <input
        ref={input} type="search" className="ax-input" aria-label={t('search')} placeholder={t('search')} value={search}
        onChange={(event) => reader.search(event.target.value)}
      />
    </form>
  )
}
