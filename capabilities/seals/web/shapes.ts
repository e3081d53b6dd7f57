import type { Action } from '../../../web/shared/components/StepDialog.tsx'

type Person = { id: string; name: string }
export type Seal = {
  id: string; name: string; purpose: string; builtIn: boolean; state: string; appliedBy: Person | null; appliedAt: string; decidedBy: Person | null; decidedAt: string | null; why: string | null
  subject: string | null; fingerprint: string | null; sm2Fingerprint: string | null; from: string | null; until: string | null; uses: number
}
export type Register = { items: Seal[]; mayApply: boolean; authority: string; waiting: number }
export type OneSeal = Seal & { seen: string; waiting: number; actions: Action[] }
export type Use = { id: string; kind: string; number: string; of: string; application: string | null; by: string; at: string }
export type Waiting = { id: string; kind: string; number: string; application: string | null; by: string; since: string; problem: string | null; failed: boolean; underway: boolean }
export type Sealed = { number: string; kind: string; at: string; seal: { id: string; name: string; state: string; why: string | null; endedAt: string | null } }
export type Own = { id: string; kind: string; number: string; application: string | null; since: string }
export type Batch = { id: string; by: string; at: string; size: number; sealed: number; failed: number; open: number }
export type Documents = { waiting: Waiting[]; more: boolean; maySeal: boolean; usable: boolean; batches: Batch[] }
