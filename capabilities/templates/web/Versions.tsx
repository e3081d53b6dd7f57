import { useState } from 'react'
import { Button } from '../../../web/shared/components/Button.tsx'
import { EmptyState } from '../../../web/shared/components/states.tsx'
import { Table } from '../../../web/shared/components/Table.tsx'
import { StateTag } from '../../../web/shared/components/tags.tsx'
import { useFormat } from '../../../web/shared/format.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { fields as names, states, words } from './words.ts'
import type { Texts } from '../facts.ts'
import type { Template, Version } from './shapes.ts'

const tones = { counts: 'done', coming: 'wait', over: 'info', replaced: 'info' } as const
type Past = Pick<Version, 'no' | 'texts'>

/** Every version, the newest first; each can be laid beside what counts now, the texts of the beginning too. */
export function Versions({ template, onUse }: { template: Template; onUse: ((texts: Texts) => void) | undefined }) {
  const t = useWords(words)
  const speak = useSpeak()
  const { moment, plainDay } = useFormat()
  const [past, setPast] = useState<Past>()
  if (template.versions.length === 0) return <section className="ax-stack"><h2>{t('versions')}</h2><EmptyState icon="document" title={t('founding')}><p>{t('none')}</p></EmptyState></section>
  return (
    <section className="ax-stack">
      <h2>{t('versions')}</h2>
      <Table<Version>
        caption={t('versions')} hideCaption rows={template.versions} rowKey={(one) => one.id}
        columns={[
          { key: 'no', title: t('one'), head: true, cell: (one) => t('no', { n: one.no }) },
          { key: 'state', title: t('state'), cell: (one) => <StateTag tone={tones[one.state]}>{speak(states[one.state]!)}</StateTag> },
          { key: 'from', title: t('from'), cell: (one) => <span className="ax-num">{plainDay(one.from)}</span> },
          { key: 'by', title: t('at'), cell: (one) => <>{one.by}<div className="ax-soft ax-num">{moment(one.at)}</div></> },
          { key: 'reason', title: t('reason'), cell: (one) => one.reason },
          { key: 'do', title: t('compare'), cell: (one) => <Button size="small" onClick={() => setPast(one)}>{t('compare')}</Button> },
        ]}
      />
      <div><Button size="small" look="quiet" onClick={() => setPast({ no: 0, texts: template.founding })}>{t('compareWith', { a: t('founding') })}</Button></div>
      {past && <Compared past={past} template={template} onUse={onUse} onClose={() => setPast(undefined)} />}
    </section>
  )
}

function Compared({ past, template, onUse, onClose }: { past: Past; template: Template; onUse: ((texts: Texts) => void) | undefined; onClose: () => void }) {
  const t = useWords(words)
  const speak = useSpeak()
  const name = past.no ? t('no', { n: past.no }) : t('founding')
  const said = (text: string | undefined) => (text ? <span className="tp-text">{text}</span> : <span className="ax-soft">{t('empty')}</span>)
  return (
    <section className="ax-card ax-stack ax-stack-sm" aria-live="polite">
      <h3>{t('compareWith', { a: name })}</h3>
      <Table
        caption={t('compareWith', { a: name })} hideCaption rows={template.fields} rowKey={(field) => field.key}
        columns={[
          { key: 'field', title: t('field'), head: true, cell: (field) => speak(names[field.key]!) },
          { key: 'then', title: name, cell: (field) => said(past.texts[field.key]) },
          { key: 'now', title: t('now'), cell: (field) => (past.texts[field.key] === template.now[field.key] ? <span className="ax-soft">{t('same')}</span> : <mark>{said(template.now[field.key])}</mark>) },
        ]}
      />
      <div className="ax-row">
        {onUse && <Button size="small" onClick={() => { onUse(past.texts); window.scrollTo({ top: 0 }) }}>{t('use')}</Button>}
        <Button size="small" look="quiet" onClick={onClose}>{t('close')}</Button>
      </div>
    </section>
  )
}
