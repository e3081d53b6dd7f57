import { createContext, createElement, lazy, Suspense, useContext } from 'react'
import { Boundary, Skeleton } from './components/states.tsx'
import { useMaybeMe } from './me.tsx'
import { mayOpen } from './page.ts'
import type { ComponentType, ReactNode } from 'react'
import type { Part } from './page.ts'

const Context = createContext<readonly Part[]>([])

/** Makes the parts of all capabilities known to the pages of a surface. */
export const PartsProvider = ({ parts, children }: { parts: readonly Part[]; children: ReactNode }) => <Context value={parts}>{children}</Context>

/** The parts that capabilities add to pages of this kind and that this person may open, in their order. */
export function useParts(of: string): readonly Part[] {
  const roles = useMaybeMe()?.roles ?? []
  return useContext(Context).filter((part) => part.of === of && mayOpen(part, roles))
}

const loaded = new WeakMap<Part, ComponentType<{ id: string }>>()

/** One part, loaded when it is first drawn; a failure stays inside. */
export function PartView({ part, id }: { part: Part; id: string }) {
  if (!loaded.has(part)) loaded.set(part, lazy(() => part.lazy().then(({ Part: Content }) => ({ default: Content }))))
  return <Boundary at={id}><Suspense fallback={<Skeleton />}>{createElement(loaded.get(part)!, { id })}</Suspense></Boundary>
}

/** All parts below each other; each draws its own card, or nothing where it has nothing to say. */
export const Parts = ({ of, id }: { of: string; id: string }) => useParts(of).map((part) => <PartView key={part.key} part={part} id={id} />)
