import './CaseLayout.css'
import type { ReactNode } from 'react'

/** The case page that keeps still: a header that stays, documents on the left, findings and the step's form on the right, the facts below. */
export const CaseLayout = ({ title, note, tags, actions, documents, form, timeline, timelineTitle, documentsLabel, formLabel }: {
  title: ReactNode
  /** The line below: enterprise, kind, number. */
  note?: ReactNode
  /** State, clock, risk, whose turn. */
  tags?: ReactNode
  actions?: ReactNode
  documents: ReactNode
  form: ReactNode
  timeline: ReactNode
  timelineTitle: string
  documentsLabel: string
  formLabel: string
}) => (
  <article className="dk-case">
    <header className="dk-case-head">
      <div>
        <h1>{title}</h1>
        {note && <p className="ax-soft">{note}</p>}
      </div>
      <div className="dk-case-tags">{tags}</div>
      {actions && <div className="dk-case-actions ax-no-print">{actions}</div>}
    </header>
    <div className="dk-case-body">
      <section className="dk-case-documents" aria-label={documentsLabel}>{documents}</section>
      <section className="dk-case-form ax-card" aria-label={formLabel}>{form}</section>
    </div>
    <section className="ax-card dk-case-facts">
      <h2>{timelineTitle}</h2>
      {timeline}
    </section>
  </article>
)
