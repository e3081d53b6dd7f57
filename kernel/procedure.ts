// Pure: the server decides with it, the browser draws its buttons with it. It imports nothing.

/** How far a role reaches: which rows of a subject it may touch or read. Told apart in access.ts. */
export type Scope = 'all' | 'region' | 'own-department' | 'own-case' | 'own-enterprise' | 'public'

/** Who may, and how far: one row of the access table per entry. */
export type By = Readonly<Record<string, Scope>>

export type Step<S extends string = string> = {
  /** The states this step is open from; none means that it creates its subject. */
  from: readonly S[]
  /** Where it leads; `stays` leaves the state as it was. */
  to: S | 'stays'
  by: By
  /** The clause that allows the step, by its id in law/. */
  clause: string
  reason?: 'required'
  /** The limit within which the step is due, by its id in law/. */
  limit?: string
  /** The post (岗位) whose work the step is: who may hold it is for the capability that keeps officers. */
  post?: string
  /** Steps of the same subject that another person must have done (双人复核). */
  apart?: readonly string[]
}
export type BoundStep = Step & { capability: string; subject: string; things: string; name: string }

export type Procedure<S extends string = string, T extends Record<string, Step<S>> = Record<string, Step<S>>> = {
  capability: string
  subject: string
  /** The subject's plural, as URLs write it. */
  things: string
  states: readonly S[]
  /** The state in which a step of another subject brings it into being. */
  born?: S
  steps: T
  step(name: keyof T & string): BoundStep
  /** The steps that are open to these roles from this state (`null`: before the subject exists). */
  open(state: string | null, roles: readonly string[]): string[]
}

/** A procedure: the steps that the law allows, from which states, by whom, under which clause. */
export function procedure<const S extends string, const T extends Record<string, Step<NoInfer<S>>>>(
  capability: string, subject: string, things: string, definition: { states: readonly S[]; born?: NoInfer<S>; steps: T },
): Procedure<S, T> {
  const { states, born, steps } = definition
  const step = (name: keyof T & string): BoundStep => ({ ...(steps[name] as Step), capability, subject, things, name })
  const isOpen = (s: Step, state: string | null) => (state === null ? s.from.length === 0 : s.from.includes(state))
  const open = (state: string | null, roles: readonly string[]) =>
    Object.entries(steps).filter(([, s]) => roles.some((r) => r in s.by) && isOpen(s, state)).map(([name]) => name)
  return { capability, subject, things, states, ...(born ? { born } : {}), steps, step, open }
}
