import type { TableKind } from '../../../kernel/capability.ts'

export type AccountRow = {
  id: string
  account: string
  name: string
  roles: string[]
  region: string
  department: string | null
  enterprise_id: string | null
  state: string
  demo: boolean
  password_ref: string | null
  must_change: boolean
  totp_ref: string | null
  totp_from: string | null
  email_ref: string | null
  generation: number
  kept_session: string | null
  opened_at: Date
  last_fact: string
}
export type SessionRow = {
  id: string
  token_hash: Buffer
  account_id: string
  region: string
  generation: number
  created_at: Date
  seen_at: Date
  agent: string
}
export type SignInRow = {
  id: string
  at: Date
  account_id: string | null
  region: string | null
  outcome: string
  address: string
  agent: string
}
export type Accounts = {
  accounts_account: AccountRow
  accounts_revoked: { session: string; account_id: string; last_fact: string }
  accounts_enterprise: { id: string; name: string; region: string; last_fact: string }
  accounts_session: SessionRow
  accounts_guard: { account_hash: Buffer; failures: number; failed_at: Date }
  accounts_totp: { account_id: string; last_counter: string }
  accounts_sign_in: SignInRow
}

export const tables: Record<string, TableKind> = {
  accounts_account: {
    kind: 'state',
    key: ['id'],
    place: { enterprise: 'enterprise_id', region: 'region', department: 'department', officer: 'id' },
  },
  accounts_revoked: { kind: 'state', key: ['session'], open: true },
  accounts_enterprise: { kind: 'state', key: ['id'], open: true },
  accounts_session: { kind: 'working', key: ['id'], place: { region: 'region', officer: 'account_id' } },
  accounts_guard: { kind: 'working', key: ['account_hash'] },
  accounts_totp: { kind: 'working', key: ['account_id'] },
  accounts_sign_in: { kind: 'record', key: ['id'], place: { region: 'region', officer: 'account_id' } },
}
