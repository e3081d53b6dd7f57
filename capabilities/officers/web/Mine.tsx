import { useFormat } from '../../../web/shared/format.ts'
import { useQuery } from '../../../web/shared/query.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { EmptyState, QueryView } from '../../../web/shared/components/states.tsx'
import { Notice } from '../../../web/shared/components/Notice.tsx'
import { StateTag } from '../../../web/shared/components/tags.tsx'
import { Table } from '../../../web/shared/components/Table.tsx'
import { postWords } from '../words.ts'
import { CaseLink, FiguresView, StandingTag, TrainingTable } from './parts.tsx'
import { api } from './types.ts'
import { words } from './words.ts'
import type { Post } from '../facts.ts'
import type { Mine, Qualification } from './types.ts'

/** The own record: what is valid until when, what is missing, and what a predecessor has left. */
export function Page() {
  const t = useWords(words)
  const query = useQuery<Mine>(api('mine'), {}, { live: ['officers.*'] })
  return (
    <div className="ax-stack">
      <div><h1>{t('mine')}</h1><p className="ax-soft">{t('mineLead')}</p></div>
      <QueryView query={query} lines={8}>{(data) => <Record data={data} />}</QueryView>
    </div>
  )
}

function Record({ data }: { data: Mine }) {
  const t = useWords(words)
  const format = useFormat()
  const { regime } = data
  return (
    <>
      <Notice tone="info" title={regime ? t(regime.inForce ? 'regimeOn' : 'regimeComing', { from: format.day(regime.from) }) : t('regimeOff')} />
      {data.handOver.length > 0 && <HandOver items={data.handOver} />}
      <section className="ax-card ax-stack"><h2>{t('qualifications')}</h2><Needed data={data} /></section>
      {data.entry === null
        ? <EmptyState icon="users" title={t('notEntered')}><p>{t('notEnteredHint')}</p></EmptyState>
        : <>
          {data.figures && <section className="ax-card ax-stack"><h2>{t('figures')}</h2><FiguresView figures={data.figures} /></section>}
          <section className="ax-card ax-stack"><h2>{t('trainings')}</h2><TrainingTable items={data.trainings} pass={data.passMark} link={false} /></section>
        </>}
    </>
  )
}

function Needed({ data }: { data: Mine }) {
  const t = useWords(words)
  const speak = useSpeak()
  const format = useFormat()
  const may = (able: boolean) => (able || !data.regime ? <StateTag tone="done">{t('mayAct')}</StateTag>
    : data.regime.inForce ? <StateTag tone="over">{t('mayNot')}</StateTag> : <StateTag tone="wait">{t('mayUntil')}</StateTag>)
  const suspended = (post: Post) => data.entry?.qualifications.find((q) => q.post === post && q.suspendedOn)
  if (!data.needed.length) return <p className="ax-soft">{t('noQualifications')}</p>
  return (
    <Table
      caption={t('qualifications')} hideCaption rows={data.needed} rowKey={(row) => row.post}
      columns={[
        { key: 'post', title: t('post'), head: true, cell: (row) => speak(postWords[row.post]) },
        { key: 'standing', title: t('standing'), cell: (row) => <StandingTag standing={row.standing} /> },
        { key: 'until', title: t('until'), cell: (row) => <>{row.until ? format.day(row.until) : t('nothing')}<Why of={suspended(row.post)} /></> },
        { key: 'may', title: t('result'), cell: (row) => may(row.mayAct) },
      ]}
    />
  )
}

function Why({ of: q }: { of: Qualification | undefined }) {
  const t = useWords(words)
  const format = useFormat()
  return q?.suspendedOn ? <div className="ax-soft">{t('suspendedSince', { on: format.day(q.suspendedOn), why: q.suspendedWhy ?? '' })}</div> : null
}

function HandOver({ items }: { items: Mine['handOver'] }) {
  const t = useWords(words)
  const format = useFormat()
  return (
    <section className="ax-card ax-stack">
      <div><h2>{t('handOver')}</h2><p className="ax-soft">{t('handOverHint')}</p></div>
      <Table
        caption={t('handOver')} hideCaption rows={items} rowKey={(row) => row.application}
        columns={[
          { key: 'number', title: t('caseNumber'), head: true, cell: (row) => <CaseLink id={row.application} number={row.number} /> },
          { key: 'enterprise', title: t('enterprise'), cell: (row) => row.enterprise },
          { key: 'from', title: t('predecessor'), cell: (row) => row.from },
          { key: 'on', title: t('givenOn'), cell: (row) => format.day(row.on) },
        ]}
      />
    </section>
  )
}
