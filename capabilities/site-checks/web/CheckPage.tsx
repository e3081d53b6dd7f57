import './checks.css'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { Button } from '../../../web/shared/components/Button.tsx'
import { PrintButton } from '../../../web/shared/components/small.tsx'
import { QueryView } from '../../../web/shared/components/states.tsx'
import { useFormat } from '../../../web/shared/format.ts'
import { useQuery } from '../../../web/shared/query.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { words } from '../words.ts'
import { Findings, Signature } from './Findings.tsx'
import { CheckResult, CheckState } from './looks.tsx'
import { checkPath, namesOf } from './shapes.ts'
import { Step } from './steps.tsx'
import { pageWords } from './words.ts'
import type { Check } from './shapes.ts'

/** One check, as the officers use it on site: what to do next at the top, the record below. */
export function Page() {
  const { id = '' } = useParams()
  const query = useQuery<Check>(checkPath(id), {}, { live: [id] })
  return <QueryView query={query} lines={8}>{(check) => <One check={check} reload={query.reload} />}</QueryView>
}

function One({ check, reload }: { check: Check; reload: () => void }) {
  const t = useWords(pageWords)
  return (
    <div className="ax-stack sc-page">
      <header className="ax-stack ax-stack-sm">
        <div className="ax-row ax-row-apart">
          <div className="ax-row"><h1>{check.enterprise}</h1><CheckState state={check.state} /><CheckResult result={check.result} /></div>
          <div className="ax-row ax-no-print"><PrintButton /></div>
        </div>
        <p className="ax-soft"><span className="ax-num">{check.number}</span> · <Link to={`/cases/${check.application}`}>{t('theCase')}</Link></p>
      </header>
      <Steps check={check} reload={reload} />
      <About check={check} />
      <Findings check={check} />
      <Signature check={check} />
    </div>
  )
}

const first = ['begin', 'find', 'confirm', 'sign-on-site', 'close', 'contest', 'note-refusal', 'reschedule', 'cancel']
const leading = ['begin', 'find', 'confirm', 'sign-on-site']

/** What this officer may do now, the likely next step first; what is not open yet says why. */
function Steps({ check, reload }: { check: Check; reload: () => void }) {
  const speak = useSpeak()
  const [open, setOpen] = useState<string>()
  const actions = check.actions.filter((a) => first.includes(a.step)).sort((a, b) => first.indexOf(a.step) - first.indexOf(b.step))
  const action = actions.find((a) => a.step === open)
  if (!actions.length) return null
  return (
    <div className="ax-row ax-no-print sc-steps">
      {actions.map((a) => (
        <Button
          key={a.step}
          look={leading.includes(a.step) ? 'primary' : 'quiet'}
          disabledWhy={a.allowed ? false : a.why ? speak(a.why) : false}
          onClick={() => setOpen(a.step)}
        >
          {speak(words[`step.check.${a.step}`]!)}
        </Button>
      ))}
      {action && <Step key={action.step} check={check} action={action} onClose={() => setOpen(undefined)} onDone={reload} />}
    </div>
  )
}

function About({ check }: { check: Check }) {
  const t = useWords(pageWords)
  const { day, moment } = useFormat()
  return (
    <section className="ax-card">
      <dl className="ax-facts">
        <div><dt>{t('on')}</dt><dd>{day(check.on)}</dd></div>
        <div><dt>{t('place')}</dt><dd>{check.place}</dd></div>
        <div><dt>{t('team')}</dt><dd>{namesOf(check.team)}</dd></div>
        <div><dt>{t('purpose')}</dt><dd>{check.purpose}</dd></div>
        {check.begunAt && <>
          <div><dt>{t('begun')}</dt><dd>{moment(check.begunAt)}</dd></div>
          <div><dt>{t('present')}</dt><dd>{namesOf(check.present)}</dd></div>
          <div><dt>{t('host')}</dt><dd>{check.host}</dd></div>
        </>}
        {check.summary && <div><dt>{t('summary')}</dt><dd>{check.summary}{check.closedBy && <span className="ax-soft"> — {t('closedBy', { name: check.closedBy })}</span>}</dd></div>}
      </dl>
    </section>
  )
}
