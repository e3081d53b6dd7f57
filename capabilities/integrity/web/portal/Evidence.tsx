import { useRef, useState } from 'react'
import { Button, IconButton } from '../../../../web/shared/components/Button.tsx'
import { Field, fieldId } from '../../../../web/shared/components/Field.tsx'
import { useFormat } from '../../../../web/shared/format.ts'
import { useWords } from '../../../../web/shared/words.ts'
import { portalWords } from './words.ts'

export type Attached = { name: string; size: number; data: string }
const most = { files: 5, bytes: 4 * 1024 * 1024 }

/** The bytes of a file as base64, read by the browser. */
const read = (file: File) => new Promise<Attached>((resolve, reject) => {
  const reader = new FileReader()
  reader.onload = () => resolve({ name: file.name, size: file.size, data: String(reader.result).split(',')[1] ?? '' })
  reader.onerror = () => reject(reader.error)
  reader.readAsDataURL(file)
})

/** Photos and papers that go with the complaint, in one request with it: nothing is kept of one that was never sent. */
export function Evidence({ files, onFiles, error }: { files: readonly Attached[]; onFiles: (files: Attached[]) => void; error?: string | undefined }) {
  const t = useWords(portalWords)
  const { fileSize } = useFormat()
  const [wrong, setWrong] = useState<string>()
  const picker = useRef<HTMLInputElement>(null)
  const camera = useRef<HTMLInputElement>(null)
  const taken = async (input: HTMLInputElement) => {
    const chosen = [...(input.files ?? [])]
    input.value = ''
    const large = chosen.find((f) => f.size > most.bytes)
    const all = [...files, ...await Promise.all(chosen.filter((f) => f.size <= most.bytes).map(read))]
    setWrong(large ? t('tooLarge', { name: large.name }) : all.length > most.files ? t('tooMany') : undefined)
    onFiles(all.slice(0, most.files))
  }
  return (
    <Field name="files" label={t('files')} hint={t('filesHint')} error={wrong ?? error}>
      <ul className="ax-stack ax-stack-sm">{files.map((f, i) => (
        <li key={`${f.name}${i}`} className="ax-row">{f.name} <span className="ax-soft">{fileSize(f.size)}</span>
          <IconButton icon="close" label={t('removeFile', { name: f.name })} onClick={() => onFiles(files.filter((_, at) => at !== i))} /></li>
      ))}</ul>
      <div className="ax-row" id={fieldId('files')}>
        <input ref={picker} type="file" hidden multiple accept="image/*,application/pdf,.pdf" aria-label={t('addFile')} onChange={(event) => void taken(event.target)} />
        <input ref={camera} type="file" hidden accept="image/*" capture="environment" aria-label={t('takePhoto')} onChange={(event) => void taken(event.target)} />
        <Button icon="upload" size="small" onClick={() => picker.current?.click()}>{t('addFile')}</Button>
        <Button icon="camera" size="small" look="quiet" onClick={() => camera.current?.click()}>{t('takePhoto')}</Button>
      </div>
    </Field>
  )
}
