import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { useLanguage } from '../shared/words.ts'
import { useQuery } from '../shared/query.ts'
import { withParams } from '../shared/api.ts'
import type { Query } from '../shared/query.ts'
import type { Params } from '../shared/api.ts'

/** A page of a list by cursor: `next` is null on the last one; `total` where the server counts. */
export type ListPage<T> = { items: readonly T[]; next: string | null; total?: number }

export type List<T> = {
  query: Query<ListPage<T>>
  /** Filters as they stand in the address; several values of one are joined by commas, there and for the server. */
  filters: Record<string, string[]>
  sort: string | undefined
  setFilter: (name: string, values: readonly string[]) => void
  setSort: (sort: string | undefined) => void
  clear: () => void
  next: (() => void) | undefined
  previous: (() => void) | undefined
  /** The same list as a spreadsheet. */
  exportHref: string
}

const own = ['sort', 'after']

/** A list whose filters, order and page stand in the address, so that it can be sent to a colleague. `path` answers with `ListPage`. */
export function useList<T>(path: string, { params = {}, limit = 20, sort: firstSort, live }: {
  params?: Params; limit?: number; sort?: string; live?: readonly string[]
} = {}): List<T> {
  const [search, setSearch] = useSearchParams()
  const [before, setBefore] = useState<string[]>([])
  const filters: Record<string, string[]> = {}
  for (const [key, value] of search) if (!own.includes(key)) filters[key] = value.split(',')
  const sort = search.get('sort') ?? firstSort
  const after = search.get('after') ?? undefined
  const asked: Params = { ...params, ...Object.fromEntries([...search].filter(([key]) => !own.includes(key))), sort }
  const query = useQuery<ListPage<T>>(path, { ...asked, after, limit }, { live, keep: true })

  const set = (changes: Record<string, readonly string[]>) => {
    const next = new URLSearchParams(search)
    next.delete('after')
    for (const [name, values] of Object.entries(changes)) {
      next.delete(name)
      const text = values.filter((value) => value !== '').join(',')
      if (text) next.set(name, text)
    }
    setBefore([])
    setSearch(next, { replace: true })
  }
  const goTo = (cursor: string | undefined) => {
    const next = new URLSearchParams(search)
    if (cursor) next.set('after', cursor)
    else next.delete('after')
    setSearch(next)
  }
  const following = query.data?.next
  return {
    query, filters, sort,
    setFilter: (name, values) => set({ [name]: values }),
    setSort: (next) => set({ sort: next ? [next] : [] }),
    clear: () => set(Object.fromEntries(Object.keys(filters).map((name) => [name, []]))),
    next: following ? () => { setBefore([...before, after ?? '']); goTo(following) } : undefined,
    previous: after === undefined ? undefined : () => { goTo(before.at(-1)); setBefore(before.slice(0, -1)) },
    exportHref: withParams(`${path}.xlsx`, { ...asked, lang: useLanguage() }),
  }
}
