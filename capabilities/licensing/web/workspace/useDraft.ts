import { useEffect, useSyncExternalStore } from 'react'
import { useQuery } from '../../../../web/shared/query.ts'
import { load, stateOf, watch } from './draft.ts'
import type { Query } from '../../../../web/shared/query.ts'
import type { Answers } from '../../sectors/sector.ts'
import type { CaseView, Documents, Draft, Guide } from './shapes.ts'
import type { DraftState } from './draft.ts'

/** What a page of the draft works with: the draft with what was typed on top, the sector's form, and the case when a notice is answered. */
export type Work = {
  state: DraftState; draft: Draft; answers: Answers; documents: Documents; guide: Guide; view: CaseView | undefined
}

/** The draft as it stands, asked again whenever the page is opened or comes back to the front. */
export function useDraft(id: string): DraftState {
  const state = useSyncExternalStore((listener) => watch(id, listener), () => stateOf(id))
  useEffect(() => {
    const again = () => document.visibilityState === 'visible' && void load(id)
    void load(id)
    document.addEventListener('visibilitychange', again)
    return () => document.removeEventListener('visibilitychange', again)
  }, [id])
  return state
}

/** A sector's form, documents and clauses. */
export const useGuide = (sector: string | undefined, kind = 'new'): Query<Guide> => useQuery<Guide>(sector ? `/api/licensing/guides/${sector}` : null, { kind })

export const useCase = (id: string | null | undefined): Query<CaseView> =>
  useQuery<CaseView>(id ? `/api/licensing/applications/${id}` : null, undefined, { live: id ? [id] : [] })
