import './workbench.css'
import { Link } from 'react-router'
import { ClockBadge } from '../../../../web/shared/components/ClockBadge.tsx'
import { QueryView } from '../../../../web/shared/components/states.tsx'
import { useFormat } from '../../../../web/shared/format.ts'
import { useQuery } from '../../../../web/shared/query.ts'
import { useWords } from '../../../../web/shared/words.ts'
import { application } from '../../procedure.ts'
import { sectorKeys } from './Cases.tsx'
import { useLicensing } from './looks.tsx'
import { deskWords } from './words.ts'
import type { ClockView } from '../../../../web/shared/components/ClockBadge.tsx'
import type { Unit } from '../../../../web/shared/format.ts'

type Cell = { state: string; sector: string; count: number; overdue: number }
type Pace = {
  open: {
    id: string
    number: string
    enterprise: string
    officer: string | null
    used: number
    limit: number
    unit: Unit
    clock: ClockView
  }[]
  decided: { sector: string; cases: number; average: number; longest: number }[]
  publicity: { id: string; number: string; enterprise: string; until: string; issueDueOn: string | null }[]
}
const open = ['submitted', 'correcting', 'accepted', 'returned', 'reviewed', 'publicised']
const live = { live: ['licensing.*'] }
const sum = (cells: readonly Cell[], what: 'count' | 'overdue' = 'count') => cells.reduce((all, cell) => all + cell[what], 0)
const list = (params: Record<string, string>) => `/cases?${new URLSearchParams(params)}`

/** The head's page: every number leads to its list. */
export function Page() {
  const t = useWords(deskWords)
  const stages = useQuery<{ items: Cell[] }>('/api/licensing/stages', undefined, live)
  const pace = useQuery<Pace>('/api/licensing/pace', undefined, live)
  return (
    <div className="ax-stack">
      <div>
        <h1>{t('overview')}</h1>
        <p className="ax-soft">{t('overviewNote')}</p>
      </div>
      <QueryView query={stages} lines={8}>
        {({ items }) => (
          <>
            <Figures cells={items} />
            <Stages cells={items} />
          </>
        )}
      </QueryView>
      <QueryView query={pace} lines={8}>
        {(data) => (
          <>
            <Used open={data.open} />
            <div className="lw-two">
              <Decided decided={data.decided} />
              <Publicity cases={data.publicity} />
            </div>
          </>
        )}
      </QueryView>
    </div>
  )
}

