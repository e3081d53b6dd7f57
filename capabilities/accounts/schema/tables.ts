import type { TableKind } from '../../../kernel/capability.ts'
import type { Rules } from '../rules.ts'

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
  proposed_by: string | null
  person_ref: string | null
  password_at: Date | null
  earlier_refs: string[]
  unlocked_at: Date | null
  proved_session: string | null
  sso: string | null
}
export type GrantRow = {
  account_id: string
  roles: string[]
  region: string
  department: string | null
  person_ref: string | null
  proposed_by: string
  proposed_by_name: string
  proposed_at: Date
  reason: string | null
  last_fact: string
}
export type RulesRow = { id: string; at: Date; rules: Rules; set_by: string; reason: string | null; region: string; last_fact: string }
export type PasskeyRow = {
  id: string
  account_id: string
  credential: string
  public_key: string
  transports: string[]
  counter: number
  name: string
  region: string
  added_at: Date
  last_fact: string
}
export type BeginningRow = { id: string; kind: string; secret: unknown; browser: Buffer | null; account_id: string | null; begun_at: Date }
export type SessionRow = {
  id: string
  token_hash: Buffer
  account_id: string
  region: string
  generation: number
  created_at: Date
  seen_at: Date
  agent: string
  proved: boolean
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
  accounts_grant: GrantRow
  accounts_rules: RulesRow
  accounts_passkey: PasskeyRow
  accounts_passkey_use: { passkey_id: string; counter: string; used_at: Date | null }
  accounts_beginning: BeginningRow
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
  accounts_guard: { kind: 'working', key: ['account_hash'], open: true },
  accounts_totp: { kind: 'working', key: ['account_id'] },
  accounts_grant: { kind: 'state', key: ['account_id'], open: true },
  accounts_rules: { kind: 'state', key: ['id'], open: true },
  accounts_passkey: { kind: 'state', key: ['id'], place: { region: 'region', officer: 'account_id' } },
  accounts_passkey_use: { kind: 'working', key: ['passkey_id'], open: true },
  accounts_beginning: { kind: 'working', key: ['id'] },
  accounts_sign_in: { kind: 'record', key: ['id'], place: { region: 'region', officer: 'account_id' } },
}
