import { useState } from 'react'
import { useFormat } from '../../../web/shared/format.ts'
import { useMe } from '../../../web/shared/me.tsx'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { DataTable } from '../../../web/desk/DataTable.tsx'
import { Button } from '../../../web/shared/components/Button.tsx'
import { Checkbox, DateInput, Radios, TextArea, TextInput } from '../../../web/shared/components/inputs.tsx'
import { EmptyState } from '../../../web/shared/components/states.tsx'
import { StepDialog } from '../../../web/shared/components/StepDialog.tsx'
import { StateTag } from '../../../web/shared/components/tags.tsx'
import { training as procedure } from '../procedure.ts'
import { teacherWords, words as trade } from '../words.ts'
import { api } from './types.ts'
import { done } from './words-steps.ts'
import { words } from './words.ts'
import type { DeskColumn } from '../../../web/desk/DataTable.tsx'
import type { TrainingRow } from './types.ts'

/** Trainings of the department. */
export function Page() {
  const t = useWords(words)
  const { roles } = useMe()
  const [planning, setPlanning] = useState(false)
  return (
    <div className="ax-stack">
      <div><h1>{t('trainings')}</h1><p className="ax-soft">{t('trainingsLead')}</p></div>
      <DataTable<TrainingRow>
        name="trainings" caption={t('trainings')} path={api('trainings')} columns={useColumns()} href={(row) => `/officer-trainings/${row.id}`} xlsx live={['officers.*']} search={t('title')}
        empty={<EmptyState icon="training" title={t('noTrainings')}><p>{t('noTrainingsHint')}</p></EmptyState>}
        actions={roles.includes('head') && <Button look="primary" size="small" icon="plus" onClick={() => setPlanning(true)}>{t('plan')}</Button>}
      />
      {planning && <Plan onClose={() => setPlanning(false)} />}
    </div>
  )
}

export const trainingTones = { planned: 'wait', held: 'done', cancelled: 'stop' } as const

function useColumns(): DeskColumn<TrainingRow>[] {
  const t = useWords(words)
  const speak = useSpeak()
  const format = useFormat()
  const state = (value: string) => speak(trade[`state.training.${value}`]!)
  return [
    { key: 'title', title: t('title'), head: true, cell: (row) => row.title },
    { key: 'on', title: t('on'), cell: (row) => format.day(row.on) },
    { key: 'teacher', title: t('teacher'), cell: (row) => <>{row.teacher.name}<div className="ax-soft">{speak(teacherWords[row.teacher.kind])} · {row.teacher.from}</div></> },
    { key: 'hours', title: t('hours'), cell: (row) => row.hours, number: true },
    { key: 'people', title: t('people'), cell: (row) => row.people, number: true },
    { key: 'passed', title: t('passed'), cell: (row) => row.passed, number: true },
    {
      key: 'state', title: t('state'), cell: (row) => <StateTag tone={trainingTones[row.state]}>{state(row.state)}</StateTag>,
      filter: (['planned', 'held', 'cancelled'] as const).map((value) => ({ value, label: state(value) })),
    },
  ]
}

function Plan({ onClose }: { onClose: () => void }) {
  const t = useWords(words)
  const speak = useSpeak()
  const [title, setTitle] = useState('')
  const [topics, setTopics] = useState('')
  const [teacher, setTeacher] = useState({ name: '', kind: 'outside-expert', from: '' })
  const [hours, setHours] = useState('8')
  const [on, setOn] = useState('')
  const [retraining, setRetraining] = useState(false)
  const { clause } = procedure.step('plan')
  return (
    <StepDialog
      open onClose={onClose} action={{ step: 'plan', allowed: true, why: null, clause, reason: null }} path={api('trainings/plan')} body={{ title, topics, teacher, hours, on, retraining }}
      title={t('plan')} button={t('plan')} done={done.planned} disabledWhy={(!title.trim() && t('title')) || (!on && t('on'))}
    >
      <TextInput name="title" label={t('title')} required value={title} onValue={setTitle} />
      <TextArea name="topics" label={t('topics')} value={topics} onValue={setTopics} maxLength={1000} />
      <TextInput name="teacher.name" label={t('teacher')} required value={teacher.name} onValue={(name) => setTeacher({ ...teacher, name })} />
      <Radios
        name="teacher.kind" label={t('teacherKind')} required inline value={teacher.kind} onValue={(kind) => setTeacher({ ...teacher, kind })}
        options={Object.entries(teacherWords).map(([value, w]) => ({ value, label: speak(w) }))}
      />
      <TextInput name="teacher.from" label={t('teacherFrom')} required value={teacher.from} onValue={(from) => setTeacher({ ...teacher, from })} />
      <TextInput name="hours" label={t('hours')} required size={6} inputMode="decimal" value={hours} onValue={setHours} />
      <DateInput name="on" label={t('on')} required value={on} onValue={setOn} />
      <Checkbox name="retraining" label={t('retraining')} checked={retraining} onChecked={setRetraining} />
    </StepDialog>
  )
}
