import { useSyncExternalStore } from 'react'

/** What the shells' banner shows: the network, and whether the session still stands. */
export type Link = { network: 'up' | 'lost'; session: 'open' | 'ended' }

const listeners = new Set<() => void>()
let link: Link = { network: 'up', session: 'open' }

export const useLink = (): Link => useSyncExternalStore(subscribe, currentLink, currentLink)
export const currentLink = (): Link => link

export const setLink = (network: Link['network']): void => change({ network })
export const sessionEnded = (): void => change({ session: 'ended' })
export const sessionOpened = (): void => change({ session: 'open' })

/** The sign-in page, coming back to where the reader is now. */
export const signInAddress = (): string => `/sign-in?return=${encodeURIComponent(location.pathname + location.search)}`

/** Where sign-in may lead: a path of this site and nothing else. */
export const safeReturn = (wanted: string | null): string | undefined =>
  wanted && /^\/(?![/\\])/.test(wanted) && !wanted.startsWith('/sign-in') ? wanted : undefined

export function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

function change(part: Partial<Link>) {
  const next = { ...link, ...part }
  if (next.network === link.network && next.session === link.session) return
  link = next
  for (const listener of listeners) listener()
}

if (typeof window !== 'undefined') {
  window.addEventListener('offline', () => setLink('lost'))
  window.addEventListener('online', () => setLink('up'))
}
