import './small.css'
import { useState } from 'react'
import { get } from '../api.ts'
import { useWords } from '../words.ts'
import { Button } from './Button.tsx'
import { Dialog } from './Dialog.tsx'
import { useFieldErrors } from './Field.tsx'
import { TextInput } from './inputs.tsx'
import { Notice } from './Notice.tsx'
import { ProblemNotice } from './ProblemNotice.tsx'
import type { FormEvent } from 'react'
import type { ApiProblem } from '../api.ts'

const words = {
  none: { zh: '未填写', en: 'Not given' },
  cancel: { zh: '取消', en: 'Cancel' },
  purpose: { zh: '查看用途', en: 'What for' },
  revealed: { zh: '本次查看已记录。关闭后恢复遮挡。', en: 'This look is recorded. Closing masks it again.' },
  showNow: { zh: '记录用途并查看', en: 'Record it and show' },
  hide: { zh: '关闭', en: 'Close' },
}

type RevealProps = {
  title: string
  /** A query that records looks and takes `purpose`. */
  path: string
  hint: string
  /** What of the answer is shown, under which name. */
  shows: readonly { key: string; label: string }[]
  onClose: () => void
}

/** Personal values, shown to whoever says what for. Nothing stays behind: asked for once, outside of the pages' memory, and gone with the dialog. */
export function Reveal({ title, path, hint, shows, onClose }: RevealProps) {
  const t = useWords(words)
  const [purpose, setPurpose] = useState('')
  const [problem, setProblem] = useState<ApiProblem>()
  const [whole, setWhole] = useState<Record<string, string | null>>()
  const error = useFieldErrors(problem)
  const show = async (event: FormEvent) => {
    event.preventDefault()
    const answer = await get<Record<string, string | null>>(path, { purpose: purpose.trim() })
    if (answer.ok) setWhole(answer.value)
    setProblem(answer.ok ? undefined : answer.problem)
  }
  return (
    <Dialog open onClose={onClose} title={title} footer={whole && <Button look="primary" onClick={onClose}>{t('hide')}</Button>}>
      {whole
        ? <div className="ax-stack">
          <dl className="ax-facts">
            {shows.map(({ key, label }) => [<dt key={key}>{label}</dt>, <dd key={`${key}.value`} className="ax-revealed">{whole[key] ?? t('none')}</dd>])}
          </dl>
          <Notice live>{t('revealed')}</Notice>
        </div>
        : <form className="ax-stack" onSubmit={(event) => void show(event)} noValidate>
          <TextInput name="purpose" label={t('purpose')} hint={hint} required error={error('purpose')} value={purpose} onValue={setPurpose} maxLength={200} />
          {problem && problem.fields.length === 0 && <ProblemNotice problem={problem} />}
          <div className="ax-row"><Button type="submit" look="primary" icon="eye">{t('showNow')}</Button><Button look="quiet" onClick={onClose}>{t('cancel')}</Button></div>
        </form>}
    </Dialog>
  )
}
