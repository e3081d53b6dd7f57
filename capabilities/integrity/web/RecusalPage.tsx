import { useState } from 'react'
import { useParams } from 'react-router'
import { ButtonLink } from '../../../web/shared/components/Button.tsx'
import { Select } from '../../../web/shared/components/inputs.tsx'
import { QueryView } from '../../../web/shared/components/states.tsx'
import { useFormat } from '../../../web/shared/format.ts'
import { useQuery } from '../../../web/shared/query.ts'
import { useWords } from '../../../web/shared/words.ts'
import { State, StepButton, useText } from './looks.tsx'
import { pageWords } from './words.ts'
import type { RecusalWhole } from './shapes.ts'

/** One recusal: why, and the head's decision. */
export function Page() {
  const { id } = useParams()
  const query = useQuery<RecusalWhole>(`/api/integrity/recusals/${id}`, {}, { live: [id!] })
  return <QueryView query={query} lines={8}>{(recusal) => <Whole recusal={recusal} />}</QueryView>
}

function Whole({ recusal }: { recusal: RecusalWhole }) {
  const t = useWords(pageWords)
  const text = useText()
  const { moment } = useFormat()
  return (
    <div className="ax-stack">
      <header className="ax-row ax-row-apart">
        <div className="ax-row"><h1>{recusal.officer.name} · {recusal.number}</h1><State of="recusal" state={recusal.state} /></div>
        <ButtonLink to={`/cases/${recusal.application}`}>{t('toCase')}</ButtonLink>
      </header>
      <section className="ax-card ax-stack">
        <dl className="ax-facts">
          <dt>{t('enterprise')}</dt><dd>{recusal.enterprise}</dd>
          <dt>{t('origin')}</dt><dd>{text(`origin.${recusal.origin}`)}</dd>
          {recusal.origin !== 'system' && <><dt>{t('by')}</dt><dd>{recusal.requestedBy}</dd></>}
          <dt>{t('asked')}</dt><dd className="ax-num">{moment(recusal.requestedAt)}</dd>
          <dt>{t('grounds')}</dt><dd>{recusal.grounds}</dd>
          {recusal.decision && <><dt>{t('decision')}</dt><dd>{recusal.decision} <span className="ax-soft">— {recusal.decidedBy} {recusal.decidedAt && moment(recusal.decidedAt)}</span></dd></>}
          {recusal.successor && <><dt>{t('successor')}</dt><dd>{recusal.successor}</dd></>}
        </dl>
        <Decide recusal={recusal} />
      </section>
    </div>
  )
}

function Decide({ recusal }: { recusal: RecusalWhole }) {
  const t = useWords(pageWords)
  const [successor, choose] = useState('')
  const action = (step: string) => recusal.actions.find((a) => a.step === step)
  const body = { seen: recusal.seen, application: recusal.application, officer: recusal.officer.id }
  const path = `/api/integrity/recusals/${recusal.id}`
  return (
    <div className="ax-row">
      <StepButton
        action={action('uphold')} path={`${path}/uphold`} body={{ ...body, successor: successor || null }} title={t('uphold')} button={t('upholdDo')} look="primary" will={t('upholdWill')}
        done={pageWords.upheldDone} disabledWhy={recusal.inHand && !successor && t('successorChoose')}
      >
        {recusal.inHand && (
          <Select
            name="successor" label={t('successor')} hint={t('successorHint')} required placeholder={t('successorChoose')} value={successor} onValue={choose}
            options={recusal.successors.map((p) => ({ value: p.id, label: p.name }))}
          />
        )}
      </StepButton>
      <StepButton action={action('reject')} path={`${path}/reject`} body={body} title={t('reject')} button={t('rejectDo')} will={t('rejectWill')} done={pageWords.rejectedDone} />
    </div>
  )
}
