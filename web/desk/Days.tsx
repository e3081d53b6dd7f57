import { useSearchParams } from 'react-router'
import { useWords } from '../shared/words.ts'

const words = { from: { zh: '自', en: 'From' }, until: { zh: '至', en: 'Until' } } as const

/** A filter of a list that stands in the address like every other; setting it goes back to the first page. */
function useFilter(): [URLSearchParams, (name: string, value: string) => void] {
  const [search, setSearch] = useSearchParams()
  const set = (name: string, value: string) => {
    const next = new URLSearchParams(search)
    next.delete('after')
    if (value) next.set(name, value)
    else next.delete(name)
    setSearch(next, { replace: true })
  }
  return [search, set]
}

/** First and last day of a list: `from` and `until`. */
export function Days() {
  const t = useWords(words)
  const [search, set] = useFilter()
  return (['from', 'until'] as const).map((name) => (
    <label key={name} className="ax-filter">
      <span className="ax-soft">{t(name)}</span>
      <input type="date" className="ax-input" value={search.get(name) ?? ''} onChange={(event) => set(name, event.target.value)} />
    </label>
  ))
}

/** A tick that leaves of a list only what `name=value` means. */
export function Only({ name, value, label }: { name: string; value: string; label: string }) {
  const [search, set] = useFilter()
  return <label className="ax-filter"><input type="checkbox" checked={search.has(name)} onChange={(event) => set(name, event.target.checked ? value : '')} />{label}</label>
}
