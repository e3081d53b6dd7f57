import type { z } from 'zod'

/**
 * A kind of fact: what we tell others. `shown` says who may read it in a timeline: the enterprise too, or the authority alone.
 * `files`: the subject of another capability (a case) in whose file the fact belongs as well.
 */
export type FactKind<N extends string = string, S extends z.ZodType = z.ZodType> = { name: N; body: S; shown: 'enterprise' | 'authority'; files?(body: any): string | null }

/** Declares a kind of fact. A changed meaning gets a new name; readers understand both. */
export const fact = <N extends string, S extends z.ZodType>(name: N, body: S, shown: FactKind['shown'] = 'enterprise', files?: (body: z.output<S>) => string | null): FactKind<N, S> =>
  ({ name, body, shown, ...(files ? { files } : {}) })

/** All that a fact says: exactly these members, as canonical bytes, are what is stored, hashed and one day sealed. The form is final. */
export type Envelope<N extends string = string, B = unknown> = {
  name: N
  subject: string
  enterprise: string | null
  region: string | null
  department: string | null
  body: B
  /** `<capability>/<subject>/<step>` */
  step: string
  from: string | null
  to: string | null
  actor: { id: string; name: string }
  role: string
  onBehalfOf: string | null
  clause: string
  /** The day from which the cited version of the clause is in force. */
  lawVersion: string | null
  reason: string | null
  /** When it was recorded and from when it holds: UTC, milliseconds. */
  recordedAt: string
  effectiveAt: string
  requestId: string
  /** HMAC-SHA-256 of the canonical input under the installation's key (inputs may hold passwords): the same request id with another input is a reuse. */
  inputDigest: string
  causedBy: string | null
}

/** A fact as writes and reactions see it. Its number is the database's; writes are stamped with it by trigger and never need it. */
export type Fact<N extends string = string, B = unknown> = Envelope<N, B>
export type FactOf<K> = K extends FactKind<infer N, infer S> ? Fact<N, z.output<S>> : never
/** A fact with its number, as readers get it back. */
export type Recorded<N extends string = string, B = unknown> = Envelope<N, B> & { id: string }

/** Canonical JSON after RFC 8785: keys sorted by UTF-16 units, no white space, numbers as ECMAScript prints them; `undefined` members are left out. */
export const canonical = (value: unknown): string => (inOrder(value) ? JSON.stringify(value) : piece(value))

/** Whether members stand in order, as they do in whatever was stored: then the engine prints it, several times faster than piece by piece. */
function inOrder(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(inOrder)
  if (value === null || typeof value !== 'object') return typeof value !== 'number' || Number.isFinite(value)
  const keys = Object.keys(value)
  return keys.every((key, i) => (i === 0 || keys[i - 1]! < key) && inOrder((value as Record<string, unknown>)[key]))
}

function piece(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((v) => piece(v === undefined ? null : v)).join(',')}]`
  if (value !== null && typeof value === 'object') {
    const members = Object.entries(value as Record<string, unknown>).filter(([, v]) => v !== undefined)
    members.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    return `{${members.map(([k, v]) => `${JSON.stringify(k)}:${piece(v)}`).join(',')}}`
  }
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError('a fact holds finite numbers only')
  return JSON.stringify(value)
}

export const envelopeBytes = (envelope: Envelope) => Buffer.from(canonical(envelope), 'utf8')
export const readEnvelope = (bytes: Uint8Array) => JSON.parse(Buffer.from(bytes).toString('utf8')) as Envelope
