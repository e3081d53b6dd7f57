import { useState } from 'react'
import { Checkboxes, DateInput, Select, TextArea, TextInput } from '../../../web/shared/components/inputs.tsx'
import { QueryView } from '../../../web/shared/components/states.tsx'
import { Table } from '../../../web/shared/components/Table.tsx'
import { useFormat } from '../../../web/shared/format.ts'
import { useMe } from '../../../web/shared/me.tsx'
import { useQuery } from '../../../web/shared/query.ts'
import { useWords } from '../../../web/shared/words.ts'
import { complaintWords } from './complaint-words.ts'
import { State, StepButton, useText } from './looks.tsx'
import { creating } from './shapes.ts'
import type { Choices } from './PreventionPage.tsx'
import type { Page, Person } from './shapes.ts'

type Session = { id: string; title: string; kind: string; heldOn: string; summary: string; attendees: Person[]; enteredBy: string }
type Warning = { id: string; officer: string; text: string; state: string; by: string; warnedOn: string; acknowledgedOn: string | null; mine: boolean; seen: string }

/** Sessions of integrity training, the latest first. */
export function Sessions({ choices }: { choices: Choices | undefined }) {
  const t = useWords(complaintWords)
  const text = useText()
  const { day } = useFormat()
  const query = useQuery<Page<Session>>('/api/integrity/sessions', {}, { live: ['integrity.*'] })
  return (
    <section className="ax-stack">
      <div className="ax-row ax-row-apart"><h2>{t('sessions')}</h2>{choices && <Hold choices={choices} />}</div>
      <QueryView query={query} isEmpty={(page) => page.items.length === 0} empty={<p className="ax-soft">{t('noSessions')}</p>}>
        {(page) => (
          <Table
            hideCaption caption={t('sessions')} rows={page.items} rowKey={(row) => row.id}
            columns={[
              { key: 'title', title: t('title'), cell: (row) => row.title, head: true }, { key: 'kind', title: t('kind'), cell: (row) => text(`kind.${row.kind}`) },
              { key: 'heldOn', title: t('heldOn'), cell: (row) => <span className="ax-num">{day(row.heldOn)}</span> }, { key: 'summary', title: t('summary'), cell: (row) => row.summary },
              { key: 'attendees', title: t('attendees'), cell: (row) => row.attendees.map((a) => a.name).join('、') },
            ]}
          />
        )}
      </QueryView>
    </section>
  )
}

const blank = { title: '', kind: 'case-study', heldOn: '', summary: '' }
function Hold({ choices }: { choices: Choices }) {
  const t = useWords(complaintWords)
  const text = useText()
  const me = useMe()
  const [form, setForm] = useState(blank)
  const [there, setThere] = useState<readonly string[]>([])
  const set = (key: keyof typeof blank) => (value: string) => setForm({ ...form, [key]: value })
  const attendees = choices.colleagues.filter((c) => there.includes(c.id))
  return (
    <StepButton
      action={creating('hold')} path="/api/integrity/sessions/hold" body={{ ...form, attendees, department: me.department ?? 'emergency' }} title={t('addSession')} button={t('addSession')}
      done={complaintWords.addRiskDone} disabledWhy={(form.title.trim().length < 4 || !form.heldOn || form.summary.trim().length < 4 || !attendees.length) && t('needed')}
    >
      <TextInput name="title" label={t('title')} required maxLength={120} value={form.title} onValue={set('title')} />
      <Select name="kind" label={t('kind')} required value={form.kind} onValue={set('kind')} options={['case-study', 'rules', 'pledge'].map((value) => ({ value, label: text(`kind.${value}`) }))} />
      <DateInput name="heldOn" label={t('heldOn')} required value={form.heldOn} onValue={set('heldOn')} />
      <TextArea name="summary" label={t('summary')} required rows={3} maxLength={3000} value={form.summary} onValue={set('summary')} />
      <Checkboxes name="attendees" label={t('attendees')} required value={there} onValue={setThere} options={choices.colleagues.map((c) => ({ value: c.id, label: c.name }))} />
    </StepButton>
  )
}

/** Warnings: one's own to acknowledge; the head's those of the department. */
export function Warnings({ choices }: { choices: Choices | undefined }) {
  const t = useWords(complaintWords)
  const { day } = useFormat()
  const query = useQuery<Page<Warning>>('/api/integrity/warnings', {}, { live: ['integrity.*'] })
  return (
    <section className="ax-stack">
      <div className="ax-row ax-row-apart"><h2>{t('warnings')}</h2>{choices && <Warn people={choices.colleagues} />}</div>
      <QueryView query={query} isEmpty={(page) => page.items.length === 0} empty={<p className="ax-soft">{t('noWarnings')}</p>}>
        {(page) => (
          <Table
            hideCaption caption={t('warnings')} rows={page.items} rowKey={(row) => row.id}
            columns={[
              { key: 'who', title: t('who'), cell: (row) => row.officer, head: true }, { key: 'text', title: t('warnings'), cell: (row) => row.text },
              { key: 'on', title: t('heldOn'), cell: (row) => <span className="ax-num">{day(row.warnedOn)}</span> }, { key: 'state', title: t('state'), cell: (row) => <State of="warning" state={row.state} /> },
              { key: 'do', title: '', cell: (row) => row.mine && row.state === 'given' && (
                <StepButton action={creating('acknowledge')} path={`/api/integrity/warnings/${row.id}/acknowledge`} body={{ seen: row.seen }} title={t('acknowledge')} button={t('acknowledge')} done={complaintWords.warnDone} />
              ) },
            ]}
          />
        )}
      </QueryView>
    </section>
  )
}

function Warn({ people }: { people: readonly Person[] }) {
  const t = useWords(complaintWords)
  const [officer, choose] = useState('')
  return (
    <StepButton
      action={creating('give', 'required')} path="/api/integrity/warnings/give" body={{ officer }} title={t('warn')} button={t('warnDo')} done={complaintWords.warnDone} disabledWhy={!officer && t('who')}
    >
      <Select name="officer" label={t('who')} required placeholder={t('who')} value={officer} onValue={choose} options={people.map((p) => ({ value: p.id, label: p.name }))} />
    </StepButton>
  )
}
