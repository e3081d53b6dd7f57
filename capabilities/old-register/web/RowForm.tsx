import { useState } from 'react'
import { Button } from '../../../web/shared/components/Button.tsx'
import { Dialog } from '../../../web/shared/components/Dialog.tsx'
import { Select, TextInput } from '../../../web/shared/components/inputs.tsx'
import { ProblemNotice } from '../../../web/shared/components/ProblemNotice.tsx'
import { toast } from '../../../web/shared/components/Toast.tsx'
import { refresh } from '../../../web/shared/query.ts'
import { useSend } from '../../../web/shared/send.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { sheetPath, type ColumnView, type KindView, type RowProblem, type RowView, type SheetView } from './shapes.ts'
import { done, words } from './words.ts'

type Answered = { status: RowView['status']; problems: RowProblem[] }

/** One row is put right: first the columns that are wrong, the others below. It is checked again at once. */
export function RowForm({ sheet, kind, row, onClose }: { sheet: SheetView; kind: KindView; row: RowView; onClose: () => void }) {
  const t = useWords(words)
  const speak = useSpeak()
  const { send, sending, problem } = useSend()
  const [typed, setTyped] = useState<Record<string, string>>({})
  const [problems, setProblems] = useState(row.problems)
  const isWrong = (c: ColumnView) => row.problems.some((p) => p.column === c.key) || problems.some((p) => p.column === c.key)
  const save = async () => {
    const answer = await send<Answered>(sheetPath(sheet.id, `rows/${row.row}`), { cells: typed })
    if (!answer.ok) return
    refresh('/api/old-register/')
    setProblems(answer.value.problems)
    toast(answer.value.status === 'wrong' ? done.still : done.corrected)
    if (answer.value.status !== 'wrong') onClose()
  }
  const field = (c: ColumnView) => {
    const said = problems.filter((p) => p.column === c.key).map((p) => speak(p)).join(' ')
    if (c.personal && !isWrong(c) && row.cells[c.key]) return <p key={c.key} className="ax-soft">{speak(c.title)}: {row.cells[c.key]} · {t('hiddenValue')}</p>
    return <OneField key={c.key} column={c} error={said} value={typed[c.key] ?? row.cells[c.key] ?? ''} onValue={(value) => setTyped({ ...typed, [c.key]: value })} />
  }
  const whole = problems.filter((p) => p.column === null)
  return (
    <Dialog open onClose={onClose} title={t('correctTitle', { n: row.row })} width="44rem" footer={<Button look="primary" busy={sending} onClick={() => void save()}>{t('save')}</Button>}>
      <div className="ax-stack">
        <p className="ax-soft">{t('correctNote')}</p>
        {whole.map((p, i) => <p key={i} role="alert">{speak(p)}</p>)}
        {problem && <ProblemNotice problem={problem} />}
        {kind.columns.filter(isWrong).map(field)}
        <details><summary>{t('others')}</summary><div className="ax-stack or-others">{kind.columns.filter((c) => !isWrong(c)).map(field)}</div></details>
      </div>
    </Dialog>
  )
}

function OneField({ column, value, onValue, error }: { column: ColumnView; value: string; onValue: (value: string) => void; error: string }) {
  const speak = useSpeak()
  const said = { name: `cell-${column.key}`, label: speak(column.title), hint: speak(column.explain), required: column.required, ...(error ? { error } : {}) }
  const options = column.options.map((o) => ({ value: o.value, label: speak(o.title) }))
  const chosen = column.options.find((o) => [o.value, o.title.zh, o.title.en].includes(value))?.value
  if (column.type === 'choice') return <Select {...said} options={options} placeholder={value || '—'} value={chosen ?? ''} onValue={onValue} />
  return <TextInput {...said} value={value} onValue={onValue} maxLength={2000} autoComplete="off" spellCheck={false} />
}
