import { Table } from '../../../web/shared/components/Table.tsx'
import { useFormat } from '../../../web/shared/format.ts'
import { useWords } from '../../../web/shared/words.ts'
import { ChoiceTag } from './looks.tsx'
import { meetingWords } from './words-meeting.ts'
import type { Meeting, MeetingItem } from './shapes.ts'

/** What a case came to: the count, each vote with its reasons (or that they are sealed), dissent and absence, and how long it took. */
export function Outcome({ meeting, item }: { meeting: Pick<Meeting, 'voting' | 'briefSeconds'>; item: Pick<MeetingItem, 'tally' | 'entitled' | 'votes' | 'dissent' | 'absent' | 'left' | 'seconds'> }) {
  const t = useWords(meetingWords)
  const { duration } = useFormat()
  const { grant: g, refuse: r, defer: d } = item.tally!
  return (
    <div className="ax-stack ax-stack-sm">
      <p className="dl-tally"><strong>{t('tally', { g, r, d })}</strong> <span className="ax-soft">{t('of', { n: item.entitled })}{item.seconds !== null && ` · ${t('spent')} ${duration(item.seconds)}`}</span></p>
      {meeting.voting === 'secret'
        ? <p className="ax-soft">{t('sealed')}</p>
        : <Table
            caption={t('vote')} hideCaption rows={item.votes} rowKey={(v) => v.member} columns={[
              { key: 'member', title: t('member'), head: true, cell: (v) => <>{v.member}{item.dissent.includes(v.member) && <span className="ax-soft"> · {t('dissent')}</span>}</> },
              { key: 'vote', title: t('choice'), cell: (v) => v.vote && <ChoiceTag choice={v.vote} /> },
              { key: 'reasons', title: t('reasons'), cell: (v) => v.reasons },
            ]}
          />}
      {item.left.length > 0 && <p className="ax-soft">{t('leftEarly')}：{item.left.map((a) => a.name).join('、')}</p>}
      {item.absent.length > 0 && <p className="ax-soft">{t('absent')}：{item.absent.map((a) => a.name).join('、')}</p>}
    </div>
  )
}
