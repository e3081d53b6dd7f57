import { useState } from 'react'
import { useParams } from 'react-router'
import { Button } from '../../../web/shared/components/Button.tsx'
import { Select } from '../../../web/shared/components/inputs.tsx'
import { Reveal } from '../../../web/shared/components/Reveal.tsx'
import { QueryView } from '../../../web/shared/components/states.tsx'
import { StateTag } from '../../../web/shared/components/tags.tsx'
import { useFormat } from '../../../web/shared/format.ts'
import { usePlaces } from '../../../web/shared/places.ts'
import { useQuery } from '../../../web/shared/query.ts'
import { useWords } from '../../../web/shared/words.ts'
import { complaintWords } from './complaint-words.ts'
import { State, StepButton, useText } from './looks.tsx'
import type { ComplaintWhole } from './shapes.ts'

/** One complaint from receipt to answer. */
export function Page() {
  const { id } = useParams()
  const query = useQuery<ComplaintWhole>(`/api/integrity/complaints/${id}`, {}, { live: [id!] })
  return <QueryView query={query} lines={8}>{(complaint) => <Whole complaint={complaint} />}</QueryView>
}

function Whole({ complaint }: { complaint: ComplaintWhole }) {
  const t = useWords(complaintWords)
  const text = useText()
  const { day } = useFormat()
  const places = usePlaces()
  return (
    <div className="ax-stack">
      <div className="ax-row">
        <h1 className="ax-num">{complaint.number}</h1><State of="complaint" state={complaint.state} />
        {complaint.overdue && <StateTag tone="over">{t('overdue')}</StateTag>}
      </div>
      <section className="ax-card ax-stack">
        <dl className="ax-facts">
          <dt>{t('about')}</dt><dd>{complaint.about}</dd>
          <dt>{t('department')}</dt><dd>{complaint.department ? places.department(complaint.department) : t('noDepartment')}</dd>
          <dt>{t('channel')}</dt><dd>{text(`channel.${complaint.channel}`)}</dd>
          <dt>{t('filedOn')}</dt><dd className="ax-num">{day(complaint.filedOn)}</dd>
          {complaint.dueOn && <><dt>{t('dueOn')}</dt><dd className="ax-num">{day(complaint.dueOn)}</dd></>}
          {complaint.officer && <><dt>{t('officer')}</dt><dd>{complaint.officer}</dd></>}
          {complaint.investigator && <><dt>{t('investigator')}</dt><dd>{complaint.investigator}</dd></>}
        </dl>
        <h2>{t('text')}</h2>
        <p className="ax-prose">{complaint.text ?? t('erased')}</p>
        {complaint.files.length > 0 && <Files complaint={complaint} />}
        <Complainant complaint={complaint} />
        {complaint.report && <><h2>{t('report')}</h2><p className="ax-prose">{complaint.report}</p></>}
        {complaint.answer && <><h2>{t('answer')}</h2><p className="ax-prose">{complaint.answer} <span className="ax-soft">— {complaint.answeredBy} {complaint.answeredOn && day(complaint.answeredOn)}</span></p></>}
        <Steps complaint={complaint} />
      </section>
    </div>
  )
}

/** Photos and papers that came with it; pictures are shown at once. */
function Files({ complaint }: { complaint: ComplaintWhole }) {
  const t = useWords(complaintWords)
  const href = (id: string) => `/api/integrity/complaints/${complaint.id}/files/${id}?inline=1`
  return (
    <>
      <h2>{t('files')}</h2>
      <ul className="ax-row ig-files">{complaint.files.map((f) => (
        <li key={f.id}><a href={href(f.id)} target="_blank" rel="noreferrer">{f.mime.startsWith('image/') && <img src={href(f.id)} alt="" loading="lazy" />}{f.name}</a></li>
      ))}</ul>
    </>
  )
}

function Complainant({ complaint }: { complaint: ComplaintWhole }) {
  const t = useWords(complaintWords)
  const [shown, show] = useState(false)
  if (!complaint.signed) return <p className="ax-soft">{t('unsigned')}</p>
  return (
    <p className="ax-row">
      <span className="ax-soft">{t('sealed')}</span>
      <Button size="small" look="quiet" icon="eye" onClick={() => show(true)}>{t('reveal')}</Button>
      {shown && (
        <Reveal
          title={t('reveal')} hint={t('revealHint')} path={`/api/integrity/complaints/${complaint.id}/complainant`} onClose={() => show(false)}
          shows={[{ key: 'name', label: t('revealName') }, { key: 'contact', label: t('revealContact') }]}
        />
      )}
    </p>
  )
}

function Steps({ complaint }: { complaint: ComplaintWhole }) {
  const t = useWords(complaintWords)
  const [officer, setOfficer] = useState('')
  const [investigator, setInvestigator] = useState('')
  const action = (step: string) => complaint.actions.find((a) => a.step === step)
  const path = `/api/integrity/complaints/${complaint.id}`
  const body = { seen: complaint.seen }
  const people = complaint.colleagues.map((p) => ({ value: p.id, label: p.name }))
  return (
    <div className="ax-row">
      <StepButton
        action={action('accept')} path={`${path}/accept`} body={{ ...body, officer: officer || null, investigator }} title={t('accept')} button={t('acceptDo')} look="primary" will={t('acceptWill')}
        done={complaintWords.acceptDone} disabledWhy={!investigator && t('investigatorChoose')}
      >
        <Select name="officer" label={t('officer')} placeholder={t('officerChoose')} value={officer} onValue={setOfficer} options={people} />
        <Select name="investigator" label={t('investigator')} required placeholder={t('investigatorChoose')} value={investigator} onValue={setInvestigator} options={people.filter((p) => p.value !== officer)} />
      </StepButton>
      <StepButton action={action('decline')} path={`${path}/decline`} body={body} title={t('decline')} button={t('declineDo')} will={t('answerWill')} done={complaintWords.declineDone} />
      <StepButton action={action('report')} path={`${path}/report`} body={body} title={t('reportStep')} button={t('reportDo')} look="primary" done={complaintWords.reportDone} />
      <StepButton action={action('uphold')} path={`${path}/uphold`} body={body} title={t('uphold')} button={t('upholdDo')} look="primary" will={t('answerWill')} done={complaintWords.answerDone} />
      <StepButton action={action('dismiss')} path={`${path}/dismiss`} body={body} title={t('dismiss')} button={t('dismissDo')} will={t('answerWill')} done={complaintWords.answerDone} />
    </div>
  )
}
