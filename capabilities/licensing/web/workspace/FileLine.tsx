import { useState } from 'react'
import { IconButton } from '../../../../web/shared/components/Button.tsx'
import { Dialog } from '../../../../web/shared/components/Dialog.tsx'
import { Icon } from '../../../../web/shared/components/Icon.tsx'
import { Progress } from '../../../../web/shared/components/small.tsx'
import { StateTag } from '../../../../web/shared/components/tags.tsx'
import { useFormat } from '../../../../web/shared/format.ts'
import { useSpeak, useWords } from '../../../../web/shared/words.ts'
import { words } from '../words-draft.ts'
import type { UploadItem } from '../../../../web/shared/components/useUploads.ts'
import type { FileRef } from './shapes.ts'

/** A file that is there: its name opens it, a picture on this page, a PDF beside it. */
export function FileLine({ file, href, stored = true, onRemove }: { file: FileRef; href: string; stored?: boolean; onRemove?: () => void }) {
  const t = useWords(words)
  return (
    <li className="lw-file">
      <Icon name="document" />
      <div className="lw-file-name"><FileLink file={file} href={href} /></div>
      {onRemove && (stored ? <StateTag tone="done">{t('stateReady')}</StateTag> : <StateTag tone="info">{t('stateSaving')}</StateTag>)}
      {onRemove && <IconButton icon="close" label={t('removeFile', { name: file.name })} onClick={onRemove} />}
    </li>
  )
}

export function FileLink({ file, href }: { file: FileRef; href: string }) {
  const t = useWords(words)
  const { fileSize } = useFormat()
  const [open, setOpen] = useState(false)
  const inline = `${href}?inline=1`
  const size = <small className="ax-soft ax-num">{fileSize(file.size)}</small>
  if (!/^image\/(jpeg|png|webp)$/.test(file.mime)) {
    const opens = file.mime === 'application/pdf' ? { href: inline, target: '_blank', rel: 'noreferrer' } : { href, download: true }
    return <><a {...opens}>{file.name}</a> {size}</>
  }
  return (
    <>
      <button type="button" className="lw-link" aria-haspopup="dialog" onClick={() => setOpen(true)}>{file.name}</button> {size}
      <Dialog open={open} onClose={() => setOpen(false)} title={file.name} width="64rem">
        <a href={inline} target="_blank" rel="noreferrer" title={t('open')}><img className="lw-picture" src={inline} alt={file.name} /></a>
      </Dialog>
    </>
  )
}

/** A file on its way, or one that was not taken, with the reason. */
export function UploadLine({ item, onRemove }: { item: UploadItem; onRemove: () => void }) {
  const t = useWords(words)
  const speak = useSpeak()
  const { fileSize, percent } = useFormat()
  const said = {
    waiting: t('stateWaiting'), uploading: t('stateUploading', { share: percent(item.share, 0) }), paused: t('statePaused'), checking: t('stateChecking'), ready: t('stateReady'), refused: t('stateRefused'),
  }[item.state]
  return (
    <li className={item.state === 'refused' ? 'lw-file lw-file-refused' : 'lw-file'}>
      <Icon name={item.state === 'refused' ? 'alert' : 'upload'} />
      <div className="lw-file-name">
        {item.name} <small className="ax-soft ax-num">{fileSize(item.size)}</small>
        {(item.state === 'uploading' || item.state === 'paused') && <Progress share={item.share} label={said} />}
        {item.reason && <p className="ax-error" role="alert">{speak(item.reason)}</p>}
      </div>
      <StateTag tone={item.state === 'refused' ? 'over' : item.state === 'paused' ? 'wait' : 'info'}>{said}</StateTag>
      {item.state === 'refused' && <IconButton icon="close" label={t('dismiss', { name: item.name })} onClick={onRemove} />}
    </li>
  )
}
