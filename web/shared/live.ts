import { useEffect, useRef, useSyncExternalStore } from 'react'
import { follow } from './stream.ts'
import { sessionEnded } from './link.ts'
import type { Fact, LiveMessage } from './stream.ts'

const factListeners = new Set<(facts: readonly Fact[]) => void>()
const countListeners = new Set<() => void>()
let unread: number | undefined
let connected = false

/** Called once by a signed-in shell: from then on facts arrive. */
export function connectLive(): void {
  if (connected) return
  connected = true
  if (typeof SharedWorker === 'undefined') {
    follow(receive)
    return
  }
  const worker = new SharedWorker(new URL('./live.worker.ts', import.meta.url), { type: 'module', name: 'anxu-live' })
  worker.port.onmessage = ({ data }: MessageEvent<LiveMessage>) => receive(data)
  window.addEventListener('pagehide', () => worker.port.postMessage('bye'))
  window.addEventListener('pageshow', (event) => event.persisted && location.reload())
}

/** Whether a fact concerns one of `subjects`: its subject, name or enterprise; `licensing.*` stands for a prefix of names. */
export const concerns = (fact: Fact, subjects: readonly string[]): boolean =>
  subjects.some((wanted) =>
    wanted.endsWith('*')
      ? fact.name.startsWith(wanted.slice(0, -1))
      : wanted === fact.subject || wanted === fact.name || wanted === fact.enterprise)

/** Calls `onChange` when facts about `subjects` arrive, at most every 400 ms. */
export function useLive(subjects: readonly string[], onChange: (facts: readonly Fact[]) => void): void {
  const latest = useRef(onChange)
  useEffect(() => void (latest.current = onChange))
  const key = subjects.join('\n')
  useEffect(() => {
    if (!key) return
    let waiting: Fact[] = []
    let timer: ReturnType<typeof setTimeout> | undefined
    const listener = (facts: readonly Fact[]) => {
      const ours = facts.filter((fact) => concerns(fact, key.split('\n')))
      if (!ours.length) return
      waiting.push(...ours)
      timer ??= setTimeout(() => {
        const all = waiting
        waiting = []
        timer = undefined
        latest.current(all)
      }, 400)
    }
    factListeners.add(listener)
    return () => {
      factListeners.delete(listener)
      clearTimeout(timer)
    }
  }, [key])
}

/** The number of unread messages; `first` until the stream has told one. */
export const useUnread = (first: number): number => {
  const told = useSyncExternalStore(subscribe, () => unread, () => unread)
  return told ?? first
}

function subscribe(listener: () => void) {
  countListeners.add(listener)
  return () => void countListeners.delete(listener)
}

function receive(message: LiveMessage) {
  if (message.kind === 'state') {
    if (message.state === 'signed-out') sessionEnded()
    return
  }
  for (const listener of factListeners) listener(message.facts)
  tellUnread(message.unread)
}

/** How many are unread now: told by the stream, or by the inbox after it marked some as read. */
export function tellUnread(count: number): void {
  if (count === unread) return
  unread = count
  for (const listener of countListeners) listener()
}
