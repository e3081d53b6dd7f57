import { useState } from 'react'
import { Button } from '../../../web/shared/components/Button.tsx'
import { ErrorSummary } from '../../../web/shared/components/ErrorSummary.tsx'
import { useFieldErrors } from '../../../web/shared/components/Field.tsx'
import { Checkbox, TextInput } from '../../../web/shared/components/inputs.tsx'
import { Notice } from '../../../web/shared/components/Notice.tsx'
import { QueryView } from '../../../web/shared/components/states.tsx'
import { toast } from '../../../web/shared/components/Toast.tsx'
import { useFormat } from '../../../web/shared/format.ts'
import { useMe } from '../../../web/shared/me.tsx'
import { refresh, useQuery } from '../../../web/shared/query.ts'
import { useSend } from '../../../web/shared/send.ts'
import { useWords } from '../../../web/shared/words.ts'
import { declarationWords } from './declaration-words.ts'
import { emptyRow, filled, groups, Rows, type Filled } from './DeclarationRows.tsx'
import { useText } from './looks.tsx'

type Relative = { relation: string; name: string | null; citizenId: string | null; creditCode: string | null }
type Interest = { creditCode: string; name: string; from?: string | null; until?: string | null; percent?: number | null; note?: string }
type Content = { citizenId: string | null; relatives: Relative[]; employers: Interest[]; holdings: Interest[]; others: Interest[] }
type Own = { declaration: { declaredOn: string; due: boolean; content: Content } | null; year: number }

/** 我的申报: what stands, and the form that replaces it. */
export function Page() {
  const t = useWords(declarationWords)
  const query = useQuery<Own>('/api/integrity/own-declaration')
  const [editing, edit] = useState(false)
  return (
    <div className="ax-stack">
      <div><h1>{t('title')}</h1><p className="ax-soft">{t('lead')}</p></div>
      <QueryView query={query}>
        {(own) => (own.declaration && !editing ? <Standing own={own} edit={() => edit(true)} /> : <Form first={!own.declaration} onDone={() => edit(false)} />)}
      </QueryView>
    </div>
  )
}

function Standing({ own, edit }: { own: Own; edit: () => void }) {
  const t = useWords(declarationWords)
  const text = useText()
  const { day } = useFormat()
  const { content, declaredOn, due } = own.declaration!
  const line = (i: Interest) => `${i.name}（${i.creditCode}）${i.until ? ` ${t('until')} ${i.until}` : ''}${i.percent ? ` ${i.percent}%` : ''}${i.note ? ` ${i.note}` : ''}`
  const list = (title: string, lines: readonly string[]) => <><dt>{title}</dt><dd>{lines.length ? lines.map((l) => <div key={l}>{l}</div>) : t('none')}</dd></>
  return (
    <section className="ax-card ax-stack">
      {due && <Notice tone="wait" title={t('due', { year: own.year })}>{t('dueText')}</Notice>}
      <dl className="ax-facts">
        <dt>{t('declaredOn')}</dt><dd className="ax-num">{day(declaredOn)}</dd>
        <dt>{t('citizenId')}</dt><dd className="ax-num">{content.citizenId ?? t('none')}</dd>
        {list(t('relatives'), content.relatives.map((r) => `${text(`relation.${r.relation}`)} ${r.name ?? ''} ${r.citizenId ?? ''} ${r.creditCode ?? ''}`))}
        {list(t('employers'), content.employers.map(line))}
        {list(t('holdings'), content.holdings.map(line))}
        {list(t('others'), content.others.map(line))}
      </dl>
      <div><Button look="primary" icon="edit" onClick={edit}>{t('again')}</Button></div>
    </section>
  )
}

/** A new declaration replaces the one before: it is made anew, and what stood before stays on record. */
function Form({ first, onDone }: { first: boolean; onDone: () => void }) {
  const t = useWords(declarationWords)
  const me = useMe()
  const { send, sending, problem } = useSend()
  const error = useFieldErrors(problem)
  const [citizenId, setCitizenId] = useState('')
  const [rows, setRows] = useState<Record<string, Filled[]>>({})
  const [truthful, setTruthful] = useState(false)
  const declare = async () => {
    const answer = await send('/api/integrity/declarations/declare', {
      officer: me.id, truthful, ...(citizenId.trim() ? { citizenId: citizenId.trim() } : {}), ...Object.fromEntries(groups.map((g) => [g.key, (rows[g.key] ?? []).map(filled)])),
    })
    if (!answer.ok) return
    toast(declarationWords.done)
    refresh('/api/integrity/')
    onDone()
  }
  return (
    <form className="ax-card ax-stack" noValidate onSubmit={(event) => { event.preventDefault(); void declare() }}>
      <ErrorSummary problem={problem} />
      <TextInput
        name="citizenId" label={t('citizenId')} hint={t(first ? 'citizenIdHint' : 'citizenIdKept')} required={first} maxLength={18} size={20} autoComplete="off" value={citizenId} onValue={setCitizenId}
        error={error('citizenId')}
      />
      {groups.map((group) => (
        <Rows
          key={group.key} group={group} rows={rows[group.key] ?? []} error={error}
          onRows={(now) => setRows({ ...rows, [group.key]: now })} add={() => setRows({ ...rows, [group.key]: [...(rows[group.key] ?? []), emptyRow(group)] })}
        />
      ))}
      <Checkbox name="truthful" label={t('truthful')} checked={truthful} onChecked={setTruthful} error={error('truthful')} />
      <div><Button type="submit" look="primary" busy={sending} disabledWhy={!truthful && t('truthfulMissing')}>{t(first ? 'declareFirst' : 'declare')}</Button></div>
    </form>
  )
}
