import { createContext, useContext } from 'react'
import { useQuery } from './query.ts'
import type { Words } from './words.ts'
import type { Query } from './query.ts'

/** Who is signed in: `GET /api/accounts/me`. */
export type Me = {
  id: string
  account: string
  name: string
  roles: readonly string[]
  surface: 'workspace' | 'workbench'
  enterprise: { id: string; name: string } | null
  region: string
  department: string | null
  unread: number
  /** Until the password is changed, nothing else is open. */
  mustChange: boolean
  /** The post wants a second proof: until it is given, nothing else is open. */
  mustProve: boolean
  totp: boolean
  /** Messages also go to an e-mail address. */
  email: boolean
  /** Linked to the provider of single sign-on. */
  sso: boolean
  passkeys: number
  /** An account of the demonstration: entered by a press, without a password. */
  demo: boolean
  lastFact: string
}

export type DemoAccount = {
  account: string; name: string; role: Words; surface: 'workspace' | 'workbench'; department: string | null; enterprise: string | null
}

/** Whose installation this is: `GET /api/authority`, open to everybody. */
export type Authority = {
  name: Words
  region: string
  /** Empty where the installation has not named them. */
  regions: readonly { code: string; name: Words }[]
  departments: readonly { id: string; name: Words }[]
  demo: boolean
  /** The provider of single sign-on, where there is one. */
  signOn: { name: string; issuer: string } | null
  /** Browsers can make passkeys for the installation’s address. */
  passkeys: boolean
  /** Signs of a new password, at least. */
  passwordLength: number
  /** Nobody has an account yet: the sign-in page makes the first administrator. */
  setup: boolean
  /** The set-up wants the code that the server printed. */
  setupCode: boolean
  demoAccounts?: readonly DemoAccount[]
}

const Context = createContext<Me | null>(null)
export const MeProvider = Context.Provider

/** The signed-in person; only inside a shell that has one. */
export function useMe(): Me {
  const me = useContext(Context)
  if (!me) throw new Error('useMe outside of a signed-in shell')
  return me
}

/** The signed-in person or null: for parts that the portal shares. */
export const useMaybeMe = (): Me | null => useContext(Context)

export const useAuthority = (): Query<Authority> => useQuery<Authority>('/api/authority')
