import './pre-review.css'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { DateInput, TextArea } from '../../../web/shared/components/inputs.tsx'
import { PrintButton } from '../../../web/shared/components/small.tsx'
import { QueryView } from '../../../web/shared/components/states.tsx'
import { Table } from '../../../web/shared/components/Table.tsx'
import { StateTag } from '../../../web/shared/components/tags.tsx'
import { useFormat } from '../../../web/shared/format.ts'
import { useQuery } from '../../../web/shared/query.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { words } from '../words.ts'
import { Find } from './Find.tsx'
import { Files, Papers, Result, ReviewState } from './looks.tsx'
import { isAdvised, reviewPath } from './shapes.ts'
import { PlainStep, ReviewStep } from './steps.tsx'
import { pageWords } from './words.ts'
import type { Listed, Review } from './shapes.ts'

/** One pre-review at the workbench: what was handed in, a finding per item, the advice as a whole. */
export function Page() {
  const { id = '' } = useParams()
  const query = useQuery<Review>(reviewPath(id), {}, { live: [id] })
  return <QueryView query={query} lines={8}>{(review) => <One review={review} />}</QueryView>
}

function One({ review }: { review: Review }) {
  const t = useWords(pageWords)
  const speak = useSpeak()
  const { day } = useFormat()
  const of = (kind: Listed['kind']) => review.items.filter((item) => item.kind === kind)
  return (
    <div className="ax-stack">
      <header className="ax-stack ax-stack-sm">
        <div className="ax-row ax-row-apart">
          <div className="ax-row"><h1>{review.enterprise}</h1><ReviewState state={review.state} /></div>
          <div className="ax-row ax-no-print"><PrintButton /></div>
        </div>
        <p className="ax-soft">
          <span className="ax-num">{review.number}</span> · {speak(words[`sector.${review.sector}`]!)} · {speak(words[`why.${review.why}`]!)} · {t('roundN', { n: review.round })}
          {review.officer && <> · {t('officer')} {review.officer}</>}
          {review.application && <> · <Link to={`/cases/${review.application}`}>{t('goCase')}</Link></>}
        </p>
      </header>
      <div className="ax-row ax-no-print">
        {(review.state === 'asked' || !review.mine) && <PlainStep review={review} step="take" text="takeText" button={review.state === 'checking' ? 'takeOver' : 'take'} done="taken" primary={review.state === 'asked'} />}
        <Advise review={review} />
        <Visit review={review} />
        {review.state === 'checking' && review.open > 0 && <span className="ax-soft">{t('left', { n: review.open })}</span>}
      </div>
      <section className="ax-card">
        <dl className="ax-facts">
          {review.handedInAt && <div><dt>{t('handedInAt')}</dt><dd>{day(review.handedInAt)}</dd></div>}
          {review.doubts && <div><dt>{t('doubts')}</dt><dd>{review.doubts}</dd></div>}
          {review.visitOn && <div><dt>{t('setVisit')}</dt><dd>{day(review.visitOn)} {review.visitNote}</dd></div>}
          {review.summary && <div><dt>{t('summary')}</dt><dd>{review.summary}</dd></div>}
          {review.papers.length > 0 && <div><dt>{t('paper')}</dt><dd><Papers id={review.id} papers={review.papers} /></dd></div>}
        </dl>
      </section>
      <Items review={review} title={t('materials')} items={of('material')} />
      <Items review={review} title={t('conditions')} items={of('condition')} />
    </div>
  )
}

function Items({ review, title, items }: { review: Review; title: string; items: readonly Listed[] }) {
  const t = useWords(pageWords)
  const speak = useSpeak()
  const handed = items.some((item) => item.kind === 'material')
  return (
    <section className="ax-card">
      <Table
        caption={title} rows={items} rowKey={(item) => item.key}
        columns={[
          { key: 'item', title: t('item'), head: true, cell: (item) => speak(item.title) },
          ...(handed ? [{
            key: 'handed', title: t('handed'), cell: (item: Listed) => <div className="ax-row"><Files id={review.id} files={item.documents} />{item.changed && <StateTag tone="info">{t('changedNow')}</StateTag>}</div>,
          }] : []),
          {
            key: 'finding', title: t('finding'),
            cell: (item) => <div><Result result={item.result} />{item.advice && <p>{item.advice}</p>}{item.done && <p className="ax-soft">{t('caseTick')}：{t('tickDone')}{item.note && `，${item.note}`}</p>}</div>,
          },
          ...(review.actions.some((a) => a.step === 'find' && a.allowed) ? [{ key: 'write', title: '', cell: (item: Listed) => <Find review={review} item={item} /> }] : []),
        ]}
      />
    </section>
  )
}

function Advise({ review }: { review: Review }) {
  const t = useWords(pageWords)
  const [summary, setSummary] = useState('')
  return (
    <ReviewStep review={review} step="advise" button="advise" confirm="adviseDo" done="advised" primary body={{ summary }}>
      <p>{t('adviseText', { n: review.items.filter(isAdvised).length })}</p>
      <TextArea name="summary" label={t('summary')} required example={t('summaryExample')} value={summary} onValue={setSummary} maxLength={2000} />
    </ReviewStep>
  )
}

function Visit({ review }: { review: Review }) {
  const t = useWords(pageWords)
  const [on, setOn] = useState(review.visitOn ?? '')
  const [note, setNote] = useState(review.visitNote)
  return (
    <ReviewStep review={review} step="set-visit" button="setVisit" done="visitSet" body={{ on, note }} disabledWhy={!on && t('visitOn')}>
      <p>{t('visitText')}</p>
      <DateInput name="on" label={t('visitOn')} required value={on} onValue={setOn} />
      <TextArea name="note" label={t('visitNote')} value={note} onValue={setNote} maxLength={500} />
    </ReviewStep>
  )
}
