import type { Action } from '../../../web/shared/components/StepDialog.tsx'

export type Officer = { id: string; name: string }
export type StoredFile = { id: string; name: string; size: number; sha256: string; mime: string }
export type CheckItem = {
  id: string
  number: string
  application: string
  enterprise: string
  state: string
  on: string
  place: string
  team: readonly Officer[]
  result: 'passed' | 'failed' | null
  mine: boolean
}
export type Finding = {
  id: string
  item: string
  result: 'met' | 'not-met' | 'noted'
  text: string
  photos: readonly StoredFile[]
  by: string
  at: string
  corrected: boolean
}
export type Check = CheckItem & {
  seen: string
  purpose: string
  present: readonly Officer[]
  host: string | null
  begunAt: string | null
  summary: string | null
  closedBy: string | null
  signed: { how: 'workspace' | 'on-site' | 'refused'; name: string | null; post: string | null; comment: string; image: StoredFile | null; at: string; by: string; reason: string | null } | null
  fewest: number
  findings: readonly Finding[]
  actions: readonly Action[]
}
export type OfCase = {
  checks: readonly CheckItem[]
  address: string
  order: { allowed: boolean; why: { zh: string; en: string } | null } | null
  fewest: number
  officers: readonly Officer[]
}
export const checkPath = (id: string, step?: string) => `/api/site-checks/checks/${id}${step ? `/${step}` : ''}`
export const photoPath = (check: string, file: string) => `${checkPath(check)}/files/${file}`
export const namesOf = (team: readonly Officer[]) => team.map((member) => member.name).join('、')
