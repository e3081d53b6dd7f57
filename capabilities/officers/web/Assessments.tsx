import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useFormat } from '../../../web/shared/format.ts'
import { useMe } from '../../../web/shared/me.tsx'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { DataTable } from '../../../web/desk/DataTable.tsx'
import { Button } from '../../../web/shared/components/Button.tsx'
import { DateInput, TextInput } from '../../../web/shared/components/inputs.tsx'
import { EmptyState } from '../../../web/shared/components/states.tsx'
import { StepDialog } from '../../../web/shared/components/StepDialog.tsx'
import { StateTag } from '../../../web/shared/components/tags.tsx'
import { assessment as procedure } from '../procedure.ts'
import { words as trade } from '../words.ts'
import { api } from './types.ts'
import { done } from './words-steps.ts'
import { words } from './words.ts'
import type { AssessmentRow } from './types.ts'

/** Assessments of the department, and the head's step to start one over everybody. */
export function Page() {
  const t = useWords(words)
  const speak = useSpeak()
  const format = useFormat()
  const { roles } = useMe()
  const [opening, setOpening] = useState(false)
  return (
    <div className="ax-stack">
      <div><h1>{t('assessments')}</h1><p className="ax-soft">{t('assessmentsLead')}</p></div>
      <DataTable<AssessmentRow>
        name="assessments" caption={t('assessments')} path={api('assessments')} href={(row) => `/officer-assessments/${row.id}`} live={['officers.*']}
        columns={[
          { key: 'title', title: t('assessment'), head: true, cell: (row) => row.title },
          { key: 'from', title: t('from'), cell: (row) => format.day(row.from) },
          { key: 'until', title: t('to'), cell: (row) => format.day(row.until) },
          { key: 'assessed', title: t('people'), cell: (row) => `${row.assessed} / ${row.officers}`, number: true },
          { key: 'failed', title: t('fail'), cell: (row) => row.failed, number: true },
          { key: 'state', title: t('state'), cell: (row) => <StateTag tone={row.state === 'closed' ? 'done' : 'wait'}>{speak(trade[`state.assessment.${row.state}`]!)}</StateTag> },
        ]}
        empty={<EmptyState icon="scale" title={t('noAssessments')}><p>{t('noAssessmentsHint')}</p></EmptyState>}
        actions={roles.includes('head') && <Button look="primary" size="small" icon="plus" onClick={() => setOpening(true)}>{t('open')}</Button>}
      />
      {opening && <Open onClose={() => setOpening(false)} />}
    </div>
  )
}

function Open({ onClose }: { onClose: () => void }) {
  const t = useWords(words)
  const navigate = useNavigate()
  const [body, setBody] = useState({ title: '', from: '', until: '' })
  const set = (key: keyof typeof body) => (value: string) => setBody({ ...body, [key]: value })
  const { clause } = procedure.step('open')
  return (
    <StepDialog
      open onClose={onClose} action={{ step: 'open', allowed: true, why: null, clause, reason: null }} path={api('assessments/open')} body={body} title={t('open')} button={t('openButton')}
      done={done.opened} onDone={({ subject }) => void navigate(`/officer-assessments/${subject}`)} disabledWhy={(!body.title.trim() && t('assessment')) || (!body.from && t('from')) || (!body.until && t('to'))}
    >
      <p>{t('openText')}</p>
      <TextInput name="title" label={t('assessment')} required value={body.title} onValue={set('title')} />
      <DateInput name="from" label={t('from')} required value={body.from} onValue={set('from')} />
      <DateInput name="until" label={t('to')} required value={body.until} onValue={set('until')} />
    </StepDialog>
  )
}
