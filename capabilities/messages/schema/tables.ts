import type { TableKind } from '../../../kernel/capability.ts'

export type MessageRow = {
  id: string
  capability: string
  fact: string
  subject: string
  enterprise_id: string | null
  role: string | null
  region: string | null
  department: string | null
  text_zh: string
  text_en: string
  link: string
  at: Date
  last_fact: string
}
export type RecipientRow = {
  account_id: string
  roles: string[]
  region: string
  department: string | null
  enterprise_id: string | null
  email_ref: string | null
  active: boolean
  since: Date
  last_fact: string
}
export type Messages = {
  messages_message: MessageRow
  messages_recipient: RecipientRow
  messages_read: { account_id: string; message_id: string; at: Date }
}

export const tables: Record<string, TableKind> = {
  messages_message: { kind: 'state', key: ['id'], place: { enterprise: 'enterprise_id', region: 'region' } },
  messages_recipient: { kind: 'state', key: ['account_id'], open: true },
  messages_read: { kind: 'working', key: ['account_id', 'message_id'], open: true },
}
