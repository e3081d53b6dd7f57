import './notices.css'
import { Link } from 'react-router'
import { EmptyState, QueryView } from '../../../../web/shared/components/states.tsx'
import { useQuery } from '../../../../web/shared/query.ts'
import { useWords } from '../../../../web/shared/words.ts'
import { NoticeRow } from './NoticeRow.tsx'
import { noticeWords } from './words-notices.ts'
import type { Notices } from './notice.ts'

/** The newest notices on the portal's home. */
export function Panel() {
  const t = useWords(noticeWords)
  const query = useQuery<Notices>('/api/licensing/notices', { limit: 5 })
  return (
    <div className="ax-card">
      <div className="ax-row ax-row-apart"><h2>{t('latest')}</h2><Link to="/notices">{t('more')}</Link></div>
      <div className="no-latest">
        <QueryView query={query} lines={8} empty={<EmptyState title={t('empty')}>{t('emptyDo')}</EmptyState>}>
          {({ items }) => <ul className="no-list">{items.map((notice) => <NoticeRow key={notice.id} notice={notice} />)}</ul>}
        </QueryView>
      </div>
    </div>
  )
}
