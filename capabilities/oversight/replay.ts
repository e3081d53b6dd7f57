import { today } from '../../kernel/calendar.ts'
import type { Recorded } from '../../kernel/fact.ts'
import { paceOf } from './clock.ts'
import type { Clock } from './schema/tables.ts'

type Finding = { kind: 'formal' | 'substantive'; key: string; result: string; opinion: string; by: string }
export type Standing = {
  state: string | null
  officer: string | null
  round: number
  clock: Clock | null
  documents: Record<string, { name: string; sha256: string }[]>
  findings: Finding[]
  notices: number
  recommendation: string | null
  scope: string | null
}
export type Frame = { fact: string; name: string; step: string; by: string; role: string; at: string; clause: string; reason: string | null; changed: string[]; standing: Standing & { light: string | null } }

const nothing: Standing = { state: null, officer: null, round: 1, clock: null, documents: {}, findings: [], notices: 0, recommendation: null, scope: null }

/** A case step by step as it stood: after each fact, what the officers had before them. Folded from the facts alone, not from today's tables. */
export function framesOf(facts: readonly Recorded<string, any>[]): Frame[] {
  let standing = nothing
  return facts.map((f) => {
    const before = standing
    standing = after(standing, f)
    const clock = standing.clock
    return {
      fact: f.id, name: f.name, step: f.step, by: f.actor.name, role: f.role, at: f.recordedAt, clause: f.clause, reason: f.reason, changed: changes(before, standing),
      standing: { ...standing, light: clock ? paceOf(clock, today(new Date(f.recordedAt))).light : null },
    }
  })
}

function after(s: Standing, f: Recorded<string, any>): Standing {
  const b = f.body as Record<string, any>
  const own = f.step.startsWith('licensing/application/')
  const documents = (b['documents'] ?? null) as Record<string, { name: string; sha256: string }[]> | null
  return {
    state: own ? (f.to ?? s.state) : s.state,
    officer: b['officer']?.name ?? s.officer,
    round: b['round'] ?? s.round,
    clock: b['due'] ?? b['issueDue'] ?? b['intakeDue'] ?? s.clock,
    documents: documents ? Object.fromEntries(Object.entries(documents).map(([key, files]) => [key, files.map(({ name, sha256 }) => ({ name, sha256 }))])) : s.documents,
    findings: findingsAfter(s.findings, f),
    notices: s.notices + (f.name === 'licensing.correction-notice-sent' ? 1 : 0),
    recommendation: f.name === 'licensing.case-sent-back' ? null : (b['recommendation'] ?? s.recommendation),
    scope: b['scope'] ?? s.scope,
  }
}

function findingsAfter(findings: Finding[], f: Recorded<string, any>): Finding[] {
  const b = f.body
  const found: Finding | null = f.name === 'licensing.formal-found'
    ? { kind: 'formal', key: b.material, result: b.present && b.validForm && b.validDate !== false ? 'met' : 'not-met', opinion: b.opinion, by: f.actor.name }
    : f.name === 'licensing.substantive-found' ? { kind: 'substantive', key: String(b.condition), result: b.result, opinion: b.opinion, by: f.actor.name } : null
  return found ? [...findings.filter((x) => x.kind !== found.kind || x.key !== found.key), found] : findings
}

/** The parts of the case that this step touched. */
const changes = (a: Standing, b: Standing) => (Object.keys(b) as (keyof Standing)[]).filter((key) => JSON.stringify(a[key]) !== JSON.stringify(b[key]))
