import { useEffect, useMemo, useState } from 'react'
import { useParams } from 'react-router'
import { DocumentReader } from '../../../web/desk/DocumentReader.tsx'
import { newRequestId, send } from '../../../web/shared/api.ts'
import { ButtonLink } from '../../../web/shared/components/Button.tsx'
import { Notice } from '../../../web/shared/components/Notice.tsx'
import { QueryView } from '../../../web/shared/components/states.tsx'
import { StateTag } from '../../../web/shared/components/tags.tsx'
import { useQuery } from '../../../web/shared/query.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { meetingWords } from './words-meeting.ts'
import type { Meeting } from './shapes.ts'
import type { Words } from '../../../web/shared/words.ts'

type File = { id: string; name: string; mime: string }
type Case = {
  id: string; enterprise: { name: string }; documents: Record<string, File[]>; materials: { key: string; title: Words }[]; conditions: { item: number; title: Words }[]
  findings: { kind: string; key: string; result: string; opinion: string; officer_name: string }[]
}
const every = 15

/** The papers of one case for those who will vote: documents, findings, and a measure of the time given to them. */
export function Page() {
  const { id, application } = useParams()
  const meeting = useQuery<Meeting>(`/api/deliberation/meetings/${id}`)
  const query = useQuery<Case>(`/api/licensing/applications/${application}`)
  return <QueryView query={query} lines={8}>{(view) => <Papers view={view} meeting={id!} measured={!!meeting.data?.mine.member && ['convened', 'open'].includes(meeting.data.state)} />}</QueryView>
}

function Papers({ view, meeting, measured }: { view: Case; meeting: string; measured: boolean }) {
  const t = useWords(meetingWords)
  const documents = useDocuments(view)
  const [selected, setSelected] = useState(documents[0]?.id)
  useMeasure(measured, meeting, view.id, selected)
  return (
    <div className="ax-stack">
      <div className="ax-row ax-row-apart"><h1>{t('paperTitle', { e: view.enterprise.name })}</h1><ButtonLink to={`/deliberation/meetings/${meeting}`} size="small" icon="arrowLeft">{t('toMeeting')}</ButtonLink></div>
      {measured && <Notice>{t('measuring')}</Notice>}
      <div className="dl-papers">
        <section aria-label={t('documents')}><DocumentReader documents={documents} selected={selected} onSelect={setSelected} /></section>
        <section className="ax-card dl-findings" tabIndex={0} aria-label={t('findings')}><Findings view={view} /></section>
      </div>
    </div>
  )
}

function useDocuments(view: Case) {
  const speak = useSpeak()
  return useMemo(() => view.materials.flatMap((m) => (view.documents[m.key] ?? []).map((f) => ({
    id: f.id, name: `${speak(m.title)} · ${f.name}`, type: f.mime, href: `/api/licensing/applications/${view.id}/files/${f.id}?inline=1`,
  }))), [view, speak])
}

function Findings({ view }: { view: Case }) {
  const t = useWords(meetingWords)
  const speak = useSpeak()
  const rows = view.findings.filter((f) => f.kind === 'substantive').sort((a, b) => Number(a.key) - Number(b.key))
  return (
    <>
      <h2>{t('findings')}</h2>
      <ul className="dl-seats">
        {rows.map((f) => (
          <li key={f.key}>
            <span>{f.key}. {speak(view.conditions.find((c) => String(c.item) === f.key)?.title ?? { zh: '', en: '' })}{f.opinion && <small className="ax-soft"> {f.opinion}</small>}</span>
            <StateTag tone={f.result === 'met' ? 'done' : f.result === 'not-met' ? 'over' : 'info'}>{t(f.result as 'met')}</StateTag>
          </li>
        ))}
      </ul>
    </>
  )
}

/** Tells the server every quarter of a minute that the page is in view, and which paper it shows; a page in the background counts nothing. */
function useMeasure(measured: boolean, meeting: string, application: string, paper: string | undefined) {
  useEffect(() => {
    if (!measured || !paper) return
    const tell = (seconds: number) => void send(`/api/deliberation/meetings/${meeting}/look`, { application, paper, seconds }, { requestId: newRequestId() })
    tell(0)
    const timer = setInterval(() => { if (document.visibilityState === 'visible') tell(every) }, every * 1000)
    return () => clearInterval(timer)
  }, [measured, meeting, application, paper])
}
