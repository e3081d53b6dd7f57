import { useFormat } from '../../../web/shared/format.ts'
import { useWords } from '../../../web/shared/words.ts'
import { answerWords } from './words-answer.ts'
import type { Answer, LicenceView } from './workbench/licence/types.ts'

/** What the holder answered, in its own words, with its evidence. */
export function Answers({ licence, answers }: { licence: string; answers: readonly Answer[] }) {
  const t = useWords(answerWords)
  const { moment } = useFormat()
  return answers.map((answer) => (
    <div key={answer.fact} className="lw-answer">
      <p><b>{t('answers')}</b> <span className="ax-soft">{t('by', { name: answer.by, at: moment(answer.at) })}</span></p>
      <p className="lw-quote">{answer.text}</p>
      {answer.files.length > 0 && (
        <ul className="ax-plain-list">
          {answer.files.map((file) => <li key={file.id}><a href={`/api/licensing/licences/${licence}/files/${file.id}?inline=1`} target="_blank" rel="noreferrer">{file.name}</a></li>)}
        </ul>
      )}
    </div>
  ))
}

const asked = ['requested', 'announced', 'moved', 'held', 'signed']
/** How it stands with a hearing about the measure that is proposed: it may be asked for, was asked for, was held, or nobody wants it. */
export function HearingSaid({ view: { proposal, history }, holder = false }: { view: LicenceView; holder?: boolean }) {
  const t = useWords(answerWords)
  const { day } = useFormat()
  if (!proposal) return null
  const last = history.findLast(({ name, body }) => name.startsWith('hearings.') && body['application'] === proposal.id)?.name.slice('hearings.'.length)
  if (last && asked.includes(last)) return <p>{t(holder ? 'youAsked' : 'hearingAsked')}</p>
  if (last === 'closed') return <p>{t('hearingClosed')}</p>
  if (last === 'waived' || last === 'cancelled') return <p>{t(holder ? 'youWaived' : 'hearingWaived')}</p>
  if (!proposal.hearing) return null
  const on = day(proposal.hearing.on)
  return <p>{proposal.hearing.left < 0 ? t('hearingLapsed', { on }) : t(holder ? 'mayAsk' : 'hearingOffered', { on })}</p>
}
