import './workspace.css'
import { useParams } from 'react-router'
import { ButtonLink } from '../../../../web/shared/components/Button.tsx'
import { Icon } from '../../../../web/shared/components/Icon.tsx'
import { QueryView } from '../../../../web/shared/components/states.tsx'
import { useFormat } from '../../../../web/shared/format.ts'
import { useWords } from '../../../../web/shared/words.ts'
import { words } from '../words-workspace.ts'
import { useCase } from './useDraft.ts'

/** What has just happened, and what comes next and by when. */
export function Page() {
  const { id = '' } = useParams()
  const t = useWords(words)
  const { day } = useFormat()
  const view = useCase(id)
  return (
    <QueryView query={view}>
      {(one) => (
        <div className="ax-stack ax-stack-lg">
          <section className="lw-received">
            <Icon name="checkCircle" size={48} />
            <h1>{t(one.round > 1 ? 'receivedAmend' : 'receivedTitle')}</h1>
            <p>{t('receivedNumber')}</p>
            <p className="lw-received-number">{one.number}</p>
          </section>
          <section className="ax-card ax-stack">
            <h2>{t('receivedNext')}</h2>
            <ol className="lw-steps">
              {one.intakeClock && <li>{t('receivedIntake', { date: day(one.intakeClock.on) })}</li>}
              {!one.intakeClock && one.clock && <li>{t('receivedReview', { date: day(one.clock.on) })}</li>}
              <li>{t('receivedTold')}</li>
              <li>{t('receivedWhere')}</li>
            </ol>
          </section>
          <div className="ax-row">
            <ButtonLink look="primary" to={`/cases/${id}`}>{t('toCase')}</ButtonLink>
            <ButtonLink look="quiet" to="/">{t('toHome')}</ButtonLink>
          </div>
        </div>
      )}
    </QueryView>
  )
}
