import '../shared/components/Field.css'
import './reader/reader.css'
import { lazy, Suspense, useRef, useState } from 'react'
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

/** Documents of a case, one at a time: pages, zoom, rotation, search, pictures of the pages. `selected` and `onSelect` steer it from outside. */
export function DocumentReader({ documents, selected, onSelect }: {
  documents: readonly ReadableDocument[]; selected?: string; onSelect?: (id: string) => void
}) {
  const t = useWords(words)
  const [own, setOwn] = useState<string>()
  const current = documents.find(({ id }) => id === (selected ?? own)) ?? documents[0]
  if (!current) return <div className="dk-reader"><EmptyState icon="document" title={t('empty')} /></div>
  const choose = (id: string) => { setOwn(id); onSelect?.(id) }
  return <OneDocument key={current.id} document={current} documents={documents} onChoose={choose} />
}

function OneDocument({ document, documents, onChoose }: { document: ReadableDocument; documents: readonly ReadableDocument[]; onChoose: (id: string) => void }) {
  const t = useWords(words)
  const reader = useReader()
  const { state } = reader
  const turner = useRef<PageTurner>(null)
  const find = useRef<HTMLInputElement>(null)
  const isPdf = document.type === 'application/pdf'
  const turn = (by: number) => turner.current?.goTo(Math.min(Math.max(state.page + by, 1), state.pages))
  const keys: Record<string, () => void> = {
    '+': reader.zoomIn, '=': reader.zoomIn, '-': reader.zoomOut, 0: reader.fit, r: reader.rotate,
    ArrowRight: () => turn(1), ArrowLeft: () => turn(-1),
  }
  const onKey = (event: KeyboardEvent) => {
    if (isPdf && (event.ctrlKey || event.metaKey) && event.key === 'f') {
      event.preventDefault()
      find.current?.focus()
      return
    }
    const act = keys[event.key]
    if (!act || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.nativeEvent)) return
    event.preventDefault()
    act()
  }
  return (
    <section className="dk-reader" aria-label={t('reader')} onKeyDown={onKey}>
      <div className="dk-bar ax-no-print">
        {documents.length > 1
          ? <select className="ax-input dk-choose" aria-label={t('documents')} value={document.id} onChange={(event) => onChoose(event.target.value)}>{documents.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}</select>
          : <b className="dk-name">{document.name}</b>}
        {document.mark}
        <span className="dk-bar-end">
          {isPdf && <IconButton icon="list" label={t('thumbs')} pressed={state.thumbnails} onClick={reader.toggleThumbnails} />}
          <IconButton icon="rotate" label={t('rotate')} onClick={reader.rotate} />
          <a className="ax-icon-button" href={document.href} download aria-label={t('download')} title={t('download')}><Icon name="download" /></a>
        </span>
      </div>
      <div className="dk-bar dk-bar-second ax-no-print">
        {isPdf && (
          <span className="dk-pager">
            <IconButton icon="chevronLeft" label={t('previous')} disabled={state.page <= 1} onClick={() => turn(-1)} />
            <span className="ax-num">{state.page} / {state.pages}</span>
            <IconButton icon="chevronRight" label={t('next')} disabled={state.page >= state.pages} onClick={() => turn(1)} />
          </span>
        )}
        <span className="dk-pager">
          <IconButton icon="zoomOut" label={t('out')} onClick={reader.zoomOut} />
          <span className="ax-num dk-scale">{Math.round(state.scale * 100)} %</span>
          <IconButton icon="zoomIn" label={t('in')} onClick={reader.zoomIn} />
          <IconButton icon="fitWidth" label={t('fit')} pressed={state.zoom === 'fit'} onClick={reader.fit} />
        </span>
        {isPdf && <FindBar reader={reader} input={find} />}
      </div>
      <div className="dk-view">
        {isPdf
          ? <Suspense fallback={<div className="dk-scroller"><Skeleton lines={8} /></div>}><PdfView href={document.href} state={state} onTurn={reader.onTurn} turner={turner} /></Suspense>
          : document.type.startsWith('image/')
            ? <ImageView href={document.href} name={document.name} state={state} onTurn={reader.onTurn} />
            : <EmptyState icon="document" title={t('unknown')} />}
      </div>
    </section>
  )
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
