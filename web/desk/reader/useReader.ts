import { useCallback, useReducer } from 'react'

export type ReaderState = {
  zoom: number | 'fit'
  /** The scale that `fit` amounts to now. */
  scale: number
  rotation: number
  page: number
  pages: number
  thumbnails: boolean
  search: string
  hit: number
  hits: number
}

/** What the view tells the toolbar. */
export type Turned = Partial<Pick<ReaderState, 'page' | 'pages' | 'scale' | 'hits'>>

const first: ReaderState = { zoom: 'fit', scale: 1, rotation: 0, page: 1, pages: 1, thumbnails: false, search: '', hit: 0, hits: 0 }
const steps = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4]

const larger = (scale: number) => steps.find((step) => step > scale + 0.01) ?? scale
const smaller = (scale: number) => [...steps].reverse().find((step) => step < scale - 0.01) ?? scale

export type Reader = ReturnType<typeof useReader>

export function useReader() {
  const [state, put] = useReducer((now: ReaderState, part: Partial<ReaderState>) => {
    const changed = Object.entries(part).some(([key, value]) => now[key as keyof ReaderState] !== value)
    return changed ? { ...now, ...part } : now
  }, first)
  return {
    state,
    onTurn: useCallback((turned: Turned) => put(turned), []),
    zoomIn: () => put({ zoom: larger(state.scale) }),
    zoomOut: () => put({ zoom: smaller(state.scale) }),
    fit: () => put({ zoom: 'fit' }),
    rotate: () => put({ rotation: (state.rotation + 90) % 360 }),
    toggleThumbnails: () => put({ thumbnails: !state.thumbnails }),
    search: (search: string) => put({ search, hit: 0 }),
    nextHit: (by: 1 | -1) => put({ hit: state.hit + by }),
  }
}
