import './workspace.css'
import { Link } from 'react-router'
import { ButtonLink } from '../../../../web/shared/components/Button.tsx'
import { Icon } from '../../../../web/shared/components/Icon.tsx'
import { QueryView, Skeleton } from '../../../../web/shared/components/states.tsx'
import { useFormat } from '../../../../web/shared/format.ts'
import { useQuery } from '../../../../web/shared/query.ts'
import { useSpeak, useWords } from '../../../../web/shared/words.ts'
import { words as common } from '../../words.ts'
import { holderWords } from '../words-holder.ts'
import { words } from '../words-workspace.ts'
import { CaseCard } from './CaseCard.tsx'
import { LicenceState, underWay } from './states.tsx'
import type { ReactNode } from 'react'
import type { Query } from '../../../../web/shared/query.ts'
import type { IconName } from '../../../../web/shared/components/Icon.tsx'
import type { CaseItem, Draft, Licence, Listed } from './shapes.ts'

const live = { live: ['licensing.*'] }

/** What needs this enterprise today, its cases under way and its licences; for a newcomer, the way to the first application. */
export function Panel() {
  const tasks = useQuery<Listed<CaseItem>>('/api/licensing/tasks', {}, live)
  const drafts = useQuery<Listed<Draft>>('/api/licensing/drafts')
  const cases = useQuery<Listed<CaseItem>>('/api/licensing/applications', { state: underWay.join(','), limit: 5 }, live)
  const licences = useQuery<Listed<Licence>>('/api/licensing/licences', { limit: 5 }, live)
  const expiring = useQuery<Listed<Licence>>('/api/licensing/licences', { expiring: 92 }, live)
  const all: readonly Query<Listed<unknown>>[] = [tasks, drafts, cases, licences, expiring]
  const failed = all.find((query) => !query.data && query.problem)
  if (failed) return <QueryView query={failed}>{() => null}</QueryView>
  if (all.some((query) => !query.data)) return <Skeleton lines={6} card />
  if (all.every((query) => query.data!.items.length === 0)) return <First />
  return (
    <div className="ax-stack ax-stack-lg">
      <Needs
        tasks={tasks.data!.items} drafts={drafts.data!.items} expiring={expiring.data!.items}
        standing={licences.data!.items.filter(({ state, proposed }) => state === 'suspended' || proposed)}
      />
      {cases.data!.items.length > 0 && <Cases items={cases.data!.items} />}
      {licences.data!.items.length > 0 && <Licences items={licences.data!.items} />}
      <NewApplication />
    </div>
  )
}

type Needing = { tasks: readonly CaseItem[]; drafts: readonly Draft[]; expiring: readonly Licence[]; standing: readonly Licence[] }

function Needs({ tasks, drafts, expiring, standing }: Needing) {
  const t = useWords(words)
  const h = useWords(holderWords)
  const speak = useSpeak()
  const format = useFormat()
  const sector = (key: string) => speak(common[`sector.${key}`]!)
  const none = tasks.length + drafts.length + expiring.length + standing.length === 0
  return (
    <section className="ax-card ax-stack" aria-labelledby="needs">
      <h2 id="needs">{none ? t('nothing') : t('needs')}</h2>
      {none && <p className="ax-soft">{t('nothingText')}</p>}
      <ul className="lw-needs">
        {standing.map((item) => (
          <Need
            key={item.id} icon="alert" title={item.proposed ? h('toldTitle', { measure: speak(common[`measure.${item.proposed}`]!) }) : `${speak(common['state.licence.suspended']!)} · ${item.number}`}
            text={h(item.proposed ? 'toldDo' : item.recheckDue ? 'overDo' : 'suspendedDo')}
          >
            <ButtonLink look="primary" to={`/licences/${item.id}`}>{t('see')}</ButtonLink>
          </Need>
        ))}
        {tasks.map((item) => {
          const kind = item.state === 'returned' ? 'returned' : 'correcting'
          return (
            <Need key={item.id} icon="alert" title={`${t(kind)} · ${sector(item.sector)}`} text={`${item.number} · ${t(`${kind}Text`)}`}>
              <ButtonLink look="primary" to={`/cases/${item.id}`}>{t('handle')}</ButtonLink>
            </Need>
          )
        })}
        {expiring.map((item) => (
          <Need key={item.id} icon="clock" title={t('expiring')} text={t('expiringText', { number: item.number, date: format.day(item.validUntil) })}>
            <ButtonLink to="/licences">{t('see')}</ButtonLink>
          </Need>
        ))}
        {drafts.map((item) => (
          <Need key={item.id} icon="edit" title={`${t('draft')} · ${sector(item.sector)}${item.kind === 'new' ? '' : ` · ${speak(common[`kind.${item.kind}`]!)}`}`} text={t('draftText', { time: format.moment(item.savedAt) })}>
            <ButtonLink to={`/drafts/${item.id}`}>{t('goOn')}</ButtonLink>
          </Need>
        ))}
      </ul>
    </section>
  )
}

const Need = ({ icon, title, text, children }: { icon: IconName; title: string; text: string; children: ReactNode }) => (
  <li><Icon name={icon} size={24} /><div><h3>{title}</h3><p className="ax-soft">{text}</p></div>{children}</li>
)

function Cases({ items }: { items: readonly CaseItem[] }) {
  const t = useWords(words)
  return (
    <section className="ax-stack" aria-labelledby="under-way">
      <div className="ax-row ax-row-apart"><h2 id="under-way">{t('underWay')}</h2><Link to="/cases">{t('allCases')}</Link></div>
      <ul className="lw-cards">{items.map((item) => <CaseCard key={item.id} item={item} />)}</ul>
    </section>
  )
}

function Licences({ items }: { items: readonly Licence[] }) {
  const t = useWords(words)
  const speak = useSpeak()
  const { day } = useFormat()
  return (
    <section className="ax-stack" aria-labelledby="licences">
      <div className="ax-row ax-row-apart"><h2 id="licences">{t('licences')}</h2><Link to="/licences">{t('allLicences')}</Link></div>
      <ul className="lw-cards">
        {items.map((item) => (
          <li key={item.id} className="ax-card lw-card">
            <div className="ax-row ax-row-apart"><Link to="/licences" className="lw-card-link">{speak(common[`sector.${item.sector}`]!)}</Link><LicenceState state={item.state} /></div>
            <p className="lw-number">{item.number}</p>
            <p className="ax-soft">{t('until', { state: t('validity'), date: day(item.validUntil) })}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}

function NewApplication() {
  const t = useWords(words)
  return <div><ButtonLink icon="plus" to="/apply">{t('apply')}</ButtonLink></div>
}

function First() {
  const t = useWords(words)
  return (
    <section className="ax-card lw-first ax-stack">
      <h2>{t('firstTitle')}</h2>
      <p className="ax-lead">{t('firstText')}</p>
      <p>{t('firstSteps')}</p>
      <div><ButtonLink look="primary" size="large" icon="arrowRight" to="/apply">{t('applyTitle')}</ButtonLink></div>
    </section>
  )
}
