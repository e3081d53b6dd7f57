import '../../../web/shared/components/Field.css'
import './Inbox.css'
import { useEffect, useState } from 'react'
import { useSearchParams } from 'react-router'
import { newRequestId, send } from '../../../web/shared/api.ts'
import { useFormat } from '../../../web/shared/format.ts'
import { tellUnread, useUnread } from '../../../web/shared/live.ts'
import { useMe } from '../../../web/shared/me.tsx'
import { refresh, useQuery } from '../../../web/shared/query.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { Button } from '../../../web/shared/components/Button.tsx'
import { AnyLink } from '../../../web/shared/components/AnyLink.tsx'
import { EmptyState, QueryView } from '../../../web/shared/components/states.tsx'
import { Pagination } from '../../../web/shared/components/Table.tsx'
import { toast } from '../../../web/shared/components/Toast.tsx'
import { allRead, words } from './words.ts'
import type { Query } from '../../../web/shared/query.ts'
import type { Words } from '../../../web/shared/words.ts'

type Message = { id: string; at: string; from: Words; text: Words; link: string; unread: boolean }
type Messages = { items: readonly Message[]; next: string | null }
type Tray = { query: Query<Messages>; previous: (() => void) | undefined; next: (() => void) | undefined }

/** Messages of one kind, page by page. `count` changes when new ones arrive. */
function useTray(unread: boolean, count: number): Tray {
  const [before, setBefore] = useState<string[]>([])
  const query = useQuery<Messages>('/api/messages/inbox', { unread, after: before.at(-1), limit: 20 }, { keep: true })
  const { reload } = query
  useEffect(() => reload(), [count, reload])
  const next = query.data?.next
  return {
    query,
    previous: before.length ? () => setBefore(before.slice(0, -1)) : undefined,
    next: next ? () => setBefore([...before, next]) : undefined,
  }
}

/** The inbox of either surface: unread first, then what was read. */
export function Page() {
  const t = useWords(words)
  const count = useUnread(useMe().unread)
  const [search, setSearch] = useSearchParams()
  const onlyUnread = search.get('show') === 'unread'
  const unread = useTray(true, count)
  const read = useTray(false, count)
  return (
    <div className="ax-stack">
      <div className="ax-row ax-row-apart">
        <div><h1>{t('title')}</h1><p className="ax-soft">{t('lead')}</p></div>
        <div className="ax-row">
          <label className="ax-row">
            <span className="ax-soft">{t('show')}</span>
            <select
              className="ax-input ax-input-sized ax-select" value={onlyUnread ? 'unread' : 'all'}
              onChange={(event) => setSearch(event.target.value === 'unread' ? { show: 'unread' } : {}, { replace: true })}
            >
              <option value="all">{t('all')}</option>
              <option value="unread">{t('onlyUnread')}</option>
            </select>
          </label>
          <Button icon="check" hideWhy disabledWhy={count === 0 && t('nothingToMark')} onClick={() => void markAll()}>{t('markAll')}</Button>
        </div>
      </div>
      <TrayView tray={unread} title={count ? `${t('unread')} (${count > 99 ? '99+' : count})` : t('unread')} quiet={!onlyUnread} />
      {!onlyUnread && <TrayView tray={read} title={t('read')} alone={unread.query.data?.items.length === 0} />}
    </div>
  )
}

/** `quiet`: an empty tray takes no room. `alone`: no other tray holds anything, so that an empty one says so. */
function TrayView({ tray, title, quiet, alone }: { tray: Tray; title: string; quiet?: boolean; alone?: boolean }) {
  const t = useWords(words)
  const empty = tray.query.data?.items.length === 0
  if (empty && (quiet || alone === false)) return null
  return (
    <section className="ax-stack ax-stack-sm" aria-label={title}>
      {!empty && <h2>{title}</h2>}
      <QueryView query={tray.query} lines={4} empty={<Nothing title={t(alone ? 'none' : 'noneUnread')} hint={t(alone ? 'noneHint' : 'noneUnreadHint')} />}>
        {(data) => <ul className="ms-list">{data.items.map((one) => <Item key={one.id} message={one} />)}</ul>}
      </QueryView>
      <Pagination onPrevious={tray.previous} onNext={tray.next} />
    </section>
  )
}

const Nothing = ({ title, hint }: { title: string; hint: string }) => (
  <div className="ax-card"><EmptyState icon="bell" title={title}><p>{hint}</p></EmptyState></div>
)

function Item({ message }: { message: Message }) {
  const t = useWords(words)
  const speak = useSpeak()
  const format = useFormat()
  const { id, unread } = message
  return (
    <li className={unread ? 'ms-item ms-unread' : 'ms-item'}>
      <span className="ms-dot" aria-hidden="true" />
      <div>
        <p className="ms-text">
          <AnyLink href={message.link} onClick={() => void (unread && markRead({ ids: [id] }))}>
            {unread && <span className="ax-hidden-visually">{t('unread')} </span>}{speak(message.text)}
          </AnyLink>
        </p>
        <p className="ms-from"><span>{speak(message.from)}</span><time dateTime={message.at}>{format.moment(message.at)}</time></p>
      </div>
      {unread && <Button size="small" look="quiet" icon="check" onClick={() => void markRead({ ids: [id] })}>{t('markOne')}</Button>}
    </li>
  )
}

async function markAll() {
  if (await markRead({ all: true })) toast(allRead)
}

/** Marks as read, tells the bell, and shows the trays anew. */
async function markRead(which: { ids: string[] } | { all: true }): Promise<boolean> {
  const answer = await send<{ unread: number }>('/api/messages/read', which, { requestId: newRequestId() })
  if (!answer.ok) {
    toast(answer.problem.title, 'over')
    return false
  }
  tellUnread(answer.value.unread)
  refresh('/api/messages/')
  return true
}
