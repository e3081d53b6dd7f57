import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import { get, withParams } from './api.ts'
import { useLive } from './live.ts'
import { subscribe as subscribeLink, currentLink } from './link.ts'
import type { ApiProblem, Params } from './api.ts'

/** What a page knows of one address: `data` stays while it is asked again, so that lists do not flicker. */
export type Query<T> = {
  state: 'loading' | 'ready' | 'failed' | 'forbidden' | 'missing'
  data?: T
  problem?: ApiProblem
  refreshing: boolean
  reload: () => void
}

type Snapshot = { data?: unknown; problem?: ApiProblem; asking: boolean }
type Entry = { snapshot: Snapshot; listeners: Set<() => void>; abort?: AbortController }

const entries = new Map<string, Entry>()
const keptAtMost = 200
const nothing: Snapshot = { asking: false }

/**
 * Asks `path` (null: not yet) and keeps the answer for every page that asks the same. Shown data is asked again on return to the page,
 * when a live fact touches one of `live` (subjects, fact names, enterprises; `licensing.*` for a prefix of names) and when the network comes back.
 * `keep` shows the last answer while another address (the next page, another filter) is being asked.
 */
export function useQuery<T>(path: string | null, params?: Params, options: { live?: readonly string[]; keep?: boolean } = {}): Query<T> {
  const url = path === null ? null : withParams(path, params)
  const subscribe = useCallback((listener: () => void) => (url === null ? () => {} : watch(url, listener)), [url])
  const read = () => (url === null ? nothing : entry(url).snapshot)
  const snapshot = useSyncExternalStore(subscribe, read, read)
  const reload = useCallback(() => void (url !== null && ask(url)), [url])
  useEffect(() => {
    if (url !== null && !entry(url).abort) void ask(url)
  }, [url])
  useLive(options.live ?? [], reload)
  const [last, setLast] = useState<unknown>()
  if (options.keep && snapshot.data !== undefined && snapshot.data !== last) setLast(snapshot.data)
  if (options.keep && snapshot.data === undefined && !snapshot.problem && last !== undefined) {
    return { state: 'ready', data: last as T, refreshing: true, reload }
  }
  return { ...view<T>(snapshot), refreshing: snapshot.asking && snapshot.data !== undefined, reload }
}

/** Asks early for what a page will ask: the answer is there when it draws. Settles also when refused. */
export const prime = (path: string): Promise<void> => ask(path)

/** After a command: every shown answer whose address begins with `prefix` is asked again, the others are forgotten. */
export function refresh(prefix = '/api/'): void {
  for (const [url, one] of entries) {
    if (!url.startsWith(prefix)) continue
    if (one.listeners.size) void ask(url)
    else entries.delete(url)
  }
}

function view<T>({ data, problem }: Snapshot): Pick<Query<T>, 'state' | 'data' | 'problem'> {
  if (problem?.status === 403) return { state: 'forbidden', problem }
  if (problem?.status === 404) return { state: 'missing', problem }
  if (data !== undefined) return { state: 'ready', data: data as T, problem }
  return problem ? { state: 'failed', problem } : { state: 'loading' }
}

function entry(url: string): Entry {
  const known = entries.get(url)
  if (known) return known
  const made: Entry = { snapshot: { asking: true }, listeners: new Set() }
  entries.set(url, made)
  forgetOldest()
  return made
}

function watch(url: string, listener: () => void) {
  const one = entry(url)
  one.listeners.add(listener)
  return () => {
    one.listeners.delete(listener)
    if (one.listeners.size) return
    one.abort?.abort()
    one.abort = undefined
  }
}

async function ask(url: string) {
  const one = entry(url)
  one.abort?.abort()
  const abort = new AbortController()
  one.abort = abort
  put(one, { ...one.snapshot, asking: true })
  try {
    const answer = await get<unknown>(url, undefined, abort.signal)
    one.abort = undefined
    put(one, answer.ok ? { data: answer.value ?? null, asking: false } : { data: one.snapshot.data, problem: answer.problem, asking: false })
  } catch (error) {
    if (!abort.signal.aborted) throw error
  }
}

function put(one: Entry, snapshot: Snapshot) {
  one.snapshot = snapshot
  for (const listener of one.listeners) listener()
}

function forgetOldest() {
  for (const [url, one] of entries) {
    if (entries.size <= keptAtMost) return
    if (!one.listeners.size) entries.delete(url)
  }
}

let before = currentLink()
subscribeLink(() => {
  const now = currentLink()
  const back = (before.network === 'lost' && now.network === 'up') || (before.session === 'ended' && now.session === 'open')
  before = now
  if (back) for (const [url, one] of entries) if (one.listeners.size && one.snapshot.problem) void ask(url)
})
