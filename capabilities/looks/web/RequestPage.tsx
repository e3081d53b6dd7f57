import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { Button, ButtonLink } from '../../../web/shared/components/Button.tsx'
import { Notice } from '../../../web/shared/components/Notice.tsx'
import { QueryView } from '../../../web/shared/components/states.tsx'
import { Table } from '../../../web/shared/components/Table.tsx'
import { useFormat } from '../../../web/shared/format.ts'
import { usePlaces } from '../../../web/shared/places.ts'
import { useQuery } from '../../../web/shared/query.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { basisWords, words } from '../words.ts'
import { RequestState, useNaming } from './parts.tsx'
import { requestPath } from './shapes.ts'
import { Step } from './steps.tsx'
import { pageWords } from './words.ts'
import type { Request } from './shapes.ts'

/** One request: why it was made, who decided, and every look that it led to. */
export function Page() {
  const { id = '' } = useParams()
  const t = useWords(pageWords)
  const query = useQuery<Request>(requestPath(id), {}, { live: [id] })
  return (
    <div className="ax-stack">
      <div className="ax-no-print"><ButtonLink to="/looks" look="quiet" size="small" icon="arrowLeft">{t('back')}</ButtonLink></div>
      <QueryView query={query} lines={8}>{(request) => <One request={request} reload={query.reload} />}</QueryView>
    </div>
  )
}

const leading = ['approve', 'open']

function One({ request, reload }: { request: Request; reload: () => void }) {
  const t = useWords(pageWords)
  const speak = useSpeak()
  const [open, setOpen] = useState<string>()
  const action = request.actions.find((a) => a.step === open)
  return (
    <>
      <header className="ax-row ax-row-apart">
        <div className="ax-row"><h1>{request.enterprise}</h1><RequestState state={request.state} /></div>
        <div className="ax-row ax-no-print">
          {request.actions.toSorted((a, b) => Number(leading.includes(a.step)) - Number(leading.includes(b.step))).map((a) => (
            <Button key={a.step} look={leading.includes(a.step) ? 'primary' : 'quiet'} disabledWhy={!a.allowed && a.why ? speak(a.why) : false} onClick={() => setOpen(a.step)}>
              {speak(words[`step.request.${a.step}`]!)}
            </Button>
          ))}
        </div>
      </header>
      {action && <Step key={action.step} request={request} action={action} onClose={() => setOpen(undefined)} onDone={reload} />}
      {request.decidedWhy && <Notice tone="stop" title={t('why')}>{request.decidedWhy}</Notice>}
      <About request={request} />
      <Views request={request} />
    </>
  )
}

function About({ request: r }: { request: Request }) {
  const t = useWords(pageWords)
  const speak = useSpeak()
  const { moment } = useFormat()
  const { department: departmentName } = usePlaces()
  const naming = useNaming()
  const list = (values: Request['wanted']) => <ul className="ax-plain-list">{values.map((v) => <li key={v.key}>{naming.whole(v)}</li>)}</ul>
  return (
    <section className="ax-card">
      <dl className="ax-facts">
        <div><dt>{t('officer')}</dt><dd>{r.officer} · {departmentName(r.department)} · {moment(r.requestedAt)}</dd></div>
        <div><dt>{t('basis')}</dt><dd>{speak(basisWords[r.basis])} · {r.caseNumber}{r.application && <> · <Link to={`/cases/${r.application}`}>{t('application')}</Link></>}</dd></div>
        <div><dt>{t('purpose')}</dt><dd>{r.purpose}</dd></div>
        <div><dt>{t('wanted')}</dt><dd>{list(r.wanted)}</dd></div>
        {r.decidedBy && <div><dt>{t('decidedBy')}</dt><dd>{r.decidedBy}{r.decidedAt && <> · {moment(r.decidedAt)}</>}</dd></div>}
        {r.granted && r.granted.length < r.wanted.length && <div><dt>{t('grantedOnly')}</dt><dd>{list(r.granted)}</dd></div>}
        {r.until && <div><dt>{t('until')}</dt><dd>{moment(r.until)} · {t('usedOf', { used: r.used, times: r.times ?? 0 })}</dd></div>}
        {r.hold && <div><dt>{t('heldUntil')}</dt><dd>{moment(r.hold.until)} · {r.hold.why}</dd></div>}
      </dl>
    </section>
  )
}

function Views({ request }: { request: Request }) {
  const t = useWords(pageWords)
  const { moment } = useFormat()
  if (!request.granted) return null
  return (
    <section className="ax-card ax-stack">
      <h2>{t('views')}</h2>
      {request.views.length === 0
        ? <p className="ax-soft">{t('viewsNone')}</p>
        : <Table
          caption={t('views')} hideCaption rows={request.views} rowKey={(row) => row.id}
          columns={[
            { key: 'at', title: t('openedAt'), head: true, cell: (row) => <span className="ax-num">{moment(row.at)}</span> },
            { key: 'values', title: t('values'), number: true, cell: (row) => row.values },
            { key: 'told', title: t('toldAt'), cell: (row) => (row.toldAt ? <span className="ax-num">{moment(row.toldAt)}</span> : t('notTold')) },
            {
              key: 'go', title: <span className="ax-hidden-visually">{t('goOn')}</span>,
              cell: (row) => request.mine && row.open && <Link to={`/looks/${request.id}/views/${row.id}`}>{t('goOn')}</Link>,
            },
          ]}
        />}
    </section>
  )
}
