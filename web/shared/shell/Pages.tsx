import { createElement, lazy, Suspense, useEffect, useRef } from 'react'
import { Link, Navigate, Route, Routes, useLocation, useNavigationType } from 'react-router'
import { Boundary, ForbiddenPage, NotFoundPage, Skeleton } from '../components/states.tsx'
import { groupOrder, groups, headerGroups, otherGroup } from '../groups.ts'
import { mayOpen, navigation } from '../page.ts'
import { Icon } from '../components/Icon.tsx'
import { useSpeak } from '../words.ts'
import { useAuthority, useMaybeMe } from '../me.tsx'
import type { ComponentType, ReactNode } from 'react'
import type { Me } from '../me.tsx'
import type { Found, Page, Panel } from '../page.ts'
import type { Words } from '../words.ts'

const loaded = new WeakMap<object, ComponentType>()

/** Where a first or reset password is changed; a capability offers the page. */
export const passwordPath = '/password'
/** Where a second proof is given or bound, where the post wants one. */
export const provePath = '/prove'

/** While the password must change or a second proof is wanted, its page is all there is: no menu, search or bell offers what would be refused. */
export function reachable(found: Found, me: Me): Found {
  const only = onlyPath(me)
  const pages = found.pages.filter((page) => page.path === only)
  return pages.length ? { pages, panels: [], searches: [], parts: found.parts } : found
}
const onlyPath = (me: Me | null) => (me?.mustChange ? passwordPath : me?.mustProve ? provePath : null)

/** Every page of a surface under its address; what these roles may not open says so. */
export function Pages({ pages, roles }: { pages: readonly Page[]; roles: readonly string[] }) {
  const { pathname } = useLocation()
  const only = onlyPath(useMaybeMe())
  if (only && pathname !== only && pages.some((page) => page.path === only)) return <Navigate to={only} replace />
  return (
    <Routes>
      {pages.map((page) => <Route key={page.path} path={page.path} element={<OnePage page={page} allowed={mayOpen(page, roles)} />} />)}
      <Route path="*" element={<Screen title={lost}><NotFoundPage page /></Screen>} />
    </Routes>
  )
}

/** The surface's own home, unless a capability offers a page at `/`. */
export function withHome(found: Found, home: Pick<Page, 'title' | 'nav'>, Home: ComponentType<{ found: Found }>): Found {
  if (found.pages.some((page) => page.path === '/')) return found
  const page: Page = { ...home, path: '/', lazy: () => Promise.resolve({ Page: () => <Home found={found} /> }) }
  return { ...found, pages: [page, ...found.pages] }
}

const lost: Words = { zh: '没有找到', en: 'Not found' }

/** The panels that capabilities put on a surface's home. */
export function Panels({ panels, roles }: { panels: readonly Panel[]; roles: readonly string[] }) {
  const shown = panels.filter((panel) => mayOpen(panel, roles))
  if (!shown.length) return null
  return (
    <div className="ax-panels">
      {shown.map((panel, i) => {
        const Content = component(panel, () => panel.lazy().then(({ Panel }) => ({ default: Panel })))
        return (
          <section key={i} className={panel.width === 'half' ? 'ax-panel-half' : 'ax-panel-full'}>
            <Boundary><Suspense fallback={<Skeleton card />}><Content /></Suspense></Boundary>
          </section>
        )
      })}
    </div>
  )
}

/** The way to every page of the navigation, under its headings: a home without panels. `first`: a group that belongs to this post. */
export function PageCards({ pages, roles, first }: { pages: readonly Page[]; roles: readonly string[]; first?: string }) {
  const speak = useSpeak()
  const order = first ? [first, ...groupOrder] : groupOrder
  return navigation(pages.filter(({ path }) => path !== '/'), roles, order).filter(({ group }) => !headerGroups.includes(group)).map(({ group, pages: ways }) => (
    <section key={group} className="ax-stack ax-stack-sm">
      <h2>{speak(groups[group] ?? otherGroup)}</h2>
      <ul className="ax-grid ax-ways">
        {ways.map(({ path, title, nav }) => (
          <li key={path}>
            <Link className="ax-card" to={path}><Icon name={nav!.icon ?? 'document'} size={24} /><b>{speak(title)}</b>{nav!.hint && <span>{speak(nav!.hint)}</span>}</Link>
          </li>
        ))}
      </ul>
    </section>
  ))
}

function OnePage({ page, allowed }: { page: Page; allowed: boolean }) {
  const content = () => createElement(component(page, () => page.lazy().then(({ Page }) => ({ default: Page }))))
  return <Screen title={page.title}>{allowed ? content() : <ForbiddenPage page />}</Screen>
}

function component(key: object, load: () => Promise<{ default: ComponentType }>) {
  const known = loaded.get(key)
  if (known) return known
  const made = lazy(load)
  loaded.set(key, made)
  return made
}

/** Names the window, keeps a failure inside, and brings reader and focus to the top of a new page. */
export function Screen({ title, children }: { title: Words; children: ReactNode }) {
  const { pathname } = useLocation()
  useWindowTitle(title)
  useArrival(pathname)
  return <Boundary at={pathname} page><Suspense fallback={<Skeleton lines={6} />}>{children}</Suspense></Boundary>
}

export function useWindowTitle(title: Words): void {
  const speak = useSpeak()
  const authority = useAuthority().data
  const text = authority ? `${speak(title)} · ${speak(authority.name)}` : speak(title)
  useEffect(() => void (document.title = text), [text])
}

function useArrival(pathname: string) {
  const kind = useNavigationType()
  const last = useRef<string>(undefined)
  useEffect(() => {
    const before = last.current
    last.current = pathname
    // Other filters of the same page leave reader and focus where they are.
    if (kind === 'POP' || before === pathname) return
    window.scrollTo(0, 0)
    if (before !== undefined || kind === 'PUSH') document.getElementById('main')?.focus({ preventScroll: true })
  }, [pathname, kind])
}
