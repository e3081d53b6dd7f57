import { useFormat } from '../../../web/shared/format.ts'
import { useQuery } from '../../../web/shared/query.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { choiceWords } from '../words.ts'
import { caseWords } from './words-meeting.ts'
import type { OwnCase } from './shapes.ts'

/** What the applicant learns of it: that the case is deliberated, when, and the result. */
export function Part({ id }: { id: string }) {
  const t = useWords(caseWords)
  const speak = useSpeak()
  const { moment } = useFormat()
  const { data } = useQuery<OwnCase>(`/api/deliberation/cases/${id}`, {}, { live: [id] })
  if (!data || (!data.meetings.length && !(data.needed && data.state === 'reviewed'))) return null
  const line = (m: OwnCase['meetings'][number]) => {
    const d = moment(m.at)
    if (!m.over) return t('ownAt', { d })
    return m.result === 'grant' || m.result === 'refuse' ? t('ownDone', { d, r: speak(choiceWords[m.result]) }) : t('ownDeferred', { d })
  }
  return (
    <section className="ax-card ax-stack ax-stack-sm">
      <h2>{t('ownTitle')}</h2>
      {data.meetings.length ? data.meetings.map((m) => <p key={m.at}>{line(m)}</p>) : <p>{t('ownWaits')}</p>}
    </section>
  )
}
