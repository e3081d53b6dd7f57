import { useState } from 'react'
import { useQuery } from '../../../web/shared/query.ts'
import { useWords } from '../../../web/shared/words.ts'
import { Checkbox, TextInput } from '../../../web/shared/components/inputs.tsx'
import { StepDialog } from '../../../web/shared/components/StepDialog.tsx'
import { api } from './types.ts'
import { done } from './words-steps.ts'
import { words } from './words.ts'
import type { Action } from '../../../web/shared/components/StepDialog.tsx'
import type { Entry, List, TrainingPage } from './types.ts'

type Line = { hours: string; mark: string }

/** Who attended, for how long, with which mark: the whole list, as it was or as it should have been. */
export function AttendanceStep({ training, action, onClose }: { training: TrainingPage; action: Action; onClose: () => void }) {
  const t = useWords(words)
  const people = useQuery<List<Entry>>(api('officers'), { state: 'serving', limit: 200 }).data?.items ?? []
  const [lines, setLines] = useState<Record<string, Line>>(() =>
    Object.fromEntries(training.attendance.map((a) => [a.officer, { hours: String(a.hours), mark: a.mark === null ? '' : String(a.mark) }])))
  const set = (id: string, line: Line | undefined) => setLines(({ [id]: _before, ...rest }) => (line ? { ...rest, [id]: line } : rest))
  const attendance = Object.entries(lines).map(([officer, l]) => ({ officer, hours: l.hours, mark: l.mark === '' ? null : l.mark }))
  const title = t(action.step === 'hold' ? 'hold' : 'correctMarks')
  return (
    <StepDialog
      open onClose={onClose} action={action} path={api(`trainings/${training.id}/${action.step}`)} body={{ seen: training.seen, attendance }} title={`${title} · ${training.title}`} button={title}
      done={action.step === 'hold' ? done.held : done.marked} disabledWhy={attendance.length === 0 && t('nobodyYet')}
    >
      <p>{t('holdText', { n: training.passMark })}</p>
      {people.map((p) => {
        const line = lines[p.id]
        return (
          <div key={p.id} className="ax-stack ax-stack-sm">
            <Checkbox name={`at-${p.id}`} label={p.name} checked={!!line} onChecked={(on) => set(p.id, on ? { hours: String(training.hours), mark: '' } : undefined)} />
            {line && <div className="ax-row">
              <TextInput name={`hours-${p.id}`} label={t('hours')} required size={6} inputMode="decimal" value={line.hours} onValue={(hours) => set(p.id, { ...line, hours })} />
              <TextInput name={`mark-${p.id}`} label={t('mark')} size={6} inputMode="decimal" value={line.mark} onValue={(mark) => set(p.id, { ...line, mark })} />
            </div>}
          </div>
        )
      })}
    </StepDialog>
  )
}
