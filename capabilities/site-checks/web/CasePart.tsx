import { useState } from 'react'
import { Button, ButtonLink } from '../../../web/shared/components/Button.tsx'
import { EmptyState, QueryView } from '../../../web/shared/components/states.tsx'
import { Table } from '../../../web/shared/components/Table.tsx'
import { useFormat } from '../../../web/shared/format.ts'
import { useQuery } from '../../../web/shared/query.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { CheckResult, CheckState } from './looks.tsx'
import { OrderDialog } from './OrderDialog.tsx'
import { namesOf } from './shapes.ts'
import { pageWords } from './words.ts'
import type { OfCase } from './shapes.ts'

/** The on-site checks of one case, and the way to order one. */
export function Part({ id }: { id: string }) {
  const query = useQuery<OfCase>(`/api/site-checks/cases/${id}`, {}, { live: ['site-checks.*', id] })
  return <QueryView query={query}>{(data) => <Checks id={id} data={data} reload={query.reload} />}</QueryView>
}

function Checks({ id, data, reload }: { id: string; data: OfCase; reload: () => void }) {
  const t = useWords(pageWords)
  const speak = useSpeak()
  const { day } = useFormat()
  const [open, setOpen] = useState(false)
  const button = data.order && (
    <Button look="primary" size="small" icon="plus" disabledWhy={data.order.why ? speak(data.order.why) : false} onClick={() => setOpen(true)}>
      {t('order')}
    </Button>
  )
  return (
    <div className="ax-stack">
      {data.checks.length === 0 ? (
        <EmptyState icon="pin" title={t('caseNone')}>
          <p>{t('caseNoneFill')}</p>
          {button}
        </EmptyState>
      ) : (
        <>
          <Table
            caption={t('title')}
            rows={data.checks}
            rowKey={(row) => row.id}
            columns={[
              { key: 'number', title: t('number'), cell: (row) => <span className="ax-num">{row.number}</span>, head: true },
              { key: 'on', title: t('on'), cell: (row) => day(row.on) },
              { key: 'team', title: t('team'), cell: (row) => namesOf(row.team) },
              { key: 'state', title: t('state'), cell: (row) => <CheckState state={row.state} /> },
              { key: 'result', title: t('result'), cell: (row) => <CheckResult result={row.result} /> },
              { key: 'open', title: '', cell: (row) => <ButtonLink size="small" to={`/site-checks/${row.id}`}>{t('open')}</ButtonLink> },
            ]}
          />
          <div>{button}</div>
        </>
      )}
      {open && <OrderDialog application={id} data={data} onClose={() => setOpen(false)} onDone={reload} />}
    </div>
  )
}
