import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { Button } from '../../../web/shared/components/Button.tsx'
import { PrintButton } from '../../../web/shared/components/small.tsx'
import { QueryView } from '../../../web/shared/components/states.tsx'
import { useFormat } from '../../../web/shared/format.ts'
import { useQuery } from '../../../web/shared/query.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { words } from '../words.ts'
import { HearingState } from './looks.tsx'
import { Record } from './Record.tsx'
import { hearingPath } from './shapes.ts'
import { Step } from './steps.tsx'
import { pageWords } from './words.ts'
import type { Hearing } from './shapes.ts'

/** One hearing: what to do next, what it is about, and its record. */
export function Page() {
  const { id = '' } = useParams()
  const query = useQuery<Hearing>(hearingPath(id), {}, { live: [id] })
  return <QueryView query={query} lines={8}>{(hearing) => <One hearing={hearing} reload={query.reload} />}</QueryView>
}

const leading = ['take-request', 'announce', 'hold', 'close']

function One({ hearing, reload }: { hearing: Hearing; reload: () => void }) {
  const t = useWords(pageWords)
  const speak = useSpeak()
  const [open, setOpen] = useState<string>()
  const action = hearing.actions.find((a) => a.step === open)
  return (
    <div className="ax-stack">
      <header className="ax-stack ax-stack-sm">
        <div className="ax-row ax-row-apart">
          <div className="ax-row"><h1>{hearing.enterprise}</h1><HearingState state={hearing.state} signed={hearing.signed} /></div>
          <div className="ax-row ax-no-print"><PrintButton /></div>
        </div>
        <p className="ax-soft"><span className="ax-num">{hearing.number}</span> · <Link to={hearing.licence ? `/licences/${hearing.licence}` : `/cases/${hearing.application}`}>{t(hearing.licence ? 'theLicence' : 'theCase')}</Link></p>
      </header>
      {hearing.actions.length > 0 && (
        <div className="ax-row ax-no-print">
          {hearing.actions.toSorted((a, b) => Number(leading.includes(b.step)) - Number(leading.includes(a.step))).map((a) => (
            <Button key={a.step} look={leading.includes(a.step) ? 'primary' : 'quiet'} disabledWhy={!a.allowed && a.why ? speak(a.why) : false} onClick={() => setOpen(a.step)}>
              {speak(words[`step.hearing.${a.step}`]!)}
            </Button>
          ))}
        </div>
      )}
      {action && <Step key={action.step} hearing={hearing} action={action} onClose={() => setOpen(undefined)} onDone={reload} />}
      {!hearing.licence && ['requested', 'announced'].includes(hearing.state) && <p className="ax-soft ax-no-print">{t('clockHint')}</p>}
      <About hearing={hearing} />
      <Record hearing={hearing} />
    </div>
  )
}

function About({ hearing }: { hearing: Hearing }) {
  const t = useWords(pageWords)
  const { day } = useFormat()
  return (
    <section className="ax-card">
      <dl className="ax-facts">
        <div><dt>{t('matter')}</dt><dd>{hearing.matter}</dd></div>
        {hearing.parties.length > 0 && <div><dt>{t('parties')}</dt><dd><ul className="ax-plain-list">{hearing.parties.map((party) => <li key={party}>{party}</li>)}</ul></dd></div>}
        <div><dt>{t('askUntil')}</dt><dd>{day(hearing.askUntil)}</dd></div>
        {hearing.requestedBy && <div><dt>{t('requestedBy')}</dt><dd>{t('says', { who: hearing.requestedBy, what: hearing.requestedReason ?? '' })}</dd></div>}
        {hearing.holdBy && <div><dt>{t('holdBy')}</dt><dd>{day(hearing.holdBy)}</dd></div>}
        {hearing.on && <>
          <div><dt>{t('on')}</dt><dd>{day(hearing.on)} {hearing.time}</dd></div>
          <div><dt>{t('place')}</dt><dd>{hearing.place} · {t(hearing.open ? 'public' : 'notPublic')}</dd></div>
          <div><dt>{t('chair')}</dt><dd>{hearing.chair}</dd></div>
        </>}
      </dl>
    </section>
  )
}
