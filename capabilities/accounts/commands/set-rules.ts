import { sql, type Kysely } from 'kysely'
import { z } from 'zod'
import { command, type Rule } from '../../../kernel/command.ts'
import { RulesSet } from '../facts.ts'
import { rules } from '../procedure.ts'
import { rulesShape, type Rules } from '../rules.ts'
import type { Accounts } from '../schema/tables.ts'
import { rulesNow, rulesOf } from './current-rules.ts'

type Row = { rules: Rules | null; latest: string | null }
const clause = '网安法-日志'
const stillLatest: Rule<Row, { follows: string | null }> = {
  code: 'rules-changed', clause,
  broken: (row, input) => row.latest !== input.follows && {
    zh: '页面打开后规则已被修改，请刷新后再改', en: 'The rules were changed after you opened the page: reload, then change them',
  },
}
const different: Rule<Row, { rules: Rules }> = {
  code: 'rules-unchanged', clause,
  broken: (row, input) => same(rulesOf(row), input.rules) && { zh: '没有改动任何规则', en: 'No rule is changed' },
}
const same = (a: Rules, b: Rules) => (Object.keys(b) as (keyof Rules)[]).every((key) => JSON.stringify(a[key]) === JSON.stringify(b[key]))
/** Without it a stolen password alone would open the administration. */
const administratorsProve: Rule<Row, { rules: Rules }> = {
  code: 'administrators-prove', clause,
  broken: (_row, input) => (['administrator', 'security', 'auditor'] as const).some((role) => !input.rules.secondFactor.includes(role)) && {
    zh: '三类管理员必须使用第二重验证，不能取消', en: 'The three administrators always enter with a second proof',
    fields: [{ pointer: '/rules/secondFactor', zh: '三类管理员不能取消', en: 'Not for the three administrators' }],
  },
}

/** A new version of the rules for passwords and sessions: it counts from now, for sessions that are open too. */
export const setRules = command<Accounts>()({
  does: rules.step('set'),
  input: z.object({ rules: rulesShape, follows: z.uuid().nullable().describe('The version that the page showed; null: the platform’s own') }),
  locks: () => ['accounts/rules'],
  find: () => sql<Row>`select ${rulesNow} as rules, (select r.id from accounts_rules r order by r.at desc, r.id desc limit 1) as latest`,
  rules: [stillLatest, different, administratorsProve],
  place: (_row, _input, actor) => ({ region: actor.region }),
  draw: (draw) => ({ id: draw.uuid() }),
  fact: RulesSet,
  record: (row, input, { id }, { actor }) => ({
    subject: id, enterprise: null, region: actor.region, department: null, body: { rules: input.rules, was: rulesOf(row) },
  }),
  write: (t: Kysely<Accounts>, f) => [
    t.insertInto('accounts_rules').values({
      id: f.subject, at: new Date(f.recordedAt), rules: JSON.stringify(f.body.rules) as never, set_by: f.actor.name, reason: f.reason, region: f.region!, last_fact: '0',
    }),
  ],
})
