import './looks.css'
import { useEffect, useRef, useState } from 'react'
import { useParams } from 'react-router'
import { get } from '../../../web/shared/api.ts'
import { ButtonLink } from '../../../web/shared/components/Button.tsx'
import { Notice } from '../../../web/shared/components/Notice.tsx'
import { ProblemNotice } from '../../../web/shared/components/ProblemNotice.tsx'
import { PrintButton } from '../../../web/shared/components/small.tsx'
import { Skeleton } from '../../../web/shared/components/states.tsx'
import { Table } from '../../../web/shared/components/Table.tsx'
import { useFormat } from '../../../web/shared/format.ts'
import { useLive } from '../../../web/shared/live.ts'
import { usePlaces } from '../../../web/shared/places.ts'
import { useWords } from '../../../web/shared/words.ts'
import { useNaming } from './parts.tsx'
import { pageWords } from './words.ts'
import type { ApiProblem } from '../../../web/shared/api.ts'
import type { View } from './shapes.ts'

/** The values in full, for as long as the view is open. Asked for once, outside of the pages' memory; gone with the time, a revocation or the page. */
export function Page() {
  const { id = '', view: viewId = '' } = useParams()
  const t = useWords(pageWords)
  const [view, setView] = useState<View>()
  const [problem, setProblem] = useState<ApiProblem>()
  const [ended, setEnded] = useState<'over' | 'overRevoked'>()
  const asked = useRef(false)
  useEffect(() => {
    if (asked.current) return
    asked.current = true
    void get<View>(`/api/looks/views/${viewId}`).then((answer) => (answer.ok ? setView(answer.value) : setProblem(answer.problem)))
  }, [viewId])
  const end = (why: 'over' | 'overRevoked') => { setView(undefined); setEnded(why) }
  useLive([id], (facts) => { if (facts.some((f) => f.name === 'looks.revoked')) end('overRevoked') })
  return (
    <div className="ax-stack">
      <div className="ax-row ax-row-apart ax-no-print">
        <ButtonLink to={`/looks/${id}`} look="quiet" size="small" icon="arrowLeft">{t('toRequest')}</ButtonLink>
        {view && <div className="ax-row"><Left seconds={view.secondsLeft} onOver={() => end('over')} /><PrintButton /><ButtonLink to={`/looks/${id}`} size="small">{t('close')}</ButtonLink></div>}
      </div>
      <h1>{t('viewTitle')}</h1>
      {ended && <Notice tone="stop" live title={t(ended)} />}
      {problem && <ProblemNotice problem={problem} />}
      {view ? <Values view={view} /> : !ended && !problem && <Skeleton lines={6} />}
    </div>
  )
}

/** Counts down by the time that has passed, not by ticks: a page that slept knows better when it wakes. */
function Left({ seconds, onOver }: { seconds: number; onOver: () => void }) {
  const t = useWords(pageWords)
  const [left, setLeft] = useState(seconds)
  const over = useRef(onOver)
  useEffect(() => { over.current = onOver })
  useEffect(() => {
    const begin = performance.now()
    const timer = setInterval(() => {
      const rest = Math.ceil(seconds - (performance.now() - begin) / 1000)
      setLeft(rest)
      if (rest <= 0) { clearInterval(timer); over.current() }
    }, 1000)
    return () => clearInterval(timer)
  }, [seconds])
  const time = `${Math.floor(Math.max(0, left) / 60)}:${String(Math.max(0, left) % 60).padStart(2, '0')}`
  return <span className="lk-left" role="timer">{t('left', { time })}</span>
}

function Values({ view: { values, mark } }: { view: View }) {
  const t = useWords(pageWords)
  const { moment, money } = useFormat()
  const { department: departmentName } = usePlaces()
  const naming = useNaming()
  const department = departmentName(mark.department)
  const water = `${mark.officer} ${department}\n${moment(mark.at)}\n${mark.caseNumber} ${mark.purpose.slice(0, 16)}`
  const said = t('mark', { ...mark, department, at: moment(mark.at) })
  return (
    <section className="ax-card ax-stack lk-view">
      <p>{said}</p>
      <Table
        caption={t('viewTitle')} hideCaption rows={values} rowKey={(row) => row.key}
        columns={[
          { key: 'whose', title: t('whose'), cell: (row) => naming.whose(row) },
          { key: 'what', title: t('what'), head: true, cell: (row) => naming.field(row) },
          { key: 'value', title: t('value'), cell: (row) => (row.value === null ? <span className="ax-soft">{t('gone')}</span> : row.kind === 'amount' ? money(row.value) : row.value) },
        ]}
      />
      <div className="lk-water" aria-hidden="true">
        {Array.from({ length: 36 }, (_, i) => <span key={i} data-mark={water} />)}
      </div>
    </section>
  )
}
