import { useLocation, useParams } from 'react-router'
import { ButtonLink } from '../../../../web/shared/components/Button.tsx'
import { Notice } from '../../../../web/shared/components/Notice.tsx'
import { PrintButton } from '../../../../web/shared/components/small.tsx'
import { QueryView } from '../../../../web/shared/components/states.tsx'
import { StateTag } from '../../../../web/shared/components/tags.tsx'
import { useFormat } from '../../../../web/shared/format.ts'
import { useQuery } from '../../../../web/shared/query.ts'
import { useWords } from '../../../../web/shared/words.ts'
import { Copy } from './Copy.tsx'
import { noticeWords } from './words-notices.ts'
import type { Tone } from '../../../../web/shared/components/tags.tsx'

type Objection = {
  id: string; number: string; notice: string; state: 'filed' | 'upheld' | 'rejected'; filedOn: string; answeredOn: string | null; answer: string | null
  due: { on: string }
}
const tones: Record<Objection['state'], Tone> = { filed: 'wait', upheld: 'done', rejected: 'stop' }

/** What became of one objection; only who filed it knows the address. */
export function Page() {
  const { id } = useParams()
  const query = useQuery<Objection>(`/api/licensing/objections/${id}`)
  return <QueryView query={query} lines={6}>{(objection) => <Whole objection={objection} />}</QueryView>
}

function Whole({ objection }: { objection: Objection }) {
  const t = useWords(noticeWords)
  const { day } = useFormat()
  const sent = (useLocation().state as { sent?: boolean } | null)?.sent
  return (
    <div className="ax-stack ax-stack-lg">
      <header className="ax-stack ax-stack-sm">
        <p className="ax-soft">{t('receipt')}</p>
        <h1 className="ax-row">{objection.number}<Copy text={objection.number} /></h1>
      </header>
      {sent && objection.state === 'filed' && <Notice tone="done" live title={t('sent')}>{t('keep')}</Notice>}
      <section className="ax-card ax-stack">
        <div className="ax-row"><h2>{t('state')}</h2><StateTag tone={tones[objection.state]}>{t(objection.state)}</StateTag></div>
        <p>{t(`${objection.state}Do`, { day: day(objection.due.on) })}</p>
        <dl className="ax-facts">
          <dt>{t('filedOn')}</dt><dd>{day(objection.filedOn)}</dd>
          {objection.answeredOn && <><dt>{t('answeredOn')}</dt><dd>{day(objection.answeredOn)}</dd></>}
          {objection.answer && <><dt>{t('answer')}</dt><dd>{objection.answer}</dd></>}
        </dl>
      </section>
      {!sent && <p className="ax-hint">{t('keep')}</p>}
      <div className="ax-row ax-no-print">{objection.state !== 'upheld' && <ButtonLink to={`/notices/${objection.notice}`}>{t('toNotice')}</ButtonLink>}<PrintButton /></div>
    </div>
  )
}
