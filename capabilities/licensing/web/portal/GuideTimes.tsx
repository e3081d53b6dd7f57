import { useFormat } from '../../../../web/shared/format.ts'
import { useSpeak, useWords } from '../../../../web/shared/words.ts'
import { guideWords } from './words-guide.ts'
import { isPublic } from './guide.ts'
import type { Counted, Guide } from './guide.ts'

/** Every limit with its explanation; where the texts can be read in two ways, both stand here. */
export function Times({ guide: { limits, kind } }: { guide: Guide }) {
  const t = useWords(guideWords)
  const { day } = useFormat()
  return (
    <>
      <p>{t('timeLead')}</p>
      <ol className="gu-times">
        <Time name={t('intake')} when={day(limits.intake.on)} counted={limits.intake} note={t('silent')} />
        <Time name={t('decision')} when={day(limits.decision.on)} counted={limits.decision} note={t('stops')} />
        {isPublic(kind) && <Time name={t('publicity')} when={t('afterDecision', { n: limits.publicity.value, unit: t(limits.publicity.unit) })} />}
        <Time name={t(kind === 'new' ? 'issue' : 'print')} when={t('afterDecision', { n: limits.issue.value, unit: t(limits.issue.unit) })} />
      </ol>
    </>
  )
}

function Time({ name, when, counted, note }: { name: string; when: string; counted?: Counted; note?: string }) {
  const t = useWords(guideWords)
  const speak = useSpeak()
  return (
    <li>
      <p className="gu-time"><span>{name}</span><b>{when}</b></p>
      {counted && <p className="ax-soft">{speak(counted.explained)}</p>}
      {counted?.others.map((other, i) => <p key={i} className="ax-soft">{t('otherReading', { how: speak(other.explained) })}</p>)}
      {note && <p>{note}</p>}
    </li>
  )
}
