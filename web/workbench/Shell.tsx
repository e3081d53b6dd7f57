import './workbench.css'
import { useMemo, useState } from 'react'
import { useLocation } from 'react-router'
import { SearchBox } from '../desk/SearchBox.tsx'
import { useMe } from '../shared/me.tsx'
import { mayOpen, navigation } from '../shared/page.ts'
import { groupOrder, headerGroups } from '../shared/groups.ts'
import { useWords } from '../shared/words.ts'
import { IconButton } from '../shared/components/Button.tsx'
import { PageCards, Pages, Panels, reachable } from '../shared/shell/Pages.tsx'
import { AccountMenu, Banners, Bell, Brand, SideNav, SkipLink } from '../shared/shell/parts.tsx'
import type { Found, NavGroup } from '../shared/page.ts'

const words = {
  nav: { zh: '主导航', en: 'Main' },
  menu: { zh: '打开或收起导航', en: 'Open or close the navigation' },
  note: { zh: '监管工作台', en: 'Authority workbench' },
  hello: { zh: '{name}，您好', en: 'Hello, {name}' },
}

export function Shell({ found: all }: { found: Found }) {
  const me = useMe()
  const found = reachable(all, me)
  const { pathname } = useLocation()
  const shown = navigation(found.pages, me.roles, groupOrder).filter(({ group }) => !headerGroups.includes(group))
  return (
    <Frame key={me.id} found={found} navigation={shown} at={pathname}>
      <Pages pages={found.pages} roles={me.roles} />
    </Frame>
  )
}

function Frame({ found, navigation: groups, at, children }: { found: Found; navigation: readonly NavGroup[]; at: string; children: React.ReactNode }) {
  const t = useWords(words)
  const { roles } = useMe()
  const sources = useMemo(() => found.searches.filter((source) => mayOpen(source, roles)), [found, roles])
  // On narrow windows the navigation lies above the page and goes away with the next one.
  const [openAt, setOpenAt] = useState<string>()
  const [closed, setClosed] = useState(() => localStorage.getItem('anxu.side') === 'closed')
  const toggle = () => {
    setOpenAt(openAt === at ? undefined : at)
    localStorage.setItem('anxu.side', closed ? 'open' : 'closed')
    setClosed(!closed)
  }
  return (
    <div className={`ax-app wb-app${closed ? ' wb-closed' : ''}${openAt === at ? ' wb-over' : ''}`}>
      <SkipLink />
      <header className="wb-top ax-no-print">
        <div className="wb-brand"><Brand note={t('note')} /></div>
        <IconButton icon="menu" label={t('menu')} aria-controls="wb-side" onClick={toggle} />
        <SearchBox sources={sources} />
        <div className="wb-top-end"><Bell pages={found.pages} /><AccountMenu pages={found.pages} /></div>
      </header>
      <div className="wb-side" id="wb-side"><SideNav navigation={groups} label={t('nav')} /></div>
      <div className="wb-content">
        <Banners />
        <main id="main" tabIndex={-1} className="wb-main">{children}</main>
      </div>
    </div>
  )
}

export function Home({ found }: { found: Found }) {
  const t = useWords(words)
  const me = useMe()
  return (
    <div className="ax-stack">
      <h1>{t('hello', { name: me.name })}</h1>
      {found.panels.some((panel) => mayOpen(panel, me.roles)) ? <Panels panels={found.panels} roles={me.roles} /> : <PageCards pages={found.pages} roles={me.roles} first="administration" />}
    </div>
  )
}
