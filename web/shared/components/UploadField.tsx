import './UploadField.css'
import { useRef, useState } from 'react'
import { useFormat } from '../format.ts'
import { useSpeak, useWords } from '../words.ts'
import { Button, IconButton } from './Button.tsx'
import { Field, fieldId } from './Field.tsx'
import { Icon } from './Icon.tsx'
import { Progress } from './small.tsx'
import { StateTag } from './tags.tsx'
import { useUploads } from './useUploads.ts'
import type { FieldProps } from './Field.tsx'
import type { Tone } from './tags.tsx'
import type { UploadItem, UploadRules } from './useUploads.ts'
import type { StoredFile, UploadTarget } from '../upload.ts'

export type UploadFieldProps = FieldProps & UploadTarget & UploadRules & {
  /** The files of the form; each needs its id, name and size. */
  value: readonly StoredFile[]
  onValue: (value: StoredFile[]) => void
  /** More than one file; otherwise a new one replaces the old. */
  multiple?: boolean
  /** Where a ready file opens. */
  href?: (file: StoredFile) => string
}

const words = {
  drop: { zh: '将文件拖到这里，或', en: 'Drop files here, or' },
  choose: { zh: '选择文件', en: 'Choose files' },
  camera: { zh: '拍照上传', en: 'Take a photo' },
  limit: { zh: '单个文件不超过 {size}', en: 'Up to {size} each' },
  remove: { zh: '移除 {name}', en: 'Remove {name}' },
  waiting: { zh: '等待上传', en: 'Waiting' },
  uploading: { zh: '正在上传', en: 'Uploading' },
  paused: { zh: '网络中断，恢复后自动继续', en: 'No network; goes on by itself' },
  checking: { zh: '正在检查', en: 'Being checked' },
  ready: { zh: '已就绪', en: 'Ready' },
  refused: { zh: '未通过', en: 'Refused' },
}
const tones: Record<UploadItem['state'], Tone> = { waiting: 'stop', uploading: 'info', paused: 'wait', checking: 'wait', ready: 'done', refused: 'over' }

/** Files by drag, choice or camera; each shows its state and, when refused, why. Goes on after a broken line. */
export function UploadField({ value, onValue, multiple, href, accept, maxBytes, endpoint, owner, ...field }: UploadFieldProps) {
  const t = useWords(words)
  const format = useFormat()
  const files = useRef<HTMLInputElement>(null)
  const camera = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const { items, add, drop } = useUploads({ endpoint, owner }, { accept, maxBytes }, (file) => onValue(multiple ? [...value, file] : [file]))
  const takesPhotos = !accept || /image/.test(accept)
  const taken = (input: HTMLInputElement) => {
    add(multiple ? [...input.files ?? []] : [...input.files ?? []].slice(0, 1))
    input.value = ''
  }
  return (
    <Field {...field} group>
      <div
        className={over ? 'ax-drop ax-drop-over' : 'ax-drop'}
        onDragOver={(event) => { event.preventDefault(); setOver(true) }} onDragLeave={() => setOver(false)}
        onDrop={(event) => { event.preventDefault(); setOver(false); add(multiple ? event.dataTransfer.files : [...event.dataTransfer.files].slice(0, 1)) }}
      >
        <Icon name="upload" size={28} />
        <span className="ax-drop-words">{t('drop')}</span>
        <input ref={files} id={`${fieldId(field.name)}-files`} type="file" hidden accept={accept} multiple={multiple} onChange={(event) => taken(event.target)} />
        <Button size="small" onClick={() => files.current?.click()}>{t('choose')}</Button>
        {takesPhotos && <>
          <input ref={camera} type="file" hidden accept="image/*" capture="environment" onChange={(event) => taken(event.target)} />
          <span className="ax-drop-camera"><Button size="small" icon="camera" onClick={() => camera.current?.click()}>{t('camera')}</Button></span>
        </>}
        {maxBytes && <small className="ax-soft">{t('limit', { size: format.fileSize(maxBytes) })}</small>}
      </div>
      <ul className="ax-files" aria-live="polite">
        {value.map((file) => (
          <FileRow
            key={file.id} item={{ ...file, key: file.id, state: 'ready', share: 1 }} href={href?.(file)}
            onRemove={() => onValue(value.filter((one) => one.id !== file.id))}
          />
        ))}
        {items.map((item) => <FileRow key={item.key} item={item} onRemove={item.state === 'refused' ? () => drop(item.key) : undefined} />)}
      </ul>
    </Field>
  )
}

function FileRow({ item, href, onRemove }: { item: UploadItem; href?: string | undefined; onRemove?: (() => void) | undefined }) {
  const t = useWords(words)
  const speak = useSpeak()
  const format = useFormat()
  return (
    <li className="ax-file">
      <Icon name="document" />
      <div className="ax-file-name">
        {href ? <a href={href} target="_blank" rel="noreferrer">{item.name}</a> : item.name} <small className="ax-soft">{format.fileSize(item.size)}</small>
        {(item.state === 'uploading' || item.state === 'paused') && <Progress share={item.share} label={`${t('uploading')} ${item.name}`} />}
        {item.reason && <p className="ax-error">{speak(item.reason)}</p>}
      </div>
      <StateTag tone={tones[item.state]}>{t(item.state)}{item.state === 'uploading' && ` ${Math.round(item.share * 100)} %`}</StateTag>
      {onRemove && <IconButton icon="close" label={t('remove', { name: item.name })} onClick={onRemove} />}
    </li>
  )
}
