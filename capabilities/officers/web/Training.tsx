import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { useFormat } from '../../../web/shared/format.ts'
import { useQuery } from '../../../web/shared/query.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { Button, ButtonLink } from '../../../web/shared/components/Button.tsx'
import { QueryView } from '../../../web/shared/components/states.tsx'
import { StepDialog } from '../../../web/shared/components/StepDialog.tsx'
import { StateTag } from '../../../web/shared/components/tags.tsx'
import { Table } from '../../../web/shared/components/Table.tsx'
import { teacherWords, words as trade } from '../words.ts'
import { AttendanceStep } from './AttendanceStep.tsx'
import { Mark } from './parts.tsx'
import { trainingTones } from './Trainings.tsx'
import { api } from './types.ts'
import { done } from './words-steps.ts'
import { words } from './words.ts'
import type { TrainingPage } from './types.ts'

/** One training: who taught it, who attended, with which marks. */
export function Page() {
  const { id = '' } = useParams()
  const t = useWords(words)
  const query = useQuery<TrainingPage>(api(`trainings/${id}`), {}, { live: [id] })
  return (
    <div className="ax-stack">
      <div className="ax-no-print"><ButtonLink to="/officer-trainings" look="quiet" size="small" icon="arrowLeft">{t('backToTrainings')}</ButtonLink></div>
      <QueryView query={query} lines={8}>{(data) => <One training={data} />}</QueryView>
    </div>
  )
}

const titles = { hold: 'hold', 'correct-marks': 'correctMarks', cancel: 'cancelTraining' } as const
type Step = keyof typeof titles

function One({ training }: { training: TrainingPage }) {
  const t = useWords(words)
  const speak = useSpeak()
  const format = useFormat()
  const [step, setStep] = useState<Step>()
  const action = training.actions.find((a) => a.step === step)
  return (
    <>
      <div className="ax-row ax-row-apart">
        <div>
          <div className="ax-row"><h1>{training.title}</h1><StateTag tone={trainingTones[training.state]}>{speak(trade[`state.training.${training.state}`]!)}</StateTag></div>
          <p className="ax-soft">{format.day(training.on)} · {training.hours} {t('hours')}{training.retraining ? ` · ${t('retraining')}` : ''}</p>
        </div>
        <div className="ax-row ax-no-print">{training.actions.map((a) => (
          <Button key={a.step} size="small" look={a.step === 'hold' ? 'primary' : 'plain'} disabledWhy={!a.allowed && a.why ? speak(a.why) : false} hideWhy onClick={() => setStep(a.step as Step)}>{t(titles[a.step as Step])}</Button>
        ))}</div>
      </div>
      <section className="ax-card"><dl className="ax-facts">
        <div><dt>{t('teacher')}</dt><dd>{training.teacher.name} · {speak(teacherWords[training.teacher.kind])} · {training.teacher.from}</dd></div>
        {training.topics && <div><dt>{t('topics')}</dt><dd>{training.topics}</dd></div>}
      </dl></section>
      <section className="ax-card ax-stack"><h2>{t('attendees')}</h2>
        {training.attendance.length === 0 ? <p className="ax-soft">{t('nobodyYet')}</p> : <Table
          caption={t('attendees')} hideCaption rows={training.attendance} rowKey={(row) => row.officer}
          columns={[
            { key: 'name', title: t('name'), head: true, cell: (row) => <Link to={`/officers/${row.officer}`}>{row.name}</Link> },
            { key: 'hours', title: t('hours'), number: true, cell: (row) => row.hours },
            { key: 'mark', title: t('mark'), cell: (row) => <Mark mark={row.mark} pass={training.passMark} /> },
          ]}
        />}
      </section>
      {action && step === 'cancel' && <StepDialog
        open onClose={() => setStep(undefined)} action={action} path={api(`trainings/${training.id}/cancel`)} body={{ seen: training.seen }} title={t('cancelTraining')} button={t('cancelTraining')} danger done={done.cancelled}
      ><p>{t('cancelText')}</p></StepDialog>}
      {action && step && step !== 'cancel' && <AttendanceStep training={training} action={action} onClose={() => setStep(undefined)} />}
    </>
  )
}
