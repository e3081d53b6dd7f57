import { useState } from 'react'
import { Button } from '../../../web/shared/components/Button.tsx'
import { DateInput, Select, TextInput } from '../../../web/shared/components/inputs.tsx'
import { EmptyState, QueryView } from '../../../web/shared/components/states.tsx'
import { StepDialog } from '../../../web/shared/components/StepDialog.tsx'
import { Table } from '../../../web/shared/components/Table.tsx'
import { useFormat } from '../../../web/shared/format.ts'
import { useMe } from '../../../web/shared/me.tsx'
import { useQuery } from '../../../web/shared/query.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { pageWords } from './words.ts'
import type { DutyEntry, DutyLists } from './shapes.ts'

/** Who answers for which step, in each version; the head sets the next. */
export function Page() {
  const t = useWords(pageWords)
  const query = useQuery<DutyLists>('/api/oversight/duty-lists')
  return (
    <div className="ax-stack">
      <div>
        <h1>{t('duties')}</h1>
        <p className="ax-soft">{t('dutiesNote')}</p>
      </div>
      <QueryView query={query} lines={8}>{(data) => <Lists data={data} reload={query.reload} />}</QueryView>
    </div>
  )
}

function Lists({ data, reload }: { data: DutyLists; reload: () => void }) {
  const t = useWords(pageWords)
  const speak = useSpeak()
  const { day } = useFormat()
  const { roles } = useMe()
  const [open, setOpen] = useState(false)
  const general: DutyEntry[] = data.shipped.map((d) => ({ ...d, text: speak(d.text), person: null, leader: null }))
  return (
    <>
      {roles.includes('head') && <div><Button look="primary" icon="plus" onClick={() => setOpen(true)}>{t('set')}</Button></div>}
      {data.lists.length === 0 && <EmptyState icon="list" title={t('noLists')}><p>{t('noListsFill')}</p></EmptyState>}
      {data.lists.map((list, i) => (
        <details key={list.id} className="ax-card" open={i === 0}>
          <summary><b>{t('version', { n: list.version })}</b> · {t('from', { date: day(list.from) })} · {t('setBy', { name: list.setBy })}</summary>
          <Duties duties={list.duties} caption={t('version', { n: list.version })} />
        </details>
      ))}
      <details className="ax-card" open={data.lists.length === 0}>
        <summary><b>{t('shipped')}</b></summary>
        <Duties duties={general} caption={t('shipped')} />
      </details>
      {open && <SetDialog data={data} onClose={() => setOpen(false)} onDone={reload} />}
    </>
  )
}

function Duties({ duties, caption }: { duties: readonly DutyEntry[]; caption: string }) {
  const t = useWords(pageWords)
  const speak = useSpeak()
  return (
    <Table
      caption={caption} hideCaption rows={duties} rowKey={(row) => row.step}
      columns={[
        { key: 'step', title: t('stage'), head: true, cell: (row) => speak(row.title) },
        { key: 'text', title: t('duty'), cell: (row) => row.text },
        { key: 'person', title: t('person'), cell: (row) => row.person?.name ?? '—' },
        { key: 'leader', title: t('leader'), cell: (row) => row.leader?.name ?? '—' },
      ]}
    />
  )
}

type Chosen = { step: string; text: string; person: string; leader: string }
/** The next list begins as the last one stood; who left the department since is chosen anew. */
const begun = (data: DutyLists, leader: string): Chosen[] => {
  const here = (person: DutyEntry['person']) => (person && data.officers.some((officer) => officer.id === person.id) ? person.id : '')
  return data.shipped.map((d) => {
    const last = data.lists[0]?.duties.find((x) => x.step === d.step)
    return { step: d.step, text: last?.text ?? d.text.zh, person: here(last?.person ?? null), leader: last ? here(last.leader) : leader }
  })
}

function SetDialog({ data, onClose, onDone }: { data: DutyLists; onClose: () => void; onDone: () => void }) {
  const t = useWords(pageWords)
  const speak = useSpeak()
  const me = useMe()
  const [from, setFrom] = useState('')
  const [chosen, setChosen] = useState(() => begun(data, me.id))
  const change = (at: number, more: Partial<Chosen>) => setChosen(chosen.map((one, i) => (i === at ? { ...one, ...more } : one)))
  const people = data.officers.map((officer) => ({ value: officer.id, label: officer.name }))
  const duties = chosen.map((d) => ({ ...d, person: d.person || null, leader: d.leader || null }))
  return (
    <StepDialog
      open onClose={onClose} action={{ step: 'set', allowed: true, why: null, clause: null, reason: 'required' }} path="/api/oversight/duty-lists/set"
      body={{ department: me.department, region: me.region, from, duties }} title={t('set')} button={t('setDo')} done={pageWords.setDone} onDone={onDone}
    >
      <p>{t('setText')}</p>
      <DateInput name="from" label={t('firstDay')} required value={from} onValue={setFrom} />
      {chosen.map((d, i) => (
        <fieldset key={d.step} className="ax-stack ax-stack-sm">
          <legend><b>{speak(data.shipped[i]!.title)}</b></legend>
          <TextInput name={`duties.${i}.text`} label={t('duty')} required value={d.text} onValue={(text) => change(i, { text })} />
          <Select name={`duties.${i}.person`} label={t('person')} value={d.person} onValue={(person) => change(i, { person })} options={people} placeholder={t('choose')} />
          <Select name={`duties.${i}.leader`} label={t('leader')} value={d.leader} onValue={(leader) => change(i, { leader })} options={people} placeholder={t('choose')} />
        </fieldset>
      ))}
    </StepDialog>
  )
}
