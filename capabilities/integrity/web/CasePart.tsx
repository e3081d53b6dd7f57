import { useState } from 'react'
import { Link } from 'react-router'
import { Select } from '../../../web/shared/components/inputs.tsx'
import { QueryView } from '../../../web/shared/components/states.tsx'
import { Table } from '../../../web/shared/components/Table.tsx'
import { useMe } from '../../../web/shared/me.tsx'
import { useQuery } from '../../../web/shared/query.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { Level, State, StepButton, useText } from './looks.tsx'
import { creating } from './shapes.ts'
import { pageWords } from './words.ts'
import type { Action } from '../../../web/shared/components/StepDialog.tsx'
import type { OfCase, Page, Recusal } from './shapes.ts'

/** Beside the step in question: its risk points with their measures, and who has left the case or should. */
export function Part({ id }: { id: string }) {
  const query = useQuery<OfCase>(`/api/integrity/cases/${id}`, {}, { live: [id, 'integrity.*'] })
  return <QueryView query={query}>{(data) => <div className="ax-stack"><Risks data={data} /><Recusals id={id} data={data} /><Reassign id={id} data={data} /></div>}</QueryView>
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

/** The head gives the case to another officer: leave, illness, too many cases. What was found stays, under the same clock. */
function Reassign({ id, data }: { id: string; data: OfCase }) {
  const t = useWords(pageWords)
  const me = useMe()
  const [officer, choose] = useState('')
  const path = `/api/licensing/applications/${id}`
  const view = useQuery<{ seen: string; actions: Action[] }>(me.roles.includes('head') ? path : null, {}, { live: [id] }).data
  const name = data.successors.find((p) => p.id === officer)?.name
  const handles = data.officers.find((o) => o.handles)
  if (!view?.actions.some((a) => a.step === 'reassign')) return null
  return (
    <section className="ax-stack ax-stack-sm">
      <h3>{t('handling')}</h3>
      <p>{handles?.name ?? t('nobodyYet')}</p>
      <div>
        <StepButton
          action={view.actions.find((a) => a.step === 'reassign')} path={`${path}/reassign`} body={{ seen: view.seen, officer, name }} title={t('reassign')}
          button={name ? t('reassignTo', { name }) : t('reassign')} will={t('reassignWill')} done={pageWords.reassigned} disabledWhy={!name && t('successorChoose')} onDone={() => choose('')}
        >
          <Select
            name="officer" label={t('successor')} hint={t('successorHint')} required placeholder={t('successorChoose')} value={officer} onValue={choose}
            options={data.successors.map((p) => ({ value: p.id, label: p.name }))}
          />
        </StepButton>
      </div>
    </section>
  )
}
