import type { ComponentType } from 'react'
import type { Words } from './words.ts'
import type { IconName } from './components/Icon.tsx'

/** Where a page stands in a surface's navigation; `group` is a key of `groups` in shared/groups.ts, lower `order` stands first. */
export type Nav = { group: string; order: number; icon?: IconName; hint?: Words }

/** One page of a capability, listed in its `web/<surface>.ts` as `export const pages: readonly Page[]`. */
export type Page = {
  /** Below the surface's base, in react-router's form: `/applications/:id`. */
  path: string
  title: Words
  nav?: Nav
  /** Any one of these roles opens the page; without it everybody on the surface may. The server decides again. */
  roles?: readonly string[]
  lazy: () => Promise<{ Page: ComponentType }>
}

/** A part of a surface's home, listed beside the pages as `export const panels: readonly Panel[]`. */
export type Panel = {
  order: number
  width?: 'half' | 'full'
  /** `hero`: at the very top of the portal's home, on its blue. */
  place?: 'hero'
  roles?: readonly string[]
  lazy: () => Promise<{ Panel: ComponentType }>
}

/** A part of the global search, listed in `web/workbench.ts` as `export const searches: readonly SearchSource[]`. */
export type SearchSource = {
  /** The heading of what it finds. */
  title: Words
  /** Answers `?q=` with `{ items: { id, title, text }[] }`. */
  path: string
  /** Where a finding opens. */
  href: (id: string) => string
  roles?: readonly string[]
}

/**
 * A part that one capability adds to another's page (a tab of the case at the workbench, a section of it in the workspace), listed as
 * `export const parts: readonly Part[]`; the page that offers the place draws it with `useParts` (shared/parts.tsx).
 */
export type Part = {
  /** Whose page: `licensing/application`, `licensing/licence`, `licensing/guide`, `licensing/apply`, `enterprises/enterprise`. */
  of: string
  key: string
  title: Words
  order: number
  roles?: readonly string[]
  /** Drawn with the id of the page's subject. */
  lazy: () => Promise<{ Part: ComponentType<{ id: string }> }>
}

export type SurfaceModule = { pages?: readonly Page[]; panels?: readonly Panel[]; searches?: readonly SearchSource[]; parts?: readonly Part[] }
export type Found = { pages: readonly Page[]; panels: readonly Panel[]; searches: readonly SearchSource[]; parts: readonly Part[] }

/** Joins what the capabilities offer to one surface. */
export function collect(modules: Record<string, SurfaceModule>): Found {
  const all = Object.values(modules)
  return {
    pages: all.flatMap((module) => module.pages ?? []),
    searches: all.flatMap((module) => module.searches ?? []),
    parts: all.flatMap((module) => module.parts ?? []).sort((a, b) => a.order - b.order),
    panels: all.flatMap((module) => module.panels ?? []).sort((a, b) => a.order - b.order),
  }
}

export const mayOpen = (item: { roles?: readonly string[] }, roles: readonly string[]): boolean =>
  !item.roles || item.roles.some((role) => roles.includes(role))

export type NavGroup = { group: string; pages: Page[] }

/** The pages of a surface's navigation that these roles may open, by group in the order of `order`. */
export function navigation(pages: readonly Page[], roles: readonly string[], order: readonly string[]): NavGroup[] {
  const shown = pages.filter((page) => page.nav && mayOpen(page, roles)).sort((a, b) => a.nav!.order - b.nav!.order)
  const groups = new Map<string, Page[]>()
  for (const page of shown) groups.set(page.nav!.group, [...(groups.get(page.nav!.group) ?? []), page])
  const place = (group: string) => (order.includes(group) ? order.indexOf(group) : order.length)
  return [...groups].map(([group, members]) => ({ group, pages: members })).sort((a, b) => place(a.group) - place(b.group))
}
