import type { Kysely } from 'kysely'
import { z } from 'zod'
import { command, type Rule } from '../../../kernel/command.ts'
import { both } from '../../../kernel/fields.ts'
import * as law from '../../../law/index.ts'
import { LimitMarked } from '../facts.ts'
import { keyOfLimit, valueOfLimit } from '../marks.ts'
import { limitMark } from '../procedure.ts'
import type { LawTables } from '../schema/tables.ts'

const input = z.object({
  key: z.string().max(200),
  verified: z.boolean(),
  source: z.string().trim().min(4, { error: both('请写明核对的出处，如法规名称、条号、版本', 'Name the source: law, article, edition') }).max(300),
})
const known: Rule<unknown, z.output<typeof input>> = {
  code: 'no-limit', clause: '网安法-日志',
  broken: (_row, i) => !law.limits().some((l) => keyOfLimit(l) === i.key) && { zh: '没有这一项，请刷新页面', en: 'There is no such value: reload the page' },
}

/** A value was compared with its source, or turned out not to stand there. */
export const markLimit = command<LawTables>()({
  does: limitMark.step('mark'),
  input,
  locks: (i) => [`law/limit/${i.key}`],
  rules: [known],
  place: (_row, _input, actor) => ({ region: actor.region }),
  draw: (draw, _row, i) => ({ id: draw.uuid(), value: valueOfLimit(law.limits().find((l) => keyOfLimit(l) === i.key)!) }),
  fact: LimitMarked,
  record: (_row, i, { id, value }, { actor }) => ({ subject: id, enterprise: null, region: actor.region, department: null, body: { ...i, value } }),
  write: (t: Kysely<LawTables>, f) => {
    const row = { ...f.body, set_by: f.actor.name, at: new Date(f.recordedAt), last_fact: '0' }
    return [t.insertInto('law_mark').values(row).onConflict((c) => c.column('key').doUpdateSet(row))]
  },
})
