import { ButtonLink } from '../../../web/shared/components/Button.tsx'
import { Notice } from '../../../web/shared/components/Notice.tsx'
import { EmptyState, QueryView } from '../../../web/shared/components/states.tsx'
import { Table } from '../../../web/shared/components/Table.tsx'
import { useFormat } from '../../../web/shared/format.ts'
import { useQuery } from '../../../web/shared/query.ts'
import { useWords } from '../../../web/shared/words.ts'
import { SealState, WhyItWaits } from './looks.tsx'
import { pageWords } from './words.ts'
import type { Sealed, Waiting } from './shapes.ts'

/** What of a case waits for a seal, and why. */
export function Part({ id }: { id: string }) {
  const t = useWords(pageWords)
  const query = useQuery<{ waiting: Waiting[]; sealed: Sealed[] }>(`/api/seals/cases/${id}`, {}, { live: ['seals.*', id] })
  return (
    <QueryView query={query}>
      {({ waiting, sealed }) => (waiting.length + sealed.length === 0 ? <EmptyState icon="checkCircle" title={t('caseNone')}><p>{t('caseNoneFill')}</p></EmptyState> : <div className="ax-stack">{waiting.length > 0 && (
        <Notice tone="wait" title={t('caseWaits')}>
          <ul>{waiting.map((one) => <li key={one.id}><span className="ax-num">{one.number}</span>：<WhyItWaits problem={one.problem} /></li>)}</ul>
          <ButtonLink size="small" to="/seals/documents">{t('toWaiting')}</ButtonLink>
        </Notice>
      )}{sealed.length > 0 && <Bears sealed={sealed} />}</div>)}
    </QueryView>
  )
}

/** Which seal each document bears, and what became of it since: a revoked seal takes nothing from what it sealed before. */
function Bears({ sealed }: { sealed: readonly Sealed[] }) {
  const t = useWords(pageWords)
  const { moment } = useFormat()
  return (
    <section className="ax-stack ax-stack-sm">
      <h3>{t('caseSealed')}</h3>
      {sealed.some(({ seal }) => seal.state !== 'in-use') && <p className="ax-soft">{t('stillGood')}</p>}
      <Table
        caption={t('caseSealed')} hideCaption rows={sealed} rowKey={(one) => `${one.number} ${one.kind}`}
        columns={[
          { key: 'number', title: t('number'), head: true, cell: (one) => <span className="ax-num">{one.number}</span> },
          { key: 'at', title: t('sealedAt'), cell: (one) => <span className="ax-num">{moment(one.at)}</span> },
          { key: 'seal', title: t('bySeal'), cell: (one) => one.seal.name },
          { key: 'now', title: t('sealNow'), cell: ({ seal }) => <><SealState state={seal.state} />{seal.endedAt && seal.why && <div className="ax-soft">{t('endedSince', { at: moment(seal.endedAt), why: seal.why })}</div>}</> },
        ]}
      />
    </section>
  )
}
