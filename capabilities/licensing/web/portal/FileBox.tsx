import { useRef, useState } from 'react'
import { ask } from '../../../../web/shared/api.ts'
import { Button } from '../../../../web/shared/components/Button.tsx'
import { Icon } from '../../../../web/shared/components/Icon.tsx'
import { ProblemNotice } from '../../../../web/shared/components/ProblemNotice.tsx'
import { useWords } from '../../../../web/shared/words.ts'
import { checkWords } from './words-check.ts'
import type { DragEvent } from 'react'
import type { ApiProblem } from '../../../../web/shared/api.ts'
import type { CheckedFile } from './check.ts'

const mostBytes = 10 * 1024 * 1024
const isOfd = (file: File) => /\.ofd$/i.test(file.name)
const isPdf = (file: File) => file.type === 'application/pdf' || /\.pdf$/i.test(file.name)

/** Takes a PDF or OFD by drop or choice and hands on what the server says of it. */
export function FileBox({ onAnswer }: { onAnswer: (name: string, answer: CheckedFile) => void }) {
  const t = useWords(checkWords)
  const picker = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const [busy, setBusy] = useState<string>()
  const [refused, setRefused] = useState<string>()
  const [problem, setProblem] = useState<ApiProblem>()
  const take = async (file: File | undefined) => {
    setProblem(undefined)
    setRefused(undefined)
    if (!file) return
    if (!isPdf(file) && !isOfd(file)) return setRefused(t('notPdf', { name: file.name }))
    if (file.size > mostBytes) return setRefused(t('tooLarge', { name: file.name }))
    setBusy(file.name)
    const answer = await ask<CheckedFile>('/api/licensing/check-file', file, isOfd(file) ? 'application/ofd' : 'application/pdf')
    setBusy(undefined)
    if (answer.ok) onAnswer(file.name, answer.value)
    else setProblem(answer.problem)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void take(event.dataTransfer.files[0])
  }
  return (
    <div
      className={over ? 'ch-drop ch-drop-over' : 'ch-drop'} onDrop={drop} onDragLeave={() => setOver(false)}
      onDragOver={(event) => { event.preventDefault(); setOver(true) }}
    >
      <p>{over ? t('drop') : t('fileHint')}</p>
      <input
        ref={picker} type="file" accept="application/pdf,.pdf,.ofd" hidden aria-label={t('choose')}
        onChange={(event) => { void take(event.target.files?.[0]); event.target.value = '' }}
      />
      <Button icon="upload" busy={Boolean(busy)} onClick={() => picker.current?.click()}>{busy ? t('checkingFile', { name: busy }) : t('choose')}</Button>
      {refused && <p className="ax-error" role="alert"><Icon name="alert" size={18} />{refused}</p>}
      <ProblemNotice problem={problem} />
    </div>
  )
}
