import type { Words } from '../../../web/shared/words.ts'

export type Light = 'over' | 'red' | 'yellow' | 'green' | 'stopped'
export type Cell = { state: string; light: Light | 'none'; count: number }
export type Overview = { cells: readonly Cell[]; warnAt: { yellow: number; red: number } }
export type Pace = { on: string; value: number; unit: 'working-day' | 'day' | 'month' | 'year'; used: number; left: number; share: number; light: Light }
export type CaseItem = { id: string; number: string; sector: string; enterprise: string; state: string; responsible: string | null; leader: string | null; pace: Pace | null }
export type Frame = {
  fact: string
  step: string
  title: Words
  by: string
  role: string
  at: string
  clauseName: Words
  reason: string | null
  changed: readonly string[]
  standing: {
    state: string | null
    officer: string | null
    round: number
    clock: { on: string } | null
    light: Light | null
    documents: Record<string, readonly { name: string; sha256: string }[]>
    findings: readonly { kind: string; key: string; result: string; opinion: string; by: string }[]
    recommendation: 'grant' | 'refuse' | null
    scope: string | null
  }
}
export type Replay = { number: string; enterprise: string; frames: readonly Frame[] }
export type DutyOfCase = { step: string; title: Words; text: string; person: string | null; leader: string | null; done: readonly { by: string; at: string; fact: string }[] }
export type DutiesOfCase = { version: number | null; from: string | null; setBy: string | null; duties: readonly DutyOfCase[] }
type Person = { id: string; name: string }
export type DutyEntry = { step: string; title: Words; text: string; person: Person | null; leader: Person | null }
export type DutyLists = {
  lists: readonly { id: string; version: number; from: string; setBy: string; setAt: string; department: string; duties: readonly DutyEntry[] }[]
  shipped: readonly { step: string; title: Words; text: Words }[]
  officers: readonly { id: string; name: string }[]
}
export const stages = ['submitted', 'correcting', 'accepted', 'returned', 'reviewed', 'publicised'] as const
export const lights = ['over', 'red', 'yellow', 'green', 'stopped', 'none'] as const
