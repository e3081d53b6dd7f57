import { useState } from 'react'
import { ask } from '../../../../web/shared/api.ts'
import { DropZone } from '../../../../web/shared/components/DropZone.tsx'
import { Icon } from '../../../../web/shared/components/Icon.tsx'
import { ProblemNotice } from '../../../../web/shared/components/ProblemNotice.tsx'
import { useWords } from '../../../../web/shared/words.ts'
import { checkWords } from './words-check.ts'
import type { ApiProblem } from '../../../../web/shared/api.ts'
import type { CheckedFile } from './check.ts'

const mostBytes = 10 * 1024 * 1024
const isOfd = (file: File) => /\.ofd$/i.test(file.name)
const isPdf = (file: File) => file.type === 'application/pdf' || /\.pdf$/i.test(file.name)

/** Takes a PDF or OFD by drop or choice and hands on what the server says of it. */
export function FileBox({ onAnswer }: { onAnswer: (name: string, answer: CheckedFile) => void }) {
  const t = useWords(checkWords)
  const [busy, setBusy] = useState<string>()
  const [refused, setRefused] = useState<string>()
  const [problem, setProblem] = useState<ApiProblem>()
  const take = async (file: File) => {
    setProblem(undefined)
    setRefused(undefined)
    if (!isPdf(file) && !isOfd(file)) return setRefused(t('notPdf', { name: file.name }))
    if (file.size > mostBytes) return setRefused(t('tooLarge', { name: file.name }))
    setBusy(file.name)
    const answer = await ask<CheckedFile>('/api/licensing/check-file', file, isOfd(file) ? 'application/ofd' : 'application/pdf')
    setBusy(undefined)
    if (answer.ok) onAnswer(file.name, answer.value)
    else setProblem(answer.problem)
  }
  return (
    <DropZone
      accept="application/pdf,.pdf,.ofd" lead={t('fileHint')} drop={t('drop')} choose={t('choose')} busy={busy && t('checkingFile', { name: busy })} onFile={(file) => void take(file)}
    >
      {refused && <p className="ax-error" role="alert"><Icon name="alert" size={18} />{refused}</p>}
      <ProblemNotice problem={problem} />
    </DropZone>
  )
}
