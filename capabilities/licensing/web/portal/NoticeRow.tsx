import { Link } from 'react-router'
import { StateTag } from '../../../../web/shared/components/tags.tsx'
import { useFormat } from '../../../../web/shared/format.ts'
import { useSpeak, useWords } from '../../../../web/shared/words.ts'
import { words as licensingWords } from '../../words.ts'
import { standing } from './notice.ts'
import { noticeWords } from './words-notices.ts'
import type { Notice } from './notice.ts'

/** One notice in a list: who, for what, where it stands. */
export function NoticeRow({ notice }: { notice: Notice }) {
  const t = useWords(noticeWords)
  const speak = useSpeak()
  const format = useFormat()
  const { tone, words, params } = standing(notice)
  return (
    <li className="no-row">
      <div>
        <Link to={`/notices/${notice.id}`}>{notice.enterprise}</Link>
        <p className="no-scope">{notice.scope}</p>
        <p className="ax-soft no-meta">
          {speak(licensingWords[`sector.${notice.sector}`]!)} · <span className="ax-num">{notice.number}</span> · {t('decided', { day: format.plainDay(notice.decidedOn) })}
        </p>
      </div>
      <StateTag tone={tone}>{speak(words, params)}</StateTag>
    </li>
  )
}
