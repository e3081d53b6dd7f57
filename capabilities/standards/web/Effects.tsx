import { Link } from 'react-router'
import { QueryView } from '../../../web/shared/components/states.tsx'
import { Table } from '../../../web/shared/components/Table.tsx'
import { useQuery } from '../../../web/shared/query.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { ResultTag } from './common.tsx'
import { pageWords } from './words.ts'
import type { Effects } from './types.ts'

/** Which open cases a version would change, indicator by indicator; none of them is changed. */
export function EffectsView({ id }: { id: string }) {
  const t = useWords(pageWords)
  const speak = useSpeak()
  const query = useQuery<Effects>(`/api/standards/standards/${id}/effects`, undefined, { live: ['standards.measured', id] })
  return (
    <section className="ax-card ax-stack">
      <h2>{t('effectsTitle')}</h2>
      <QueryView query={query} isEmpty={() => false}>
        {({ looked, items }) => (items.length === 0 ? <p className="ax-soft">{t('effectsNone', { n: looked })}</p> : (
          <>
            <p className="ax-soft">{t('effectsLead')}</p>
            <Table
              caption={t('effectsTitle')} hideCaption rows={items} rowKey={(i) => `${i.id}/${i.key}`}
              columns={[
                { key: 'case', title: t('case'), head: true, cell: (i) => <><Link to={`/cases/${i.id}`} className="ax-num">{i.number}</Link><br /><small className="ax-soft">{i.enterprise}</small></> },
                { key: 'name', title: t('indicator'), cell: (i) => speak(i.name) },
                { key: 'value', title: t('measured'), cell: (i) => <span className="ax-num">{i.value ? speak(i.value) : '—'}</span> },
                { key: 'now', title: t('now'), cell: (i) => <><ResultTag result={i.now} /><br /><small className="ax-soft">{i.before && speak(i.before)}</small></> },
                { key: 'under', title: t('under'), cell: (i) => <><ResultTag result={i.under} /><br /><small className="ax-soft">{i.after && speak(i.after)}</small></> },
              ]}
            />
          </>
        ))}
      </QueryView>
    </section>
  )
}
