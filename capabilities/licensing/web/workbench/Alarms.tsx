import './workbench.css'
import { Link } from 'react-router'
import { StateTag } from '../../../../web/shared/components/tags.tsx'
import { useFormat } from '../../../../web/shared/format.ts'
import { useQuery } from '../../../../web/shared/query.ts'
import { useWords } from '../../../../web/shared/words.ts'
import { lifeWords } from '../words-life.ts'
import { State, useLicensing } from './looks.tsx'

type Alarm = {
  id: string; number: string; licence: string; enterprise: string; sector: string; state: string; turn: string; officer: string | null; validUntil: string; left: number; level: 'red' | 'yellow' | 'none'; deemed: boolean
}

/** Renewals whose licence runs out soon while they are undecided (at yellow or red); nothing when there are none. */
export function Panel() {
  const t = useWords(lifeWords)
  const items = useQuery<{ items: Alarm[] }>('/api/licensing/renewal-alarms', undefined, { live: ['licensing.*'] }).data?.items.filter(({ level }) => level !== 'none') ?? []
  if (!items.length) return null
  return (
    <section className="ax-card ax-stack" aria-label={t('alarms')}>
      <div>
        <h2>{t('alarms')}</h2>
        <p className="ax-soft">{t('alarmsNote')}</p>
      </div>
      <ul className="lw-alarms">{items.map((alarm) => <One key={alarm.id} alarm={alarm} />)}</ul>
    </section>
  )
}

const tones = { red: 'over', yellow: 'wait', none: 'info' } as const

function One({ alarm }: { alarm: Alarm }) {
  const t = useWords(lifeWords)
  const l = useLicensing()
  const { day } = useFormat()
  const said = alarm.deemed ? t('deemedTag') : alarm.left <= 0 ? t('today') : t('left', { n: alarm.left })
  return (
    <li>
      <span><StateTag tone={tones[alarm.level]} icon="clock">{said}</StateTag></span>
      <span className="ax-num">{t('ends', { day: day(alarm.validUntil) })}</span>
      <Link to={`/cases/${alarm.id}`}>{alarm.enterprise} · <span className="ax-num">{alarm.number}</span></Link>
      <span className="ax-row"><State state={alarm.state} /> <span className="ax-soft">{l(`turn.${alarm.turn}`)}{alarm.turn === 'reviewer' && t('officer', { name: alarm.officer ?? t('nobody') })}</span></span>
    </li>
  )
}