function Figures({ cells }: { cells: readonly Cell[] }) {
  const t = useWords(deskWords)
  const of = (states: readonly string[]) => cells.filter((cell) => states.includes(cell.state))
  const figures = [
    { label: t('open'), n: sum(of(open)), to: list({ state: open.join(','), sort: 'due' }), tone: '' },
    {
      label: t('overdue'),
      n: sum(cells, 'overdue'),
      to: list({ overdue: 'true', sort: 'due' }),
      tone: sum(cells, 'overdue') ? 'over' : '',
    },
    { label: t('waitDecision'), n: sum(of(['reviewed'])), to: list({ state: 'reviewed', sort: 'due' }), tone: '' },
    { label: t('running'), n: sum(of(['publicised'])), to: list({ state: 'publicised', sort: 'due' }), tone: '' },
  ]
  return (
    <ul className="lw-figures">
      {figures.map(({ label, n, to, tone }) => (
        <li key={label}>
          <Link to={to} className={`ax-card lw-figure ${tone && `lw-figure-${tone}`}`}>
            <b className="ax-num">{n}</b>
            <span>{label}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}

/** Stages by sectors; each number is a link, each row has a bar of its share. */
function Stages({ cells }: { cells: readonly Cell[] }) {
  const t = useWords(deskWords)
  const l = useLicensing()
  const sectors = sectorKeys.filter((sector) => cells.some((cell) => cell.sector === sector))
  const states = application.states.filter((state) => cells.some((cell) => cell.state === state))
  const most = Math.max(1, ...states.map((state) => sum(cells.filter((cell) => cell.state === state))))
  return (
    <section className="ax-card">
      <h2>{t('byStage')}</h2>
      <div className="lw-scroll" tabIndex={0}>
        <table className="lw-stages">
          <thead>
            <tr>
              <th scope="col">{t('state')}</th>
              {sectors.map((sector) => (
                <th key={sector} scope="col">
                  {l(`sector.${sector}`)}
                </th>
              ))}
              <th scope="col">{t('all')}</th>
              <td aria-hidden="true" />
            </tr>
          </thead>
          <tbody>
            {states.map((state) => (
              <Stage key={state} state={state} sectors={sectors} cells={cells} most={most} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

type StageProps = { state: string; sectors: readonly string[]; cells: readonly Cell[]; most: number }

function Stage({ state, sectors, cells, most }: StageProps) {
  const l = useLicensing()
  const here = cells.filter((cell) => cell.state === state)
  const number = (n: number, params: Record<string, string>) =>
    n ? <Link to={list({ state, ...params })}>{n}</Link> : <span className="ax-soft">0</span>
  return (
    <tr>
      <th scope="row">{l(`state.application.${state}`)}</th>
      {sectors.map((sector) => (
        <td key={sector} className="ax-num">
          {number(sum(here.filter((cell) => cell.sector === sector)), { sector })}
        </td>
      ))}
      <td className="ax-num">
        <b>{number(sum(here), {})}</b>
      </td>
      <td className="lw-bar-cell" aria-hidden="true">
        <span className={open.includes(state) ? 'lw-bar' : 'lw-bar lw-bar-closed'} style={{ width: `${(sum(here) / most) * 100}%` }} />
      </td>
    </tr>
  )
}

/** How much of its limit each open case has used. */
function Used({ open: cases }: { open: Pace['open'] }) {
  const t = useWords(deskWords)
  const format = useFormat()
  return (
    <section className="ax-card">
      <h2>{t('used')}</h2>
      {cases.length === 0 && <p className="ax-soft">{t('noOpen')}</p>}
      <ul className="lw-used">
        {cases.map((one) => {
          const share = Math.min(1, Math.max(0, one.used / one.limit))
          const look = one.used > one.limit ? 'over' : share >= 0.8 ? 'near' : 'fine'
          return (
            <li key={one.id}>
              <Link to={`/cases/${one.id}`}>{one.enterprise}</Link>
              <span className="lw-track">
                <span className={`lw-track-fill lw-track-${look}`} style={{ width: `${share * 100}%` }} />
              </span>
              <span className="ax-num">{t('usedOf', { used: one.used, limit: format.period(one.limit, one.unit) })}</span>
              <ClockBadge clock={one.clock} />
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function Decided({ decided }: { decided: Pace['decided'] }) {
  const t = useWords(deskWords)
  const l = useLicensing()
  const most = Math.max(1, ...decided.map((one) => one.longest))
  return (
    <section className="ax-card">
      <h2>{t('decided')}</h2>
      {decided.length === 0 && <p className="ax-soft">{t('quiet')}</p>}
      <ul className="lw-used lw-used-plain">
        {decided.map((one) => (
          <li key={one.sector}>
            <Link to={list({ sector: one.sector, state: 'publicised,issued,refused' })}>
              {l(`sector.${one.sector}`)} · {t('count', { n: one.cases })}
            </Link>
            <span className="lw-track">
              <span className="lw-track-fill lw-track-fine" style={{ width: `${(one.average / most) * 100}%` }} />
            </span>
            <span className="ax-num">
              {t('average', { n: one.average })}
              {' · '}
              {t('longest', { n: one.longest })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Publicity({ cases }: { cases: Pace['publicity'] }) {
  const t = useWords(deskWords)
  const format = useFormat()
  return (
    <section className="ax-card">
      <h2>{t('publicity')}</h2>
      {cases.length === 0 && <p className="ax-soft">{t('quiet')}</p>}
      <ul className="lw-publicity">
        {cases.map((one) => (
          <li key={one.id}>
            <Link to={`/cases/${one.id}`}>{one.enterprise}</Link>
            <span className="ax-soft ax-num">
              {t('publicUntil', { day: format.day(one.until) })}
              {one.issueDueOn && ` · ${t('issueBy', { day: format.day(one.issueDueOn) })}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
