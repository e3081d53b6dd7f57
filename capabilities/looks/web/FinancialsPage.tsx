import { useState } from 'react'
import { Button } from '../../../web/shared/components/Button.tsx'
import { ErrorSummary } from '../../../web/shared/components/ErrorSummary.tsx'
import { useFieldErrors } from '../../../web/shared/components/Field.tsx'
import { TextInput } from '../../../web/shared/components/inputs.tsx'
import { QueryView } from '../../../web/shared/components/states.tsx'
import { toast } from '../../../web/shared/components/Toast.tsx'
import { plainDay } from '../../../web/shared/format.ts'
import { useMe } from '../../../web/shared/me.tsx'
import { refresh, useQuery } from '../../../web/shared/query.ts'
import { useSend } from '../../../web/shared/send.ts'
import { useWords } from '../../../web/shared/words.ts'
import { FinancialTable } from './FinancialTable.tsx'
import { pageWords } from './words.ts'
import type { Year } from './shapes.ts'

/** The enterprise's own money: what others see of it, and a form for a year. */
export function Page() {
  const t = useWords(pageWords)
  const { enterprise } = useMe()
  const query = useQuery<{ items: readonly Year[] }>(`/api/looks/enterprises/${enterprise!.id}/financials`, {}, { live: [enterprise!.id] })
  return (
    <div className="ax-stack">
      <div><h1>{t('financials')}</h1><p className="ax-soft">{t('financialsLead')}</p></div>
      <QueryView query={query} empty={<Declare of={enterprise!.id} />}>
        {({ items }) => <><section className="ax-card"><FinancialTable items={items} /></section><Declare of={enterprise!.id} /></>}
      </QueryView>
    </div>
  )
}

const empty = { bank: '', account: '', revenue: '', costDue: '', costSpent: '' }
/** Yuan with up to two decimals → whole fen; anything else is not a number and refused where it stands. */
const fen = (text: string) => (/^\d{1,13}(\.\d{1,2})?$/.test(text.trim().replaceAll(',', '')) ? Math.round(Number(text.trim().replaceAll(',', '')) * 100) : null)

function Declare({ of }: { of: string }) {
  const t = useWords(pageWords)
  const { send, sending, problem } = useSend()
  const error = useFieldErrors(problem)
  const [form, setForm] = useState(() => ({ ...empty, year: String(Number(plainDay(new Date().toISOString()).slice(0, 4)) - 1) }))
  const [tried, setTried] = useState(false)
  const set = (key: keyof typeof form) => (value: string) => setForm({ ...form, [key]: value })
  const amounts = { revenue: fen(form.revenue), costDue: fen(form.costDue), costSpent: fen(form.costSpent) }
  const save = async () => {
    setTried(true)
    if (Object.values(amounts).includes(null)) return
    const answer = await send('/api/looks/financials/declare', { enterprise: of, year: Number(form.year), bank: form.bank, account: form.account, ...amounts })
    if (!answer.ok) return
    refresh()
    toast(pageWords.declared)
    setForm({ ...form, ...empty })
    setTried(false)
  }
  const money = (key: keyof typeof amounts) => (
    <TextInput name={key} label={t(key)} required inputMode="decimal" size={18} unit={t('yuan')} value={form[key]} onValue={set(key)} error={tried && amounts[key] === null ? t('amountWrong') : error(key)} />
  )
  return (
    <section className="ax-card ax-stack">
      <h2>{t('declare')}</h2>
      <p className="ax-hint">{t('declareHint')}</p>
      <ErrorSummary problem={problem} />
      <form className="ax-stack" noValidate autoComplete="off" onSubmit={(event) => { event.preventDefault(); void save() }}>
        <TextInput name="year" label={t('year')} required type="number" size={6} value={form.year} onValue={set('year')} error={error('year')} />
        <TextInput name="bank" label={t('bank')} required maxLength={100} value={form.bank} onValue={set('bank')} error={error('bank')} />
        <TextInput name="account" label={t('account')} hint={t('accountHint')} required inputMode="numeric" maxLength={40} size={28} value={form.account} onValue={set('account')} error={error('account')} />
        {money('revenue')}{money('costDue')}{money('costSpent')}
        <div className="ax-row"><Button type="submit" look="primary" icon="lock" busy={sending}>{t('declareDo')}</Button></div>
      </form>
    </section>
  )
}
