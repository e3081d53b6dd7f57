import { sql, type SqlBool } from 'kysely'
import type { DueRule } from '../../kernel/due.ts'
import { deemAccepted } from './commands/accept.ts'
import { deemRenewed } from './commands/deemed.ts'
import { expireLicence } from './commands/licence.ts'
import { noteSuspensionEnd } from './commands/licence/suspend.ts'
import { inForce } from './rules/validity.ts'

/** 许可法 §50: while a renewal keeps a licence, its last midnight ends nothing. It is renewed then, or it ends when nothing keeps it any more. */
const isKept = () => sql<SqlBool>`exists (select from licensing_public_kept k where k.licence_id = d.subject)`
/** Silence renews only what is in force and whose period, as it was corrected since, has run out. */
const runsOrEnded = (at: Date) => sql<SqlBool>`not exists (select from licensing_licence l where l.id = (d.detail->>'licence')::uuid
  and l.state = any(${inForce}) and l.expires_at <= ${at})`

/** What falls due by itself in the life of an application and of a licence. */
export const due: readonly DueRule[] = [
  { rule: 'deemed-acceptance', performs: () => deemAccepted, input: (row) => ({ id: row.subject }), title: { zh: '视为受理', en: 'Deemed acceptance' } },
  { rule: 'licence-expiry', performs: () => expireLicence, input: (row) => ({ id: row.subject }), title: { zh: '许可证到期', en: 'Licence expiry' }, waits: isKept },
  { rule: 'suspension-end', performs: () => noteSuspensionEnd, input: (row) => ({ id: row.subject }), title: { zh: '暂扣期满', en: 'End of a suspension' } },
  {
    rule: 'deemed-renewal', performs: () => deemRenewed, input: (row) => ({ id: row.subject, licence: row.detail.licence }), title: { zh: '视为准予延续', en: 'Deemed renewal' },
    waits: runsOrEnded,
  },
]
