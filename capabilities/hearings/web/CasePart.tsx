import { useState } from 'react'
import { Button, ButtonLink } from '../../../web/shared/components/Button.tsx'
import { TextArea } from '../../../web/shared/components/inputs.tsx'
import { EmptyState, QueryView } from '../../../web/shared/components/states.tsx'
import { StepDialog } from '../../../web/shared/components/StepDialog.tsx'
import { Table } from '../../../web/shared/components/Table.tsx'
import { useFormat } from '../../../web/shared/format.ts'
import { useQuery } from '../../../web/shared/query.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { HearingState } from './looks.tsx'
import { pageWords } from './words.ts'
import type { OfCase } from './shapes.ts'

/** The hearings of one case, and the way to offer one. */
export function Part({ id }: { id: string }) {
  const query = useQuery<OfCase>(`/api/hearings/cases/${id}`, {}, { live: ['hearings.*', id] })
  return <QueryView query={query}>{(data) => <Hearings data={data} reload={query.reload} />}</QueryView>
}

/** Hearings of a case, or of the measures against a licence; without any, what that means. */
export function Hearings({ licence, data, reload }: { licence?: string; data: OfCase; reload: () => void }) {
  const t = useWords(pageWords)
  const speak = useSpeak()
  const { day } = useFormat()
  const [open, setOpen] = useState(false)
  const button = data.offer && (
    <Button size="small" icon="plus" disabledWhy={data.offer.why ? speak(data.offer.why) : false} onClick={() => setOpen(true)}>{t('offer')}</Button>
  )
  return (
    <div className="ax-stack">
      {data.hearings.length === 0 ? (
        <EmptyState icon="scale" title={t(licence ? 'licenceNone' : 'caseNone')}>
          <p>{t(licence ? 'licenceNoneFill' : 'caseNoneFill')}</p>
          {button}
        </EmptyState>
      ) : (
        <>
          <Table
            caption={t('title')} hideCaption
            rows={data.hearings}
            rowKey={(row) => row.id}
            columns={[
              { key: 'number', title: t('number'), cell: (row) => <span className="ax-num">{row.number}</span>, head: true },
              { key: 'matter', title: t('matter'), cell: (row) => row.matter },
              { key: 'state', title: t('state'), cell: (row) => <HearingState state={row.state} /> },
              { key: 'on', title: t('on'), cell: (row) => (row.on ? `${day(row.on)} ${row.time}` : '—') },
              { key: 'open', title: '', cell: (row) => <ButtonLink size="small" to={`/hearings/${row.id}`}>{t('open')}</ButtonLink> },
            ]}
          />
          <div>{button}</div>
        </>
      )}
      {open && data.offer && <OfferDialog application={data.offer.application} licence={licence ?? null} onClose={() => setOpen(false)} onDone={reload} />}
    </div>
  )
}

function OfferDialog({ application, licence, onClose, onDone }: { application: string; licence: string | null; onClose: () => void; onDone: () => void }) {
  const t = useWords(pageWords)
  const [matter, setMatter] = useState('')
  const [parties, setParties] = useState('')
  const named = parties.split('\n').map((line) => line.trim()).filter(Boolean)
  return (
    <StepDialog
      open onClose={onClose} action={{ step: 'offer', allowed: true, why: null, clause: null, reason: 'required' }} path="/api/hearings/hearings/offer"
      body={{ application, licence, matter, parties: named }} title={t('offer')} button={t('offerDo')} done={pageWords.offered} onDone={onDone}
      disabledWhy={!matter.trim() && t('needed')}
    >
      <p>{t('offerText')}</p>
      <TextArea name="matter" label={t('matter')} required example={t('matterExample')} value={matter} onValue={setMatter} maxLength={1000} />
      <TextArea name="parties" label={t('parties')} hint={t('partiesHint')} value={parties} onValue={setParties} />
    </StepDialog>
  )
}
