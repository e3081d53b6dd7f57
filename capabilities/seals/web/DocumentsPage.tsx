import { useState } from 'react'
import { Link } from 'react-router'
import { Button, ButtonLink } from '../../../web/shared/components/Button.tsx'
import { Progress as Bar } from '../../../web/shared/components/small.tsx'
import { ProblemNotice } from '../../../web/shared/components/ProblemNotice.tsx'
import { EmptyState, QueryView } from '../../../web/shared/components/states.tsx'
import { Table } from '../../../web/shared/components/Table.tsx'
import { toast } from '../../../web/shared/components/Toast.tsx'
import { useFormat } from '../../../web/shared/format.ts'
import { refresh, useQuery } from '../../../web/shared/query.ts'
import { useSend } from '../../../web/shared/send.ts'
import { useWords } from '../../../web/shared/words.ts'
import { WhyItWaits } from './looks.tsx'
import { pageWords } from './words.ts'
import type { Batch, Documents } from './shapes.ts'

/** What waits for a seal: chosen, sealed in one go, with the progress of each batch as it happens. */
export function Page() {
  const t = useWords(pageWords)
  const query = useQuery<Documents>('/api/seals/documents', {}, { live: ['seals.*'] })
  return (
    <div className="ax-stack">
      <div><h1>{t('batchTitle')}</h1><p className="ax-soft">{t('batchNote')}</p></div>
      <QueryView query={query} lines={6}>
        {(data) => (
          <>
            <Progress batches={data.batches} />
            {data.waiting.length === 0 ? <EmptyState icon="checkCircle" title={t('nothing')}><p>{t('nothingFill')}</p></EmptyState> : <Waiting data={data} />}
          </>
        )}
      </QueryView>
    </div>
  )
}

function Progress({ batches }: { batches: readonly Batch[] }) {
  const t = useWords(pageWords)
  const { moment } = useFormat()
  if (!batches.length) return null
  return (
    <section className="ax-card ax-stack ax-stack-sm" aria-label={t('progress')} aria-live="polite">
      <h2>{t('progress')}</h2>
      {batches.map((batch) => (
        <div key={batch.id} className="ax-stack ax-stack-sm">
          <p><b>{t(stand(batch), { size: batch.size, sealed: batch.sealed, rest: batch.size - batch.sealed })}</b> <span className="ax-soft">{t('orderedBy', { name: batch.by, at: moment(batch.at) })}</span></p>
          {stand(batch) === 'running' && <Bar share={(batch.size - batch.open) / batch.size} label={t('progress')} />}
        </div>
      ))}
    </section>
  )
}

const stand = ({ size, sealed, open }: Batch) => (open > 0 ? 'running' : sealed < size ? 'partly' : 'finished')

function Waiting({ data }: { data: Documents }) {
  const t = useWords(pageWords)
  const { moment } = useFormat()
  const { send, sending, problem } = useSend()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const open = data.waiting.filter((one) => !one.underway)
  const known = open.filter((one) => chosen.has(one.id)).map((one) => one.id)
  const all = known.length === open.length && open.length > 0
  const turn = (id: string) => setChosen((before) => new Set(before.has(id) ? [...before].filter((one) => one !== id) : [...before, id]))
  const order = async () => {
    const answer = await send('/api/seals/batches/order', { documents: known })
    if (!answer.ok) return
    setChosen(new Set())
    toast(pageWords.ordered)
    refresh('/api/seals/')
  }
  const why = !data.maySeal ? t('notYours') : !data.usable ? t('noSeal') : known.length === 0 ? t('noneChosen') : false
  return (
    <div className="ax-stack">
      <div className="ax-row">
        <label className="ax-row"><input type="checkbox" checked={all} disabled={open.length === 0} onChange={() => setChosen(new Set(all ? [] : open.map((one) => one.id)))} />{t('chooseAll')}</label>
        <Button look="primary" busy={sending} disabledWhy={why} onClick={() => void order()}>{t('seal', { n: known.length })}</Button>
      </div>
      {!data.usable && <div><ButtonLink size="small" to="/seals">{t('toSeals')}</ButtonLink></div>}
      <ProblemNotice problem={problem} />
      {data.more && <p className="ax-soft">{t('more')}</p>}
      <Table
        caption={t('batchTitle')} hideCaption rows={data.waiting} rowKey={(one) => one.id}
        columns={[
          { key: 'choose', title: <span className="ax-hidden-visually">{t('chooseAll')}</span>, cell: (one) => !one.underway && <input type="checkbox" aria-label={t('choose', { number: one.number })} checked={chosen.has(one.id)} onChange={() => turn(one.id)} /> },
          { key: 'number', title: t('number'), head: true, cell: (one) => <span className="ax-num">{one.application ? <Link to={`/cases/${one.application}`}>{one.number}</Link> : one.number}</span> },
          { key: 'by', title: t('onBehalf'), cell: (one) => one.by },
          { key: 'since', title: t('since'), cell: (one) => <span className="ax-num">{moment(one.since)}</span> },
          { key: 'problem', title: t('problem'), cell: (one) => (one.underway ? <span className="ax-soft">{t('underway')}</span> : <><WhyItWaits problem={one.problem} />{one.failed && <span className="ax-soft"> · {t('again')}</span>}</>) },
        ]}
      />
    </div>
  )
}
