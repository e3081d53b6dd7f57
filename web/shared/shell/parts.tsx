import './parts.css'
import { useEffect } from 'react'
import { Link, NavLink, useLocation } from 'react-router'
import { useAuthority, useMe } from '../me.tsx'
import { sessionOpened, signInAddress, useLink } from '../link.ts'
import { useUnread } from '../live.ts'
import { refresh } from '../query.ts'
import { get, newRequestId, send } from '../api.ts'
import { groups, otherGroup } from '../groups.ts'
import { usePlaces } from '../places.ts'
import { useSpeak, useWords } from '../words.ts'
import { Banner } from '../components/Notice.tsx'
import { Icon } from '../components/Icon.tsx'
import { LanguageSwitch } from '../components/small.tsx'
import { Popover } from '../components/Popover.tsx'
import mark from '../mark.svg'
import type { NavGroup, Page } from '../page.ts'

const words = {
  skip: { zh: '跳到正文', en: 'Skip to the content' },
  offline: { zh: '网络已断开，内容已保存在本页，恢复后可继续', en: 'The network is gone. What you typed is kept on this page.' },
  ended: { zh: '登录已失效，本页内容已保留。', en: 'Your session has ended; this page keeps what you typed.' },
  again: { zh: '在新窗口重新登录', en: 'Sign in again in a new window' },
  demo: { zh: '演示环境：企业、人员和数据均为虚构', en: 'Demonstration: all enterprises, people and data are invented' },
  unread: { zh: '条未读', en: 'unread' },
  account: { zh: '我的账户', en: 'My account' },
  signOut: { zh: '退出登录', en: 'Sign out' },
  product: { zh: '安全生产许可', en: 'Work-safety licensing' },
}

export const SkipLink = () => <a className="ax-skip" href="#main">{useWords(words)('skip')}</a>

/** The mark and whose platform this is; leads to the surface's home. */
export function Brand({ note }: { note?: string }) {
  const speak = useSpeak()
  const t = useWords(words)
  const authority = useAuthority().data
  return (
    <Link to="/" className="ax-brand">
      <img src={mark} width={36} height={36} alt="" />
      <span className="ax-brand-words">
        <b>{authority ? speak(authority.name) : t('product')}</b>
        <small>{note ?? t('product')}</small>
      </span>
    </Link>
  )
}

/** What everybody must know now: the network, the session, that this is a demonstration. */
export function Banners() {
  const t = useWords(words)
  const link = useLink()
  const demo = useAuthority().data?.demo
  useReturnToSession(link.session === 'ended')
  return (
    <div className="ax-no-print">
      {demo && <Banner tone="wait" icon="flag">{t('demo')}</Banner>}
      {link.network === 'lost' && <Banner tone="over" icon="link">{t('offline')}</Banner>}
      {link.session === 'ended' && (
        <Banner tone="over" icon="lock">{t('ended')} <a href={signInAddress()} target="_blank" rel="noreferrer">{t('again')}</a></Banner>
      )}
    </div>
  )
}

/** When the reader comes back from signing in elsewhere, the page goes on. */
function useReturnToSession(ended: boolean) {
  useEffect(() => {
    if (!ended) return
    const look = async () => {
      const answer = await get('/api/accounts/me')
      if (!answer.ok) return
      sessionOpened()
      refresh()
    }
    window.addEventListener('focus', look)
    return () => window.removeEventListener('focus', look)
  }, [ended])
}

export function SideNav({ navigation, label }: { navigation: readonly NavGroup[]; label: string }) {
  const speak = useSpeak()
  return (
    <nav className="ax-side" aria-label={label}>
      {navigation.map(({ group, pages }) => (
        <div key={group}>
          {group !== 'home' && <p className="ax-side-group">{speak(groups[group] ?? otherGroup)}</p>}
          <ul aria-label={speak(groups[group] ?? otherGroup)}>{pages.map((page) => <li key={page.path}><SideLink page={page} /></li>)}</ul>
        </div>
      ))}
    </nav>
  )
}

export function SideLink({ page }: { page: Page }) {
  const speak = useSpeak()
  return (
    <NavLink to={page.path} end={page.path === '/'} className="ax-side-link">
      <Icon name={page.nav?.icon ?? 'document'} /><span>{speak(page.title)}</span>
    </NavLink>
  )
}

/** The bell leads to the page in the group `bell`, where there is one. */
export function Bell({ pages }: { pages: readonly Page[] }) {
  const t = useWords(words)
  const speak = useSpeak()
  const unread = useUnread(useMe().unread)
  const page = pages.find((one) => one.nav?.group === 'bell')
  if (!page) return null
  return (
    <Link to={page.path} className="ax-bell" title={speak(page.title)}>
      <Icon name="bell" size={22} />
      <span className="ax-hidden-visually">{speak(page.title)} </span>
      {unread > 0 && <span className="ax-bell-count">{unread > 99 ? '99+' : unread}<span className="ax-hidden-visually"> {t('unread')}</span></span>}
    </Link>
  )
}

/** Who is signed in, their own pages (sessions, password), the language, and the way out. */
export function AccountMenu({ pages }: { pages: readonly Page[] }) {
  const t = useWords(words)
  const speak = useSpeak()
  const me = useMe()
  const { pathname } = useLocation()
  const own = pages.filter((page) => page.nav?.group === 'account')
  const { department } = usePlaces()
  return (
    <Popover
      key={pathname} bare end name={t('account')} className="ax-account" label={<>
        <span className="ax-avatar" aria-hidden="true">{[...me.name][0]}</span>
        <span className="ax-account-name">{me.name}</span><Icon name="chevronDown" size={16} />
      </>}
    >
      <p className="ax-account-who">
        <b>{me.name}</b><span>{me.enterprise?.name ?? (me.department && department(me.department))}</span><span className="ax-soft">{me.account}</span>
      </p>
      <ul>
        {own.map((page) => <li key={page.path}><Link to={page.path}><Icon name={page.nav?.icon ?? 'user'} />{speak(page.title)}</Link></li>)}
        <li><LanguageSwitch /></li>
        <li><button type="button" onClick={() => void signOut()}><Icon name="signOut" />{t('signOut')}</button></li>
      </ul>
    </Popover>
  )
}

async function signOut() {
  await send('/api/accounts/sign-out', {}, { requestId: newRequestId() })
  location.assign('/sign-in')
}
