import { QueryView } from '../../../../web/shared/components/states.tsx'
import { StateTag } from '../../../../web/shared/components/tags.tsx'
import { useFormat } from '../../../../web/shared/format.ts'
import { useQuery } from '../../../../web/shared/query.ts'
import { useSpeak, useWords } from '../../../../web/shared/words.ts'
import { words as common } from '../../words.ts'
import { words } from '../words-workspace.ts'
import { titleOf } from './asked.ts'
import { Changes } from './Changes.tsx'
import { caseFile } from './shapes.ts'
import type { CaseView, Guide, Round } from './shapes.ts'

const headings: Record<string, 'roundCompleted' | 'roundAnswered' | 'roundCorrected' | 'roundSubmitted'> = {
  'licensing.application-submitted': 'roundSubmitted', 'licensing.application-completed': 'roundCompleted', 'licensing.findings-answered': 'roundAnswered',
  'licensing.corrected-on-the-spot': 'roundCorrected',
}

/** Round by round: what was handed in and changed, and what the authority asked for after it. */
export function CaseHistory({ view, guide }: { view: CaseView; guide: Guide }) {
  const t = useWords(words)
  const rounds = useQuery<{ items: readonly Round[] }>(`/api/licensing/applications/${view.id}/rounds`, undefined, { live: [view.id] })
  if (view.notice.length + view.findings.length === 0 && (rounds.data?.items.length ?? 0) < 2) return null
  return (
    <section className="ax-card ax-stack">
      <h2>{t('history')}</h2>
      <QueryView query={rounds}>
        {({ items }) => (
          <ol className="lw-rounds">
            {items.map((round, i) => (
              <li key={round.fact}>
                <HandIn round={round} first={i === 0} view={view} />
                {items[i + 1]?.round !== round.round && <Demands view={view} guide={guide} round={round.round} />}
              </li>
            ))}
          </ol>
        )}
      </QueryView>
    </section>
  )
}

function HandIn({ round, first, view }: { round: Round; first: boolean; view: CaseView }) {
  const t = useWords(words)
  const { moment } = useFormat()
  return (
    <div className="lw-round">
      <h3>{t(headings[round.name] ?? 'roundSubmitted', { n: round.round })}</h3>
      <p className="ax-hint">{moment(round.at)} · {round.by}</p>
      {first ? <p>{t('firstRound')}</p> : <Changes answers={round.answers} documents={round.documents} href={(file) => caseFile(view.id, file)} />}
      {round.note && <p className="lw-said"><b>{t('noteTo')}</b> {round.note}</p>}
    </div>
  )
}

function Demands({ view, guide, round }: { view: CaseView; guide: Guide; round: number }) {
  const t = useWords(words)
  const speak = useSpeak()
  const notice = view.notice.filter((item) => item.round === round)
  const findings = view.findings.filter((item) => item.round === round)
  if (notice.length + findings.length === 0) return null
  return (
    <div className="lw-round lw-round-theirs">
      <h3>{notice.length ? t('noticeSent', { n: notice.length }) : t('findingsSent', { n: findings.length })}</h3>
      <ul className="ax-plain-list">
        {notice.map((item) => (
          <li key={item.key}>
            <b>{speak(titleOf(guide.sector, item.key))}</b> · {speak(common[`defect.${item.problem}`]!)} · {item.note}{' '}
            {item.cured_round === null ? <StateTag tone="wait">{t('openItem')}</StateTag> : <StateTag tone="done">{t('cured')}</StateTag>}
          </li>
        ))}
        {findings.map((item) => <li key={item.key}><b>{speak(titleOf(guide.sector, item.key))}</b> · {item.opinion}</li>)}
      </ul>
    </div>
  )
}
