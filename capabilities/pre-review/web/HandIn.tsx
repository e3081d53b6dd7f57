import './pre-review.css'
import { useState } from 'react'
import { Button } from '../../../web/shared/components/Button.tsx'
import { TextArea } from '../../../web/shared/components/inputs.tsx'
import { ProblemNotice } from '../../../web/shared/components/ProblemNotice.tsx'
import { toast } from '../../../web/shared/components/Toast.tsx'
import { UploadField } from '../../../web/shared/components/UploadField.tsx'
import { useSend } from '../../../web/shared/send.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { filled, kept, release } from './kept.ts'
import { filePath, isAdvised } from './shapes.ts'
import { ReviewStep } from './steps.tsx'
import { pageWords } from './words.ts'
import type { StoredFile } from '../../../web/shared/upload.ts'
import type { Files } from './kept.ts'
import type { Review } from './shapes.ts'

/** Documents by the same list as the application, and what one is in doubt about; kept in this browser until they are handed in. */
export function HandIn({ review, step, onBack }: { review: Review; step: 'hand-in' | 'ask-again'; onBack?: () => void }) {
  const t = useWords(pageWords)
  const speak = useSpeak()
  const place = `${review.id}.${review.round}`
  const [files, setFiles] = useState<Files>(() => kept(place))
  const [doubts, setDoubts] = useState('')
  const put = (key: string, value: StoredFile[]) => setFiles((was) => filled(place, { ...was, [key]: value }))
  const again = step === 'ask-again'
  // A second look begins with what was criticised; the rest stands below.
  const materials = review.items.filter((item) => item.kind === 'material').sort((a, b) => (again ? Number(isAdvised(b)) - Number(isAdvised(a)) : 0))
  const documents = Object.fromEntries(Object.entries(files).filter(([, list]) => list.length > 0).map(([key, list]) => [key, list.map((f) => f.id)]))
  return (
    <>
      <section className="ax-stack">
        <div className="ax-row ax-row-apart"><h2>{t('materials')}</h2>{!again && review.sourceDraft && <Bring review={review} onFiles={(more) => setFiles((was) => filled(place, { ...was, ...more }))} />}</div>
        <p className="ax-soft">{t(again ? 'againText' : 'materialsText')}</p>
        <div className="pv-uploads">
          {materials.map((item) => (
            <UploadField
              key={item.key} name={`documents.${item.key}`} label={speak(item.title)} {...(again && item.advice ? { hint: item.advice } : {})} owner={review.id} multiple
              value={files[item.key] ?? []} onValue={(value) => put(item.key, value)} href={(file) => filePath(review.id, file.id)}
            />
          ))}
        </div>
      </section>
      {!again && <Conditions review={review} />}
      <TextArea name="doubts" label={t('doubts')} example={t('doubtsExample')} value={doubts} onValue={setDoubts} maxLength={4000} />
      <div className="ax-row">
        <ReviewStep review={review} step={step} button={again ? 'againDo' : 'handIn'} done="handedIn" primary body={{ documents, doubts }} onDone={() => release(place)}><p>{t('handInText')}</p></ReviewStep>
        {onBack && <Button look="quiet" onClick={onBack}>{t('advice')}</Button>}
      </div>
    </>
  )
}

function Bring({ review, onFiles }: { review: Review; onFiles: (files: Files) => void }) {
  const t = useWords(pageWords)
  const { send, sending, problem } = useSend()
  const bring = async () => {
    const answer = await send<{ documents: Files }>(`/api/pre-review/pre-reviews/${review.id}/from-draft`, { draft: review.sourceDraft })
    if (!answer.ok) return
    onFiles(answer.value.documents)
    const n = Object.values(answer.value.documents).flat().length
    toast({ zh: `已带来 ${n} 份文件`, en: `${n} files were brought` })
  }
  return <><Button busy={sending} icon="copy" onClick={() => void bring()}>{t('bring')}</Button><ProblemNotice problem={problem} /></>
}

function Conditions({ review }: { review: Review }) {
  const t = useWords(pageWords)
  const speak = useSpeak()
  return (
    <details className="pv-fold ax-card">
      <summary>{t('conditions')}</summary>
      <p className="ax-soft">{t('conditionsText')}</p>
      <ol className="ax-prose pv-steps">{review.items.filter((item) => item.kind === 'condition').map((item) => <li key={item.key}>{speak(item.title)}</li>)}</ol>
    </details>
  )
}
