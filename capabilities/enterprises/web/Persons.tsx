import './enterprises.css'
import { useState } from 'react'
import { get } from '../../../web/shared/api.ts'
import { useQuery } from '../../../web/shared/query.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { Button } from '../../../web/shared/components/Button.tsx'
import { Dialog } from '../../../web/shared/components/Dialog.tsx'
import { useFieldErrors } from '../../../web/shared/components/Field.tsx'
import { TextInput } from '../../../web/shared/components/inputs.tsx'
import { Notice } from '../../../web/shared/components/Notice.tsx'
import { ProblemNotice } from '../../../web/shared/components/ProblemNotice.tsx'
import { QueryView } from '../../../web/shared/components/states.tsx'
import { Table } from '../../../web/shared/components/Table.tsx'
import { postWords } from '../words.ts'
import { enterprisePath } from './enterprise.ts'
import { words } from './words.ts'
import type { FormEvent, ReactNode } from 'react'
import type { ApiProblem } from '../../../web/shared/api.ts'
import type { MaskedPerson } from './enterprise.ts'

/** The responsible persons, masked; one at a time is shown whole to whoever says what for. */
export function Persons({ of, actions }: { of: string; actions?: ReactNode }) {
  const t = useWords(words)
  const query = useQuery<{ items: readonly MaskedPerson[] }>(enterprisePath(of, 'persons'), {}, { live: [of] })
  const [shown, setShown] = useState<MaskedPerson>()
  return (
    <section className="ax-card ax-stack">
      <div className="ax-row ax-row-apart"><h2>{t('persons')}</h2>{actions}</div>
      <p className="ax-hint">{t('personsHint')}</p>
      <QueryView query={query} empty={<p className="ax-soft">{t('personsNone')}</p>}>
        {({ items }) => <div className="en-persons"><PersonTable items={items} onShow={setShown} /></div>}
      </QueryView>
      {shown && <Reveal person={shown} onClose={() => setShown(undefined)} />}
    </section>
  )
}

function PersonTable({ items, onShow }: { items: readonly MaskedPerson[]; onShow: (person: MaskedPerson) => void }) {
  const t = useWords(words)
  const speak = useSpeak()
  const masked = (value: string | null) => (value ? <span className="en-masked">{value}</span> : <span className="ax-soft">{t('none1')}</span>)
  return (
    <Table
      caption={t('persons')} hideCaption rows={items} rowKey={(row) => row.id}
      columns={[
        { key: 'name', title: t('person'), head: true, cell: (row) => row.name },
        { key: 'post', title: t('post'), cell: (row) => speak(postWords[row.post]) },
        { key: 'citizenId', title: t('citizenId'), cell: (row) => masked(row.citizenId) },
        { key: 'phone', title: t('phone'), cell: (row) => masked(row.phone) },
        {
          key: 'reveal', title: <span className="ax-hidden-visually">{t('reveal')}</span>,
          cell: (row) => (row.citizenId || row.phone) && (
            <Button size="small" look="quiet" icon="eye" aria-label={`${t('reveal')} ${row.name}`} onClick={() => onShow(row)}>{t('reveal')}</Button>
          ),
        },
      ]}
    />
  )
}

/** Nothing of what is shown stays behind: it is asked for once, outside of the pages' memory, and gone with the dialog. */
function Reveal({ person, onClose }: { person: MaskedPerson; onClose: () => void }) {
  const t = useWords(words)
  const [purpose, setPurpose] = useState('')
  const [problem, setProblem] = useState<ApiProblem>()
  const [whole, setWhole] = useState<MaskedPerson>()
  const error = useFieldErrors(problem)
  const show = async (event: FormEvent) => {
    event.preventDefault()
    const answer = await get<MaskedPerson>(`/api/enterprises/persons/${person.id}/reveal`, { purpose: purpose.trim() })
    if (answer.ok) setWhole(answer.value)
    setProblem(answer.ok ? undefined : answer.problem)
  }
  return (
    <Dialog open onClose={onClose} title={t('revealTitle', { name: person.name })} footer={whole && <Button look="primary" onClick={onClose}>{t('hide')}</Button>}>
      {whole
        ? <div className="ax-stack">
          <dl className="ax-facts">
            <dt>{t('citizenId')}</dt><dd className="en-shown">{whole.citizenId ?? t('none1')}</dd>
            <dt>{t('phone')}</dt><dd className="en-shown">{whole.phone ?? t('none1')}</dd>
          </dl>
          <Notice live>{t('revealed')}</Notice>
        </div>
        : <form className="ax-stack" onSubmit={(event) => void show(event)} noValidate>
          <TextInput name="purpose" label={t('purpose')} hint={t('purposeHint')} required error={error('purpose')} value={purpose} onValue={setPurpose} maxLength={200} />
          {problem && problem.fields.length === 0 && <ProblemNotice problem={problem} />}
          <div className="ax-row"><Button type="submit" look="primary" icon="eye">{t('showNow')}</Button><Button look="quiet" onClick={onClose}>{t('cancel')}</Button></div>
        </form>}
    </Dialog>
  )
}
