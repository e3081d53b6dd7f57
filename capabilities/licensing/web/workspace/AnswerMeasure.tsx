import { useState } from 'react'
import { Button } from '../../../../web/shared/components/Button.tsx'
import { TextArea } from '../../../../web/shared/components/inputs.tsx'
import { StepDialog } from '../../../../web/shared/components/StepDialog.tsx'
import { UploadField } from '../../../../web/shared/components/UploadField.tsx'
import { useFormat } from '../../../../web/shared/format.ts'
import { useSpeak, useWords } from '../../../../web/shared/words.ts'
import { Answers } from '../answers.tsx'
import { answerWords } from '../words-answer.ts'
import type { Action } from '../../../../web/shared/components/StepDialog.tsx'
import type { StoredFile } from '../../../../web/shared/upload.ts'
import type { LicenceView } from '../workbench/licence/types.ts'

/** 处罚法 §45: what the holder has answered, until when it may, and the way to do so. */
export function AnswerMeasure({ view }: { view: LicenceView }) {
  const t = useWords(answerWords)
  const speak = useSpeak()
  const { day } = useFormat()
  const [open, setOpen] = useState(false)
  const action = view.actions.find(({ step }) => step === 'answer')
  const clock = view.proposal?.answer
  return (
    <>
      {clock && (clock.left < 0 ? <p>{t('over', { on: day(clock.on) })}</p> : (
        <p><b>{t('until', { on: day(clock.on) })}</b>{clock.explained && <><br /><small className="ax-soft">{speak(clock.explained)}</small></>}</p>
      ))}
      <Answers licence={view.id} answers={view.answers} />
      {action?.allowed && <div><Button look="primary" icon="edit" onClick={() => setOpen(true)}>{t(view.answers.length ? 'again' : 'toAnswer')}</Button></div>}
      {action && open && <Form view={view} action={action} onClose={() => setOpen(false)} />}
    </>
  )
}

function Form({ view, action, onClose }: { view: LicenceView; action: Action; onClose: () => void }) {
  const t = useWords(answerWords)
  const [text, setText] = useState('')
  const [files, setFiles] = useState<StoredFile[]>([])
  return (
    <StepDialog
      open onClose={onClose} action={action} path={`/api/licensing/licences/${view.id}/answer`} body={{ seen: view.seen, text: text.trim(), files: files.map(({ id }) => id) }}
      title={t('toAnswer')} button={t('send')} done={answerWords.sent} disabledWhy={text.trim().length < 2 && t('missing')}
    >
      <p>{t('what')}</p>
      <TextArea name="text" label={t('text')} hint={t('textHint')} required rows={6} maxLength={5000} value={text} onValue={setText} />
      <UploadField name="files" label={t('files')} owner={view.id} multiple value={files} onValue={setFiles} />
    </StepDialog>
  )
}
