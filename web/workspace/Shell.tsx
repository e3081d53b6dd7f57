import './workspace.css'
import { useState } from 'react'
import { NavLink, useLocation } from 'react-router'
import { useMe } from '../shared/me.tsx'
import { navigation } from '../shared/page.ts'
import { groupOrder, headerGroups } from '../shared/groups.ts'
import { useSpeak, useWords } from '../shared/words.ts'
import { Dialog } from '../shared/components/Dialog.tsx'
import { Icon } from '../shared/components/Icon.tsx'
import { PageCards, Pages, Panels, reachable } from '../shared/shell/Pages.tsx'
import { AccountMenu, Banners, Bell, Brand, SideNav, SkipLink } from '../shared/shell/parts.tsx'
import type { Found, NavGroup } from '../shared/page.ts'

const words = {
  nav: { zh: '主导航', en: 'Main' },
  more: { zh: '更多', en: 'More' },
  hello: { zh: '{name}，您好', en: 'Hello, {name}' },
}

export function Shell({ found: all }: { found: Found }) {
  const t = useWords(words)
  const me = useMe()
  const found = reachable(all, me)
  const shown = navigation(found.pages, me.roles, groupOrder).filter(({ group }) => !headerGroups.includes(group))
  return (
    <div className="ax-app">
      <SkipLink />
      <header className="ws-header ax-no-print">
        <Brand note={me.enterprise?.name} />
        <div className="ws-header-end"><Bell pages={found.pages} /><AccountMenu pages={found.pages} /></div>
      </header>
      <Banners />
      <div className="ws-body">
        <div className="ws-side"><SideNav navigation={shown} label={t('nav')} /></div>
        <main id="main" tabIndex={-1} className="ws-main">
          <Pages pages={found.pages} roles={me.roles} />
        </main>
      </div>
      <BottomNav navigation={shown} label={t('nav')} />
    </div>
  )
}

export function Home({ found }: { found: Found }) {
  const t = useWords(words)
  const me = useMe()
  return (
    <div className="ax-stack ax-stack-lg">
      <h1>{t('hello', { name: me.name })}</h1>
      {found.panels.length ? <Panels panels={found.panels} roles={me.roles} /> : <PageCards pages={found.pages} roles={me.roles} />}
    </div>
  )
}

/** Four ways under the thumb, the rest behind the fifth. */
function BottomNav({ navigation: groups, label }: { navigation: readonly NavGroup[]; label: string }) {
  const t = useWords(words)
  const speak = useSpeak()
  const { pathname } = useLocation()
  const [open, setOpen] = useState<string>()
  const pages = groups.flatMap((group) => group.pages)
  const direct = pages.length > 5 ? pages.slice(0, 4) : pages
  return (
    <>
      <nav className="ws-bottom ax-no-print" aria-label={label}>
        {direct.map((page) => (
          <NavLink key={page.path} to={page.path} end={page.path === '/'}><Icon name={page.nav?.icon ?? 'document'} size={24} /><span>{speak(page.title)}</span></NavLink>
        ))}
        {pages.length > direct.length && (
          <button type="button" aria-haspopup="dialog" onClick={() => setOpen(pathname)}><Icon name="menu" size={24} /><span>{t('more')}</span></button>
        )}
      </nav>
      <Dialog open={open === pathname} onClose={() => setOpen(undefined)} title={t('more')}><SideNav navigation={groups} label={t('more')} /></Dialog>
    </>
  )
}
