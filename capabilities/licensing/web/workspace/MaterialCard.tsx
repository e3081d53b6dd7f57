import { useRef, useState } from 'react'
import { Button } from '../../../../web/shared/components/Button.tsx'
import { Icon } from '../../../../web/shared/components/Icon.tsx'
import { StateTag } from '../../../../web/shared/components/tags.tsx'
import { useUploads } from '../../../../web/shared/components/useUploads.ts'
import { useSpeak, useWords } from '../../../../web/shared/words.ts'
import { words } from '../words-draft.ts'
import { FileLine, UploadLine } from './FileLine.tsx'
import { attach } from './draft.ts'
import { draftFile } from './shapes.ts'
import type { Material } from '../../sectors/sector.ts'
import type { Work } from './useDraft.ts'

const endings: Record<Material['accepts'][number], string[]> = {
  pdf: ['.pdf'], image: ['.jpg', '.jpeg', '.png', '.webp', '.tif', '.tiff'], sheet: ['.xlsx', '.xls', '.csv'], document: ['.docx', '.doc', '.ofd'],
}
const mostBytes = 200 * 1024 * 1024

/** One document of the list: what it must show, its files, and the three ways to add one. */
export function MaterialCard({ work, material, notes, required }: { work: Work; material: Material; notes: readonly string[]; required: boolean }) {
  const t = useWords(words)
  const speak = useSpeak()
  const { draft, documents, guide, state } = work
  const { key } = material
  const files = documents[key] ?? []
  const [over, setOver] = useState(false)
  const accept = material.accepts.flatMap((kind) => endings[kind]).join(',')
  const { items, add, drop } = useUploads({ owner: draft.id }, { accept, maxBytes: mostBytes }, (file) =>
    attach(draft.id, key, (all) => [...all.filter(({ id }) => id !== file.id), file]))
  return (
    <li
      id={`m-${key}`} className={over ? 'lw-material lw-material-over' : 'lw-material'}
      onDragOver={(event) => { event.preventDefault(); setOver(true) }} onDragLeave={() => setOver(false)}
      onDrop={(event) => { event.preventDefault(); setOver(false); add(event.dataTransfer.files) }}
    >
      <div className="lw-material-head">
        <h2>{speak(material.title)}</h2>
        {files.length ? <StateTag tone="done">{t('uploaded', { n: files.length })}</StateTag>
          : required ? <StateTag tone="wait">{t('missing')}</StateTag> : <StateTag tone="stop">{t('optional')}</StateTag>}
      </div>
      {notes.map((note) => <p key={note} className="lw-note"><Icon name="alert" size={18} />{note}</p>)}
      <p>{speak(material.what)}</p>
      <p className="ax-hint">
        {t('basis')}{' '}{speak(guide.clauses[material.clause] ?? { zh: material.clause, en: material.clause })}{material.dated && ` · ${t('dated')}`}
        {' · '}{t('kinds', { kinds: material.accepts.map((kind) => t(kind)).join(t('yes') === '是' ? '、' : ', ') })}
      </p>
      <ul className="lw-files" aria-live="polite">
        {files.map((file) => (
          <FileLine
            key={file.id} file={file} href={draftFile(draft.id, file.id)} stored={!(key in state.files)}
            onRemove={() => attach(draft.id, key, (all) => all.filter(({ id }) => id !== file.id))}
          />
        ))}
        {items.map((item) => <UploadLine key={item.key} item={item} onRemove={() => drop(item.key)} />)}
      </ul>
      <Ways title={speak(material.title)} accept={accept} photos={material.accepts.includes('image')} add={add} />
    </li>
  )
}

function Ways({ title, accept, photos, add }: { title: string; accept: string; photos: boolean; add: (files: Iterable<File>) => void }) {
  const t = useWords(words)
  const files = useRef<HTMLInputElement>(null)
  const camera = useRef<HTMLInputElement>(null)
  const taken = (input: HTMLInputElement) => {
    add([...input.files ?? []])
    input.value = ''
  }
  return (
    <div className="ax-row lw-ways">
      <input ref={files} type="file" hidden multiple accept={accept} onChange={(event) => taken(event.target)} />
      <Button size="small" icon="upload" onClick={() => files.current?.click()}>{t('choosing')}<span className="ax-hidden-visually">：{title}</span></Button>
      {photos && <>
        <input ref={camera} type="file" hidden accept="image/*" capture="environment" onChange={(event) => taken(event.target)} />
        <span className="lw-camera"><Button size="small" icon="camera" onClick={() => camera.current?.click()}>{t('camera')}<span className="ax-hidden-visually">：{title}</span></Button></span>
      </>}
      <span className="lw-drop-words ax-hint">{t('dropHere')}</span>
    </div>
  )
}
