import './enterprises.css'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { refresh } from '../../../web/shared/query.ts'
import { useSend } from '../../../web/shared/send.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { Button, ButtonLink } from '../../../web/shared/components/Button.tsx'
import { ChangedMeanwhile, isChanged } from '../../../web/shared/components/ChangedMeanwhile.tsx'
import { ErrorSummary } from '../../../web/shared/components/ErrorSummary.tsx'
import { useFieldErrors } from '../../../web/shared/components/Field.tsx'
import { Select, TextInput } from '../../../web/shared/components/inputs.tsx'
import { toast } from '../../../web/shared/components/Toast.tsx'
import { postWords, words as enterpriseWords } from '../words.ts'
import { enterprisePath } from './enterprise.ts'
import { done, words } from './words.ts'
import type { FormEvent } from 'react'
import type { Enterprise, MaskedPerson } from './enterprise.ts'

type Row = { key: string; known?: MaskedPerson; post: string; name: string; citizenId: string; phone: string }
type Props = { enterprise: Enterprise; persons: readonly MaskedPerson[]; back: string }

const rowOf = (person: MaskedPerson): Row => ({ key: person.id, known: person, post: person.post, name: person.name, citizenId: '', phone: '' })
let added = 0
const blank = (): Row => ({ key: `new-${++added}`, post: 'safety-manager', name: '', citizenId: '', phone: '' })

/** An empty number of somebody known stays what it is; of somebody new there is none. */
const bodyOf = ({ known, post, name, citizenId, phone }: Row) => ({
  ...(known ? { id: known.id } : {}), post, name: name.trim(),
  ...(citizenId.trim() ? { citizenId: citizenId.trim() } : {}), ...(phone.trim() ? { phone: phone.trim() } : {}),
})

/** The whole list of responsible persons, in its order. */
export function PersonsForm({ enterprise, persons, back }: Props) {
  const t = useWords(words)
  const navigate = useNavigate()
  const [rows, setRows] = useState(() => (persons.length ? persons.map(rowOf) : [{ ...blank(), post: 'principal' }]))
  const [seen, setSeen] = useState(enterprise.lastFact)
  const { send, sending, problem, clear } = useSend()
  const error = useFieldErrors(problem)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const answer = await send(enterprisePath(enterprise.id, 'set-persons'), { persons: rows.map(bodyOf), seen })
    if (!answer.ok) return
    refresh('/api/enterprises/')
    toast(done.persons)
    void navigate(back, { replace: true })
  }
  return (
    <form className="ax-stack en-form" onSubmit={(event) => void submit(event)} noValidate>
      <div><h1>{t('editPersons')}</h1><p className="ax-soft">{enterprise.name} · {t('personsLead')}</p></div>
      {isChanged(problem)
        ? <ChangedMeanwhile problem={problem} facts={enterpriseWords} onGoOn={(last) => { setSeen(last); clear() }} />
        : <ErrorSummary problem={problem} />}
      <section className="ax-card">
        {rows.map((row, i) => (
          <PersonFields
            key={row.key} row={row} at={i} error={error} setRow={(next) => setRows(rows.map((one) => (one.key === row.key ? next : one)))}
            onRemove={rows.length > 1 ? () => { setRows(rows.filter((one) => one.key !== row.key)); clear() } : undefined}
          />
        ))}
      </section>
      <div className="ax-row"><Button icon="plus" onClick={() => setRows([...rows, blank()])}>{t('add')}</Button></div>
      <div className="ax-row">
        <Button type="submit" look="primary" busy={sending}>{t('savePersons')}</Button>
        <ButtonLink to={back} look="quiet">{t('cancel')}</ButtonLink>
      </div>
    </form>
  )
}

function PersonFields({ row, at, error, setRow, onRemove }: {
  row: Row; at: number; error: (name: string) => string | undefined; setRow: (row: Row) => void; onRemove: (() => void) | undefined
}) {
  const t = useWords(words)
  const speak = useSpeak()
  const field = (name: 'post' | 'name' | 'citizenId' | 'phone') =>
    ({ name: `persons.${at}.${name}`, error: error(`persons.${at}.${name}`), value: row[name], onValue: (value: string) => setRow({ ...row, [name]: value }) })
  const keep = (value: string | null | undefined) => (value ? t('keep', { value }) : undefined)
  return (
    <fieldset className="en-person ax-stack" aria-label={t('nth', { n: at + 1 })}>
      <div className="en-two">
        <TextInput {...field('name')} label={t('person')} required maxLength={60} autoComplete="off" />
        <Select {...field('post')} label={t('post')} required options={Object.entries(postWords).map(([value, label]) => ({ value, label: speak(label) }))} />
        <TextInput {...field('citizenId')} label={t('citizenId')} hint={keep(row.known?.citizenId)} maxLength={18} autoComplete="off" spellCheck={false} />
        <TextInput {...field('phone')} label={t('phone')} hint={keep(row.known?.phone)} inputMode="tel" autoComplete="off" />
      </div>
      {onRemove && <div className="ax-row"><Button size="small" look="quiet" icon="minus" onClick={onRemove}>{t('remove')}</Button></div>}
    </fieldset>
  )
}
