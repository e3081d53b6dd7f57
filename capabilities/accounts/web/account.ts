import type { ListPage } from '../../../web/desk/useList.ts'
import type { Role } from '../roles.ts'

/** What `GET /api/accounts/accounts/:id` answers. */
export type Account = {
  id: string
  account: string
  name: string
  roles: readonly Role[]
  region: string
  department: string | null
  enterprise: { id: string; name: string } | null
  state: 'proposed' | 'active' | 'declined' | 'closed'
  mustChange: boolean
  totp: boolean
  email: boolean
  sso: boolean
  passkeys: number
  /** Posts that wait for the security administrator. */
  wanted: { roles: readonly Role[]; region: string; department: string | null; by: string; at: string; reason: string | null } | null
  openedAt: string
  /** Until when too many failures keep the holder out. */
  lockedUntil: string | null
  lastFact: string
}
export type Session = { id: string; createdAt: string; seenAt: string; agent: string; current: boolean }
export type SignIn = { id: string; at: string; outcome: string; address: string; agent: string }
export type SignIns = ListPage<SignIn>

export const accountPath = (id: string, part = ''): string => `/api/accounts/accounts/${id}${part && `/${part}`}`
