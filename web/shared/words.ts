import { useSyncExternalStore } from 'react'
import { whole } from './whole.ts'

/** A sentence in both languages of the product. `{name}` is replaced; `{n:day|days}` takes the first form when `n` is 1. */
export type Words = { zh: string; en: string }
export type Language = 'zh' | 'en'
export type Params = Record<string, string | number>

const remembered = 'anxu.language'
const listeners = new Set<() => void>()
let language: Language = read()
announce()

export const currentLanguage = (): Language => language

/** Switches the whole product without a reload and remembers the choice in this browser. */
export function setLanguage(next: Language): void {
  language = next
  try {
    localStorage.setItem(remembered, next)
  } catch {
    // Storage may be closed (private mode); the choice then lasts for this page only.
  }
  announce()
  for (const listener of listeners) listener()
}

export const useLanguage = (): Language => useSyncExternalStore(subscribe, currentLanguage, currentLanguage)

/** The sentence in one language, with its parameters put in. */
export const say = (words: Words, params: Params = {}, into: Language = language): string =>
  whole(words[into].replace(/\{(\w+)(?::([^|}]*)\|([^}]*))?\}/g, (all, name: string, one?: string, other?: string) => {
    const value = params[name]
    if (value === undefined) return all
    if (one === undefined) return String(value)
    return Number(value) === 1 ? one : other ?? ''
  }))

/** `const t = useWords(words)`; `t('key', { n: 2 })` speaks the reader's language and follows a switch. */
export function useWords<K extends string>(words: Readonly<Record<K, Words>>): (key: K, params?: Params) => string {
  const into = useLanguage()
  // Keys made from data (`state.${state}`) may be unknown to an older page: then the key itself is better than nothing.
  return (key, params) => say(words[key] ?? { zh: key, en: key }, params, into)
}

/** For texts that come with data: `const speak = useSpeak()`; `speak(problem.title)`. */
export function useSpeak(): (words: Words, params?: Params) => string {
  const into = useLanguage()
  return (words, params) => say(words, params, into)
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

function read(): Language {
  if (typeof window === 'undefined') return 'zh'
  try {
    return localStorage.getItem(remembered) === 'en' ? 'en' : 'zh'
  } catch {
    return 'zh'
  }
}

function announce() {
  if (typeof document !== 'undefined') document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
}
