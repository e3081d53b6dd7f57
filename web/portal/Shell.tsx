import './portal.css'
import { useState } from 'react'
import { Link, NavLink, useLocation } from 'react-router'
import { useAuthority } from '../shared/me.tsx'
import { navigation } from '../shared/page.ts'
import { groups, groupOrder, otherGroup } from '../shared/groups.ts'
import { useSpeak, useWords } from '../shared/words.ts'
import { buttonClass, IconButton } from '../shared/components/Button.tsx'
import { LanguageSwitch } from '../shared/components/small.tsx'
import { Toasts } from '../shared/components/Toast.tsx'
import { Pages } from '../shared/shell/Pages.tsx'
import { Banners, Brand, SkipLink } from '../shared/shell/parts.tsx'
import type { Found, NavGroup } from '../shared/page.ts'

const words = {
  nav: { zh: '主导航', en: 'Main' },
  home: { zh: '首页', en: 'Home' },
  menu: { zh: '菜单', en: 'Menu' },
  close: { zh: '收起菜单', en: 'Close the menu' },
  signIn: { zh: '登录办事', en: 'Sign in' },
  foot: { zh: '{name} 主办', en: 'Run by {name}' },
  open: { zh: '本平台由开放源代码软件“安许”提供，任何人都可以查验许可记录。', en: 'This service runs on Anxu, open-source software: anybody may verify the licence record.' },
}

export function Shell({ found }: { found: Found }) {
  const groupsShown = navigation(found.pages, [], groupOrder)
  const { pathname } = useLocation()
  return (
    <div className="ax-app">
      <SkipLink />
      <Header key={pathname} navigation={groupsShown} />
      <Banners />
      <main id="main" tabIndex={-1} className={pathname === '/' ? 'po-home' : 'po-main'}>
        <Pages pages={found.pages} roles={[]} />
      </main>
      <Footer navigation={groupsShown} />
      <Toasts />
    </div>
  )
}

function Header({ navigation: shown }: { navigation: readonly NavGroup[] }) {
  const t = useWords(words)
  const speak = useSpeak()
  const [open, setOpen] = useState(false)
  return (
    <header className="po-header ax-no-print">
      <div className="po-width po-header-row">
        <Brand />
        <IconButton icon={open ? 'close' : 'menu'} label={open ? t('close') : t('menu')} aria-expanded={open} aria-controls="po-nav" onClick={() => setOpen(!open)} />
        <nav id="po-nav" className={open ? 'po-nav po-nav-open' : 'po-nav'} aria-label={t('nav')}>
          <NavLink to="/" end>{t('home')}</NavLink>
          {shown.flatMap(({ pages }) => pages).slice(0, 5).map((page) => <NavLink key={page.path} to={page.path}>{speak(page.title)}</NavLink>)}
          <LanguageSwitch />
          <a className={buttonClass({ look: 'primary', size: 'small' })} href="/sign-in">{t('signIn')}</a>
        </nav>
      </div>
    </header>
  )
}

function Footer({ navigation: shown }: { navigation: readonly NavGroup[] }) {
  const t = useWords(words)
  const speak = useSpeak()
  const authority = useAuthority().data
  return (
    <footer className="po-footer">
      <div className="po-width">
        <div className="po-footer-groups ax-no-print">
          {shown.map(({ group, pages }) => (
            <div key={group}>
              <h2>{speak(groups[group] ?? otherGroup)}</h2>
              <ul>{pages.map((page) => <li key={page.path}><Link to={page.path}>{speak(page.title)}</Link></li>)}</ul>
            </div>
          ))}
        </div>
        <p>{authority && t('foot', { name: speak(authority.name) })}</p>
        <p>{t('open')}</p>
      </div>
    </footer>
  )
}
