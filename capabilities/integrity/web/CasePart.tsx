import { Link } from 'react-router'
import { QueryView } from '../../../web/shared/components/states.tsx'
import { Table } from '../../../web/shared/components/Table.tsx'
import { useMe } from '../../../web/shared/me.tsx'
import { useQuery } from '../../../web/shared/query.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { Level, State, StepButton, useText } from './looks.tsx'
import { creating } from './shapes.ts'
import { pageWords } from './words.ts'
import type { OfCase, Page, Recusal } from './shapes.ts'

/** Beside the step in question: its risk points with their measures, and who has left the case or should. */
export function Part({ id }: { id: string }) {
  const query = useQuery<OfCase>(`/api/integrity/cases/${id}`, {}, { live: [id, 'integrity.*'] })
  return <QueryView query={query}>{(data) => <div className="ax-stack"><Risks data={data} /><Recusals id={id} data={data} /></div>}</QueryView>
}

function Risks({ data }: { data: OfCase }) {
  const t = useWords(pageWords)
  const speak = useSpeak()
  const text = useText()
  return (
    <section className="ax-stack ax-stack-sm">
      {data.risks.length === 0 ? <><h3>{t('risksHere')}</h3><p className="ax-soft">{t('noRisks')}</p></> : (
        <Table
          caption={t('risksHere')} rows={data.risks} rowKey={(row) => row.id}
          columns={[
            { key: 'step', title: t('step'), cell: (row) => speak(row.title), head: true }, { key: 'level', title: t('level'), cell: (row) => <Level level={row.level} /> },
            { key: 'risk', title: t('risk'), cell: (row) => row.risk }, { key: 'measure', title: t('measure'), cell: (row) => row.measure },
            { key: 'post', title: t('post'), cell: (row) => text(`post.${row.post}`) },
          ]}
        />
      )}
    </section>
  )
}

function Recusals({ id, data }: { id: string; data: OfCase }) {
  const t = useWords(pageWords)
  const text = useText()
  const me = useMe()
  const query = useQuery<Page<Recusal>>('/api/integrity/recusals', { application: id }, { live: [id, 'integrity.*'] })
  const asked = query.data?.items.some((r) => r.officer.id === me.id && r.state !== 'rejected')
  const may = data.open && !asked && me.roles.some((role) => ['window', 'reviewer', 'approver', 'head'].includes(role))
  return (
    <section className="ax-stack ax-stack-sm">
      <QueryView query={query} empty={<><h3>{t('recusals')}</h3><p className="ax-soft">{t('noRecusals')}</p></>} isEmpty={(page) => page.items.length === 0}>
        {(page) => (
          <Table
            caption={t('recusals')} rows={page.items} rowKey={(row) => row.id}
            columns={[
              { key: 'officer', title: t('officer'), cell: (row) => <Link to={`/integrity/recusals/${row.id}`}>{row.officer.name}</Link>, head: true },
              { key: 'origin', title: t('origin'), cell: (row) => text(`origin.${row.origin}`) }, { key: 'grounds', title: t('grounds'), cell: (row) => row.grounds },
              { key: 'state', title: t('state'), cell: (row) => <State of="recusal" state={row.state} /> }, { key: 'successor', title: t('successor'), cell: (row) => row.successor ?? '' },
            ]}
          />
        )}
      </QueryView>
      {may && (
        <div>
          <StepButton
            action={creating('request-own', 'required')} path="/api/integrity/recusals/request-own" body={{ application: id, officer: me.id }} title={t('askOwn')} button={t('askOwnDo')}
            will={t('askOwnWill')} done={pageWords.askedDone}
          />
        </div>
      )}
    </section>
  )
}
