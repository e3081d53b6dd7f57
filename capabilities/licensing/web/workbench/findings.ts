import type { CaseView, Finding } from './types.ts'

/** The latest finding on a document or condition. */
export const latest = (view: CaseView, kind: Finding['kind'], key: string): Finding | undefined =>
  view.findings.filter((f) => f.kind === kind && f.key === key).sort((a, b) => b.round - a.round)[0]

/** All findings on it, the first round first. */
export const rounds = (view: CaseView, kind: Finding['kind'], key: string): Finding[] =>
  view.findings.filter((f) => f.kind === kind && f.key === key).sort((a, b) => a.round - b.round)

/** What is judged formally: the documents that are needed, and those handed in besides. */
export const judged = (view: CaseView): string[] =>
  view.materials.filter((m) => m.needed || view.documents[m.key]?.length).map((m) => m.key)

/** Whether what now stands there still lacks a finding (told by the server's list). */
export const isOpen = (view: CaseView, kind: Finding['kind'], key: string): boolean =>
  view.open.some((o) => o.kind === kind && o.key === key)

/** The next in a round that still lacks a finding, after `from`; otherwise simply the next. */
export function following(keys: readonly string[], open: (key: string) => boolean, from: string): string {
  const at = keys.indexOf(from)
  const round = [...keys.slice(at + 1), ...keys.slice(0, at)]
  return round.find(open) ?? keys[at + 1] ?? from
}
