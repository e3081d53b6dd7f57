import { useFormat } from '../../../web/shared/format.ts'
import { useWords } from '../../../web/shared/words.ts'
import { answerWords } from './words-answer.ts'
import type { Answer } from './workbench/licence/types.ts'

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
