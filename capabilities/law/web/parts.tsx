import { useSearchParams } from 'react-router'
import { money } from '../../../web/shared/format.ts'
import { say, useLanguage, useSpeak, useWords } from '../../../web/shared/words.ts'
import { StateTag } from '../../../web/shared/components/tags.tsx'
import { units, words } from './words.ts'
import type { Words } from '../../../web/shared/words.ts'

export type Cited = { id: string; name: Words; gist: Words }
export type Reading = { value: number; most: number | null; unit: string; clause: Cited; verified: boolean; note: Words }
export type Limit = Reading & {
  key: string; id: string; name: Words; topic: Words; sector: string | null; before: boolean; from: string; to: string | null; current: boolean; countable: boolean
  alternatives: readonly Reading[]
  mark: { source: string; by: string; at: string } | null
}

export function Verified({ verified }: { verified: boolean }) {
  const t = useWords(words)
  return verified ? <StateTag tone="done">{t('verified')}</StateTag> : <StateTag tone="wait">{t('unverified')}</StateTag>
}

/** `45 日`, `30–60 日`, `¥100,000.00–¥500,000.00`. */
export function useAmount() {
  const language = useLanguage()
  return ({ value, most, unit }: Pick<Reading, 'value' | 'most' | 'unit'>): string => {
    if (unit === 'fen') return most === null ? money(value) : `${money(value)}–${money(most)}`
    const text = most === null ? value : `${value}–${most}`
    return say(units[unit] ?? { zh: `{n} ${unit}`, en: `{n} ${unit}` }, { n: text }, language)
  }
}

export function InForce({ from, to, current }: { from: string; to: string | null; current?: boolean }) {
  const t = useWords(words)
  return (
    <>
      <span className="ax-num lw-when">{to ? t('between', { from, to }) : t('since', { from })}</span>
      {current === false && <><br /><span className="ax-soft">{t('notNow')}</span></>}
    </>
  )
}

/** One choice of the page, kept in its address. */
export function useChoice(name: string): [string, (value: string) => void] {
  const [search, setSearch] = useSearchParams()
  const set = (value: string) =>
    setSearch((before) => {
      const next = new URLSearchParams(before)
      if (value) next.set(name, value)
      else next.delete(name)
      return next
    }, { replace: true })
  return [search.get(name) ?? '', set]
}

/** Whether any of the texts, in either language, holds what was looked for. */
export const holds = (q: string, ...texts: readonly (Words | string)[]): boolean =>
  texts.some((text) => (typeof text === 'string' ? text : `${text.zh} ${text.en}`).toLowerCase().includes(q.trim().toLowerCase()))

export function Choice({ label, value, onValue, options }: {
  label: string; value: string; onValue: (value: string) => void; options: readonly { value: string; label: Words }[]
}) {
  const speak = useSpeak()
  return (
    <label className="ax-filter">
      <span className="ax-soft">{label}</span>
      <select className="ax-input ax-select" value={value} onChange={(event) => onValue(event.target.value)}>
        {options.map((one) => <option key={one.value} value={one.value}>{speak(one.label)}</option>)}
      </select>
    </label>
  )
}

export function Search({ value, onValue }: { value: string; onValue: (value: string) => void }) {
  const t = useWords(words)
  return <input type="search" className="ax-input lw-search" aria-label={t('search')} placeholder={t('search')} value={value} onChange={(event) => onValue(event.target.value)} />
}
