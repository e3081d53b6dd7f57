import { useFormat } from '../../../web/shared/format.ts'
import { useQuery } from '../../../web/shared/query.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { Notice } from '../../../web/shared/components/Notice.tsx'
import { EmptyState, QueryView } from '../../../web/shared/components/states.tsx'
import { Table } from '../../../web/shared/components/Table.tsx'
import { StateTag } from '../../../web/shared/components/tags.tsx'
import { Choice, holds, InForce, Search, useAmount, useChoice, Verified } from './parts.tsx'
import { PublishYear } from './PublishYear.tsx'
import { words, yearWords } from './words.ts'
import type { Cited } from './parts.tsx'
import type { Words } from '../../../web/shared/words.ts'

type Dated = { from: string; to: string | null; verified: boolean }
type Clause = Cited & Dated & { law: Words; number: string; note: Words | null }
type Days = { year: number; notice: { number: string; published: string; by: string } | null; years: readonly number[]; knownUntil: string; days: readonly { day: string; name: string; kind: 'holiday' | 'worked' }[] }
type Retention = Dated & { id: string; record: Words; value: number | null; unit: string; clause: Cited; note: Words }

/** The clauses that rules and limits rest on. */
export function Clauses() {
  const t = useWords(words)
  const speak = useSpeak()
  const [q, setQ] = useChoice('q')
  const query = useQuery<{ items: readonly Clause[] }>('/api/law/clauses')
  return (
    <section className="ax-card ax-stack" aria-label={t('clauses')}>
      <div className="ax-row ax-no-print"><Search value={q} onValue={setQ} /></div>
      <QueryView query={query} lines={10}>
        {({ items }) => (
          <Table
            caption={t('clauses')} hideCaption rows={items.filter((one) => holds(q, one.name, one.gist, one.law))} rowKey={(row) => `${row.id} ${row.from}`}
            columns={[
              { key: 'name', title: t('clause'), head: true, cell: (row) => speak(row.name) },
              { key: 'gist', title: t('gist'), cell: (row) => <>{speak(row.gist)}{row.note && <small className="lw-note">{speak(row.note)}</small>}</> },
              { key: 'law', title: t('law'), cell: (row) => <>{speak(row.law)}<small className="lw-note">{row.number}</small></> },
              { key: 'from', title: t('inForce'), cell: (row) => <InForce from={row.from} to={row.to} /> },
              { key: 'verified', title: t('status'), cell: (row) => <Verified verified={row.verified} /> },
            ]}
          />
        )}
      </QueryView>
    </section>
  )
}

/** A year's holidays and the weekend days worked for them. */
export function Calendar() {
  const t = useWords(words)
  const format = useFormat()
  const [year, setYear] = useChoice('year')
  const y = useWords(yearWords)
  const query = useQuery<Days>('/api/law/calendar', { year }, { keep: true })
  return (
    <section className="ax-card ax-stack" aria-label={t('calendar')}>
      <QueryView query={query} lines={10}>
        {(data) => <>
          <div className="ax-row ax-no-print">
            <Choice label={t('year')} value={String(data.year)} onValue={setYear} options={data.years.map((one) => ({ value: String(one), label: { zh: String(one), en: String(one) } }))} />
            <PublishYear next={Number(data.knownUntil.slice(0, 4)) + 1} />
          </div>
          {data.notice && <p className="ax-soft">{y('by', data.notice)}</p>}
          <Notice>{t('knownUntil', { day: format.day(data.knownUntil) })}</Notice>
          {data.days.length
            ? <Table
              caption={t('calendar')} hideCaption rows={data.days} rowKey={(row) => row.day}
              columns={[
                { key: 'day', title: t('date'), head: true, cell: (row) => <span className="ax-num">{format.day(row.day)}</span> },
                { key: 'kind', title: t('kind'), cell: (row) => (row.kind === 'holiday' ? <StateTag tone="done" icon="calendar">{t('holiday')}</StateTag> : <StateTag tone="wait" icon="clock">{t('worked')}</StateTag>) },
                { key: 'name', title: t('feast'), cell: (row) => <span lang="zh-CN">{row.name}</span> },
              ]}
            />
            : <EmptyState icon="calendar" title={t('noDays')} />}
        </>}
      </QueryView>
    </section>
  )
}

/** How long each kind of record is kept. */
export function Retentions() {
  const t = useWords(words)
  const speak = useSpeak()
  const amount = useAmount()
  const query = useQuery<{ items: readonly Retention[] }>('/api/law/retention')
  return (
    <section className="ax-card ax-stack" aria-label={t('retention')}>
      <QueryView query={query} lines={10}>
        {({ items }) => (
          <Table
            caption={t('retention')} hideCaption rows={items} rowKey={(row) => row.id}
            columns={[
              { key: 'record', title: t('record'), head: true, cell: (row) => speak(row.record) },
              { key: 'kept', title: t('kept'), cell: (row) => <><b className="lw-value">{row.value === null ? t('permanent') : amount({ value: row.value, most: null, unit: row.unit })}</b><small className="lw-note">{speak(row.note)}</small></> },
              { key: 'clause', title: t('clause'), cell: (row) => speak(row.clause.name) },
              { key: 'from', title: t('inForce'), cell: (row) => <InForce from={row.from} to={row.to} /> },
              { key: 'verified', title: t('status'), cell: (row) => <Verified verified={row.verified} /> },
            ]}
          />
        )}
      </QueryView>
    </section>
  )
}
