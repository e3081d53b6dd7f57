import { safeReturn } from '../shared/link.ts'

export type Entered = { surface: 'workspace' | 'workbench'; mustChange?: boolean }

/** Leads to where the reader wanted to go, or to the surface of the account. */
export function enter({ surface }: Entered): void {
  location.assign(safeReturn(new URLSearchParams(location.search).get('return')) ?? `/${surface}/`)
}
