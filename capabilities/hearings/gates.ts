import { gate } from '../../kernel/gate.ts'
import type { Hearings } from './schema/tables.ts'

const waits: Record<string, { zh: string; en: string }> = {
  offered: { zh: '已告知听证权利，等待答复', en: 'the right to be heard was offered and may still be used' },
  requested: { zh: '已申请听证，尚未举行', en: 'a hearing was asked for and has not been held' },
  announced: { zh: '听证已定，尚未举行', en: 'a hearing is set and has not been held' },
  held: { zh: '听证笔录尚未定稿', en: 'the record of the hearing is not closed' },
}

const measures = ['suspend', 'revoke', 'annul', 'withdraw']
/** A gate of one law: what may still be heard is not decided. An offer ends by its date, whether or not it was noted. */
const heard = (name: string, subject: 'application' | 'licence', steps: readonly string[], clause: string) => gate<Hearings>()({
  capability: 'hearings',
  name,
  on: (step) => step.capability === 'licensing' && step.subject === subject && steps.includes(step.name),
  find: (t, { subject: id, day }) =>
    t
      .selectFrom('hearings_hearing')
      .select(['number', 'state', 'ask_until'])
      .where(subject === 'licence' ? 'licence_id' : 'application_id', '=', id)
      .where('state', 'in', Object.keys(waits))
      .where((e) => e.or([e('state', '<>', 'offered'), e('ask_until', '>=', day)])),
  rules: [
    {
      code: 'hearing-open',
      clause,
      broken: ([row]) =>
        row ? { zh: `听证 ${row.number}：${waits[row.state]!.zh}，不能作出决定`, en: `Hearing ${row.number}: ${waits[row.state]!.en}; no decision before` } : false,
    },
  ],
})

/** 许可法 §47, 48: an application waits for its hearing, and the decision rests on the record. */
export const heardFirst = heard('heard-first', 'application', ['grant', 'refuse'], '许可法-48')
/** 处罚法 §63–65: so does a measure against a licence, while its holder may still ask and when it has asked. */
export const heardBeforeMeasure = heard('heard-before-measure', 'licence', measures, '处罚法-64')
