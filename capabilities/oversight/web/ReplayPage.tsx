import './oversight.css'
import { useEffect } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import { Button } from '../../../web/shared/components/Button.tsx'
import { QueryView } from '../../../web/shared/components/states.tsx'
import { useFormat } from '../../../web/shared/format.ts'
import { useQuery } from '../../../web/shared/query.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { words } from '../words.ts'
import { LightTag } from './looks.tsx'
import { pageWords } from './words.ts'
import type { Frame, Replay } from './shapes.ts'

/** A case step by step, as it stood then; the step is in the address, so that it can be sent to a colleague. */
export function Page() {
  const { id = '' } = useParams()
  const query = useQuery<Replay>(`/api/oversight/cases/${id}/replay`)
  return <QueryView query={query} lines={10}>{(replay) => <Player id={id} replay={replay} />}</QueryView>
}

function Player({ id, replay }: { id: string; replay: Replay }) {
  const t = useWords(pageWords)
  const { at, last, go } = useStep(replay.frames.length)
  const step = t('step', { n: at + 1, all: last + 1 })
  return (
    <div className="ax-stack">
      <div>
        <h1>{t('replayTitle')} · {replay.enterprise}</h1>
        <p className="ax-soft"><span className="ax-num">{replay.number}</span> · <Link to={`/cases/${id}`}>{t('theCase')}</Link> · {t('replayNote')}</p>
      </div>
      <section className="ax-card ax-stack ax-stack-sm">
        <div className="ax-row ax-row-apart">
          <Button icon="arrowLeft" disabledWhy={at === 0 && step} hideWhy onClick={() => go(at - 1)}>{t('previous')}</Button>
          <b>{step}</b>
          <Button look="primary" disabledWhy={at === last && step} hideWhy onClick={() => go(at + 1)}>{t('next')}</Button>
        </div>
        <input type="range" min={1} max={last + 1} value={at + 1} aria-label={step} onChange={(event) => go(Number(event.target.value) - 1)} />
        <p className="ax-soft ov-keys">{t('keys')}</p>
      </section>
      <Step frame={replay.frames[at]!} />
      <Standing frame={replay.frames[at]!} />
    </div>
  )
}

/** The step that is shown: from the address, the last one otherwise; arrow keys turn the pages. */
function useStep(count: number) {
  const [params, setParams] = useSearchParams()
  const last = count - 1
  const at = Math.min(Math.max(Number(params.get('step') ?? count) - 1, 0), last)
  const go = (to: number) => setParams({ step: String(Math.min(Math.max(to, 0), last) + 1) }, { replace: true })
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.target instanceof HTMLInputElement) return
      if (event.key === 'ArrowLeft') go(at - 1)
      if (event.key === 'ArrowRight') go(at + 1)
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  })
  return { at, last, go }
}

function Step({ frame }: { frame: Frame }) {
  const t = useWords(pageWords)
  const speak = useSpeak()
  const { moment } = useFormat()
  return (
    <section className="ax-card ax-stack ax-stack-sm">
      <h2>{speak(frame.title)}</h2>
      <dl className="ax-facts">
        <div><dt>{t('by')}</dt><dd>{frame.by.startsWith('system:') ? t('system') : frame.by} · {moment(frame.at)}</dd></div>
        <div><dt>{t('clause')}</dt><dd>{speak(frame.clauseName)}</dd></div>
        {frame.reason && <div><dt>{t('reason')}</dt><dd>{frame.reason}</dd></div>}
        {frame.changed.length > 0 && <div><dt>{t('changed')}</dt><dd>{frame.changed.map((part) => t(`part.${part}` as keyof typeof pageWords)).join(' · ')}</dd></div>}
      </dl>
    </section>
  )
}

function Standing({ frame: { standing: s } }: { frame: Frame }) {
  const t = useWords(pageWords)
  const speak = useSpeak()
  const { day } = useFormat()
  const files = Object.values(s.documents)
  const good = s.findings.filter((f) => ['met', 'not-applicable'].includes(f.result)).length
  const stage = s.state && words[`stage.${s.state}`]
  return (
    <section className="ax-card">
      <dl className="ax-facts">
        {stage && <div><dt>{t('stateThen')}</dt><dd>{speak(stage)}</dd></div>}
        {s.officer && <div><dt>{t('officer')}</dt><dd>{s.officer}</dd></div>}
        <div><dt>{t('round')}</dt><dd>{s.round}</dd></div>
        {s.clock && <div><dt>{t('due')}</dt><dd className="ax-row">{day(s.clock.on)} {s.light && <LightTag light={s.light} />}</dd></div>}
        <div><dt>{t('documents')}</dt><dd>{t('files', { n: files.filter((list) => list.length).length, files: files.flat().length })}</dd></div>
        {s.findings.length > 0 && <div><dt>{t('findings')}</dt><dd>{t('met', { n: good })} · {t('unmet', { n: s.findings.length - good })}</dd></div>}
        {s.recommendation && <div><dt>{t('recommendation')}</dt><dd>{t(s.recommendation)}</dd></div>}
        {s.scope && <div><dt>{t('scope')}</dt><dd>{s.scope}</dd></div>}
      </dl>
    </section>
  )
}
