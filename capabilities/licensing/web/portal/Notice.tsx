import './notices.css'
import { useParams } from 'react-router'
import { ButtonLink } from '../../../../web/shared/components/Button.tsx'
import { Notice as Note } from '../../../../web/shared/components/Notice.tsx'
import { Code, PrintButton } from '../../../../web/shared/components/small.tsx'
import { QueryView } from '../../../../web/shared/components/states.tsx'
import { StateTag } from '../../../../web/shared/components/tags.tsx'
import { useFormat } from '../../../../web/shared/format.ts'
import { useQuery } from '../../../../web/shared/query.ts'
import { useSpeak, useWords } from '../../../../web/shared/words.ts'
import { words as licensingWords } from '../../words.ts'
import { ObjectionForm } from './ObjectionForm.tsx'
import { standing } from './notice.ts'
import { noticeWords } from './words-notices.ts'
import type { Notice } from './notice.ts'

type OneNotice = Notice & { answerWithin: { value: number; unit: string } }

export function Page() {
  const { id } = useParams()
  const query = useQuery<OneNotice>(`/api/licensing/notices/${id}`)
  return <QueryView query={query} lines={8}>{(notice) => <Whole notice={notice} />}</QueryView>
}

function Whole({ notice }: { notice: OneNotice }) {
  const t = useWords(noticeWords)
  const speak = useSpeak()
  const { day } = useFormat()
  const { tone, words, params } = standing(notice)
  return (
    <div className="ax-stack ax-stack-lg">
      <header className="ax-stack ax-stack-sm">
        <p className="ax-soft">{t('title')}</p>
        <h1>{notice.enterprise}</h1>
        <div><StateTag tone={tone}>{speak(words, params)}</StateTag></div>
      </header>
      <section className="ax-card">
        <dl className="ax-facts">
          <dt>{t('scope')}</dt><dd><b>{notice.scope}</b></dd>
          <dt>{t('sector')}</dt><dd>{speak(licensingWords[`sector.${notice.sector}`]!)}</dd>
          <dt>{t('number')}</dt><dd className="ax-num">{notice.number}</dd>
          <dt>{t('creditCode')}</dt><dd><Code value={notice.creditCode} /></dd>
          <dt>{t('decidedOn')}</dt><dd>{day(notice.decidedOn)}</dd>
          <dt>{t('period')}</dt><dd>{t('range', { from: day(notice.from), until: day(notice.until) })}</dd>
          <dt>{t('basis')}</dt><dd>{t('basisText')}</dd>
        </dl>
      </section>
      <div className="ax-row ax-no-print"><ButtonLink to="/notices" icon="arrowLeft">{t('back')}</ButtonLink><PrintButton /></div>
      {notice.open ? <ObjectionForm notice={notice} within={notice.answerWithin.value} /> : <Note tone="info">{t('closed')}</Note>}
    </div>
  )
}
