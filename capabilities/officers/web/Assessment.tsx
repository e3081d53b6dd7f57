import { Link, useParams } from 'react-router'
import { useFormat } from '../../../web/shared/format.ts'
import { useQuery } from '../../../web/shared/query.ts'
import { useWords } from '../../../web/shared/words.ts'
import { ButtonLink } from '../../../web/shared/components/Button.tsx'
import { QueryView } from '../../../web/shared/components/states.tsx'
import { Progress } from '../../../web/shared/components/small.tsx'
import { Table } from '../../../web/shared/components/Table.tsx'
import { Outcome } from './parts.tsx'
import { api } from './types.ts'
import { words } from './words.ts'
import type { AssessmentPage } from './types.ts'

/** One assessment while it runs and afterwards: n of m, and everybody's figures, those who failed first. */
export function Page() {
  const { id = '' } = useParams()
  const t = useWords(words)
  const query = useQuery<AssessmentPage>(api(`assessments/${id}`), {}, { live: ['officers.*'] })
  return (
    <div className="ax-stack">
      <div className="ax-no-print"><ButtonLink to="/officer-assessments" look="quiet" size="small" icon="arrowLeft">{t('backToAssessments')}</ButtonLink></div>
      <QueryView query={query} lines={8}>{(data) => <One run={data} />}</QueryView>
    </div>
  )
}

function One({ run }: { run: AssessmentPage }) {
  const t = useWords(words)
  const format = useFormat()
  return (
    <>
      <div><h1>{run.title}</h1><p className="ax-soft">{t('figuresPeriod', { from: format.day(run.from), until: format.day(run.until) })} · {run.openedBy}</p></div>
      <section className="ax-card ax-stack">
        <p>{t('progress', { done: run.assessed, all: run.officers })} · {t('failedCount', { n: run.failed })}</p>
        {run.state === 'running' && <Progress label={t('assessment')} share={run.assessed / Math.max(1, run.officers)} />}
        <Table
          caption={t('result')} hideCaption rows={run.results} rowKey={(row) => row.officer}
          columns={[
            { key: 'name', title: t('name'), head: true, cell: (row) => <Link to={`/officers/${row.officer}`}>{row.name}</Link> },
            { key: 'hours', title: t('hours'), number: true, cell: (row) => `${row.measures.hours} / ${row.bars.hours}` },
            { key: 'marks', title: t('marks'), number: true, cell: (row) => row.measures.marks ?? t('notMarked') },
            { key: 'quality', title: t('quality'), cell: (row) => <>{t('ofDone', { turned: row.measures.turned, done: row.measures.done })}{row.share !== null && <div className="ax-soft">{t('barShare', { share: row.share, bar: row.bars.share })}</div>}</> },
            { key: 'complaints', title: t('complaints'), number: true, cell: (row) => row.measures.complaints },
            { key: 'result', title: t('result'), cell: (row) => <Outcome passed={row.passed} failed={row.failed} /> },
          ]}
        />
      </section>
    </>
  )
}
