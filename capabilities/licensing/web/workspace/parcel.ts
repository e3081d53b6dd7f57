import type { ParcelStep } from '../../../../web/shared/components/ParcelSteps.tsx'
import type { CaseView } from './shapes.ts'

export const stages = ['submit', 'intake', 'review', 'decision', 'publicity', 'issue'] as const
export type Stage = (typeof stages)[number]

/** The stage that waits for somebody in a state; an ended case has none. */
const current: Record<string, Stage> = { submitted: 'intake', correcting: 'intake', accepted: 'review', returned: 'review', reviewed: 'decision', publicised: 'publicity' }
/** The last stage that an ended case went through. */
const last = (view: CaseView): Stage =>
  ({ 'not-accepted': 'intake', refused: 'decision', issued: 'issue' } as Record<string, Stage>)[view.state] ?? (view.acceptedOn ? 'intake' : 'submit')

/** A change and a replacement are not made public, nor is an extension without re-examination. */
const isPublic = ({ kind, publicity, state, answers }: CaseView) => !['change', 'replacement'].includes(kind)
  && (kind !== 'renewal' || publicity !== null || (answers['way'] !== 'extension' && !['publicised', 'issued'].includes(state)))

/** The way of a case as a parcel's: what is behind it, where it is, what is skipped once it has ended. */
export function parcel(view: CaseView, title: (stage: Stage) => string): ParcelStep[] {
  const shown = stages.filter((stage) => stage !== 'publicity' || isPublic(view))
  const now = view.state === 'publicised' && !isPublic(view) ? 'issue' : current[view.state]
  const place = shown.indexOf(now ?? last(view))
  const at: Partial<Record<Stage, string | null>> = {
    submit: view.receivedOn, intake: view.acceptedOn, decision: view.decidedOn, publicity: view.publicity?.until ?? null,
  }
  return shown.map((stage, i) => {
    const state = i < place || (!now && i === place) ? 'done' : i === place ? 'current' : now ? 'waiting' : 'skipped'
    const day = state === 'done' ? at[stage] : null
    return { key: stage, title: title(stage), state, ...(day ? { at: day } : {}) }
  })
}
