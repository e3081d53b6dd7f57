import './pre-review.css'
import { Link } from 'react-router'
import { Table } from '../../../web/shared/components/Table.tsx'
import { useFormat } from '../../../web/shared/format.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { Papers, Result, Since } from './looks.tsx'
import { isAdvised } from './shapes.ts'
import { pageWords } from './words.ts'
import type { OfCase } from './shapes.ts'

type One = OfCase['items'][number]

/** One pre-review beside the case that followed: the advice first, all items below. */
export function Given({ given }: { given: One }) {
  const t = useWords(pageWords)
  const { day } = useFormat()
  const advised = given.items.filter(isAdvised)
  return (
    <div className="ax-stack ax-stack-sm">
      <div className="ax-row ax-row-apart">
        <h2 className="ax-num"><Link to={`/pre-reviews/${given.id}`}>{given.number}</Link></h2>
        <Papers id={given.id} papers={given.papers} />
      </div>
      <p className="ax-soft">{t('caseBy', { name: given.officer ?? '—', date: day(given.advisedAt) })}{given.carried && ` · ${t('caseCarried')}`}</p>
      <p>{given.summary}</p>
      {advised.length > 0 ? <Items items={advised} title={t('improvements')} /> : <p>{t('nothing')}</p>}
      <details className="pv-fold"><summary>{t('caseAll', { n: given.items.length })}</summary><Items items={given.items.filter((item) => !isAdvised(item))} title={t('caseAll', { n: given.items.length })} /></details>
    </div>
  )
}

function Items({ items, title }: { items: One['items']; title: string }) {
  const t = useWords(pageWords)
  const speak = useSpeak()
  return (
    <Table
      caption={title} rows={items} rowKey={(item) => item.key}
      columns={[
        { key: 'item', title: t('item'), head: true, cell: (item) => speak(item.title) },
        { key: 'finding', title: t('finding'), cell: (item) => <div><Result result={item.result} />{item.advice && <p>{item.advice}</p>}</div> },
        { key: 'tick', title: t('caseTick'), cell: (item) => (item.done ? <>{t('tickDone')}{item.note && `：${item.note}`}</> : <span className="ax-soft">—</span>) },
        { key: 'since', title: t('caseSince'), cell: (item) => <Since since={item.since} /> },
      ]}
    />
  )
}
