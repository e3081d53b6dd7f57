import { useState } from 'react'
import { DataTable } from '../../../web/desk/DataTable.tsx'
import { Select, TextArea, TextInput } from '../../../web/shared/components/inputs.tsx'
import { EmptyState } from '../../../web/shared/components/states.tsx'
import { StateTag } from '../../../web/shared/components/tags.tsx'
import { useFormat } from '../../../web/shared/format.ts'
import { useMe } from '../../../web/shared/me.tsx'
import { useWords } from '../../../web/shared/words.ts'
import { complaint } from '../procedure.ts'
import { complaintWords } from './complaint-words.ts'
import { State, StepButton, useText } from './looks.tsx'
import { creating } from './shapes.ts'
import type { DeskColumn } from '../../../web/desk/DataTable.tsx'
import type { Complaint } from './shapes.ts'

/** Complaints that wait stand first; what came by telephone or mail is typed in here. */
export function Page() {
  const t = useWords(complaintWords)
  const { roles } = useMe()
  return (
    <div className="ax-stack">
      <div><h1>{t('complaints')}</h1><p className="ax-soft">{t('note')}</p></div>
      <DataTable<Complaint>
        name="integrity-complaints" caption={t('complaints')} path="/api/integrity/complaints" columns={useColumns()} search={t('search')} xlsx href={(row) => `/integrity/complaints/${row.id}`}
        live={['integrity.*']} actions={roles.some((r) => r === 'window' || r === 'auditor') && <Enter />}
        empty={<EmptyState icon="megaphone" title={t('none')}><p>{t('noneFill')}</p></EmptyState>}
      />
    </div>
  )
}

function useColumns(): DeskColumn<Complaint>[] {
  const t = useWords(complaintWords)
  const text = useText()
  const { day } = useFormat()
  return [
    { key: 'number', title: t('number'), head: true, cell: (row) => <span className="ax-num">{row.number}</span> },
    { key: 'about', title: t('about'), cell: (row) => row.about },
    { key: 'channel', title: t('channel'), cell: (row) => text(`channel.${row.channel}`), filterMany: true, filter: ['portal', 'phone', 'mail', 'mailbox', 'visit'].map((value) => ({ value, label: text(`channel.${value}`) })) },
    { key: 'state', title: t('state'), cell: (row) => <State of="complaint" state={row.state} />, filterMany: true, filter: complaint.states.map((value) => ({ value, label: text(`state.complaint.${value}`) })) },
    { key: 'investigator', title: t('investigator'), cell: (row) => row.investigator ?? '' },
    { key: 'filedOn', title: t('filedOn'), cell: (row) => <span className="ax-num">{day(row.filedOn)}</span> },
    { key: 'dueOn', title: t('dueOn'), cell: (row) => row.dueOn && <span className="ax-row"><span className="ax-num">{day(row.dueOn)}</span>{row.overdue && <StateTag tone="over">{t('overdue')}</StateTag>}</span> },
  ]
}

const blank = { channel: 'phone', about: '', text: '', name: '', contact: '' }
function Enter() {
  const t = useWords(complaintWords)
  const text = useText()
  const [form, setForm] = useState(blank)
  const set = (key: keyof typeof blank) => (value: string) => setForm({ ...form, [key]: value })
  const given = Object.fromEntries(Object.entries(form).filter(([, v]) => v.trim()))
  return (
    <StepButton
      action={creating('file')} path="/api/integrity/complaints/file" body={given} size="small" title={t('enter')} button={t('enterDo')} will={t('enterWill')} done={complaintWords.entered}
      disabledWhy={(form.about.trim().length < 2 || form.text.trim().length < 10) && t('needed')} onDone={() => setForm(blank)}
    >
      <Select name="channel" label={t('channel')} required value={form.channel} onValue={set('channel')} options={['phone', 'mail', 'mailbox', 'visit'].map((value) => ({ value, label: text(`channel.${value}`) }))} />
      <TextInput name="about" label={t('about')} required maxLength={200} value={form.about} onValue={set('about')} />
      <TextArea name="text" label={t('text')} required rows={5} maxLength={5000} value={form.text} onValue={set('text')} />
      <TextInput name="name" label={t('name')} maxLength={60} value={form.name} onValue={set('name')} />
      <TextInput name="contact" label={t('contact')} maxLength={100} value={form.contact} onValue={set('contact')} />
    </StepButton>
  )
}
