import { useState } from 'react'
import { DataTable } from '../../../web/desk/DataTable.tsx'
import { Select, TextArea } from '../../../web/shared/components/inputs.tsx'
import { EmptyState } from '../../../web/shared/components/states.tsx'
import { useAuthority, useMe } from '../../../web/shared/me.tsx'
import { useQuery } from '../../../web/shared/query.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { complaintWords } from './complaint-words.ts'
import { Level, StepButton, useText } from './looks.tsx'
import { Sessions, Warnings } from './Records.tsx'
import { creating } from './shapes.ts'
import type { DeskColumn } from '../../../web/desk/DataTable.tsx'
import type { Words } from '../../../web/shared/words.ts'
import type { Person, Risk } from './shapes.ts'

export type Choices = { items: { step: string; title: Words; post: string | null }[]; colleagues: Person[] }

/** Risk points by step; sessions and warnings on record below. */
export function Page() {
  const t = useWords(complaintWords)
  const { roles } = useMe()
  const overseeing = roles.includes('head') || roles.includes('auditor')
  const choices = useQuery<Choices>(overseeing ? '/api/integrity/steps' : null).data
  return (
    <div className="ax-stack ax-stack-lg">
      <div><h1>{t('prevention')}</h1><p className="ax-soft">{t('preventionNote')}</p></div>
      <section className="ax-stack">
        <h2>{t('risks')}</h2>
        <DataTable<Risk>
          name="integrity-risks" caption={t('risks')} path="/api/integrity/risk-points" columns={useColumns(overseeing)} xlsx live={['integrity.*']} actions={choices && <Register choices={choices} />}
          empty={<EmptyState icon="eye" title={t('noRisks')}><p>{t('noRisksFill')}</p></EmptyState>}
        />
      </section>
      <Sessions choices={choices} />
      <Warnings choices={choices} />
    </div>
  )
}

function useColumns(overseeing: boolean): DeskColumn<Risk>[] {
  const t = useWords(complaintWords)
  const speak = useSpeak()
  const text = useText()
  const columns: DeskColumn<Risk>[] = [
    { key: 'title', title: t('step'), head: true, cell: (row) => speak(row.title) },
    { key: 'level', title: t('level'), cell: (row) => <Level level={row.level} />, filterMany: true, filter: ['high', 'medium', 'low'].map((value) => ({ value, label: text(`level.${value}`) })) },
    { key: 'risk', title: t('risk'), width: 230, cell: (row) => row.risk },
    { key: 'measure', title: t('measure'), width: 280, cell: (row) => row.measure },
    { key: 'post', title: t('post'), cell: (row) => text(`post.${row.post}`), filterMany: true, filter: ['acceptance', 'review', 'decision', 'issue'].map((value) => ({ value, label: text(`post.${value}`) })) },
  ]
  const withdraw: DeskColumn<Risk> = {
    key: 'withdraw', title: '', cell: (row) => (
      <StepButton action={creating('withdraw', 'required')} path={`/api/integrity/risk-points/${row.id}/withdraw`} body={{ seen: row.seen }} title={t('withdraw')} button={t('withdraw')} look="quiet" done={complaintWords.withdrawDone} />
    ),
  }
  return overseeing ? [...columns, withdraw] : columns
}

const blank = { step: '', post: 'review', level: 'medium', risk: '', measure: '' }
function Register({ choices }: { choices: Choices }) {
  const t = useWords(complaintWords)
  const speak = useSpeak()
  const text = useText()
  const me = useMe()
  const authority = useAuthority().data
  const [form, setForm] = useState(blank)
  const [department, setDepartment] = useState(me.department ?? authority?.departments[0]?.id ?? '')
  const set = (key: keyof typeof blank) => (value: string) => setForm({ ...form, [key]: value, ...(key === 'step' ? { post: choices.items.find((c) => c.step === value)?.post ?? form.post } : {}) })
  const option = (kind: string) => (value: string) => ({ value, label: text(`${kind}.${value}`) })
  return (
    <StepButton
      action={creating('register')} path="/api/integrity/risk-points/register" body={{ ...form, department }} size="small" title={t('addRisk')} button={t('addRisk')} look="primary" done={complaintWords.addRiskDone}
      disabledWhy={(!form.step || form.risk.trim().length < 4 || form.measure.trim().length < 4) && t('needed')} onDone={() => setForm(blank)}
    >
      <Select name="step" label={t('step')} required placeholder={t('stepChoose')} value={form.step} onValue={set('step')} options={choices.items.map((c) => ({ value: c.step, label: speak(c.title) }))} />
      <Select name="post" label={t('post')} required value={form.post} onValue={set('post')} options={['acceptance', 'review', 'decision', 'issue'].map(option('post'))} />
      <Select name="level" label={t('level')} required value={form.level} onValue={set('level')} options={['high', 'medium', 'low'].map(option('level'))} />
      <TextArea name="risk" label={t('risk')} required rows={2} maxLength={500} value={form.risk} onValue={set('risk')} />
      <TextArea name="measure" label={t('measure')} required rows={3} maxLength={1000} value={form.measure} onValue={set('measure')} />
      {!me.department && authority && <Select name="department" label={t('department')} required value={department} onValue={setDepartment} options={authority.departments.map((d) => ({ value: d.id, label: speak(d.name) }))} />}
    </StepButton>
  )
}
