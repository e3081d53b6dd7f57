import type { ColumnType, Selectable } from 'kysely'
import type { TableKind } from '../../../kernel/capability.ts'
import type { Origin } from '../../old-register/facts.ts'

type EnterpriseTable = {
  id: string
  enterprise_id: string
  credit_code: string
  name: string
  name_en: string | null
  initials: string
  region: string
  sector: string
  economic_type: string
  industry_code: string | null
  address: string
  employees: number
  size: string
  founded_on: string | null
  scope: string
  principal_name: string
  state: string
  registered_at: Date
  origin: ColumnType<Origin | null, string | null | undefined, string | null>
  last_fact: string
}
export type EnterpriseRow = Selectable<EnterpriseTable>
export type PersonRow = {
  id: string
  enterprise_id: string
  region: string
  post: string
  place: number
  name: string
  citizen_ref: string | null
  phone_ref: string | null
  last_fact: string
}
export type Enterprises = { enterprises_enterprise: EnterpriseTable; enterprises_person: PersonRow }

const place = { enterprise: 'enterprise_id', region: 'region' }
export const tables: Record<string, TableKind> = {
  enterprises_enterprise: { kind: 'state', key: ['id'], place },
  enterprises_person: { kind: 'state', key: ['id'], by: 'enterprise_id', place },
}
