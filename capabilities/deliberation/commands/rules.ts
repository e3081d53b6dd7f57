import { z } from 'zod'
import { command } from '../../../kernel/command.ts'
import { sql } from 'kysely'
import { CaseMarked, RulesSet } from '../facts.ts'
import { mark, rules } from '../procedure.ts'
import { binding, mandatory, named } from '../rules/mandatory.ts'
import { quorums } from '../rules/quorum.ts'
import type { Deliberation } from '../schema/tables.ts'
import { hereOf } from './meeting.ts'

export const lockRules = 'deliberation:rules'
const keys = mandatory.map((m) => m.key) as [string, ...string[]]

/** The head puts the department's own rules in the place of those shipped, or of earlier ones, from a day on: never backwards, and never without what binds every department. */
export const setRules = command<Deliberation>()({
  does: rules.step('set'),
  input: z.object({
    from: z.iso.date(), members: z.number().int().min(3).max(30), quorum: z.enum(quorums), voting: z.enum(['named', 'secret']), on: z.array(z.enum(keys)).max(keys.length),
  }),
  locks: () => [lockRules],
  find: () => sql<{ id: null }>`select null as id`,
  place: (_row, _i, actor) => ({ region: actor.region, department: actor.department }),
  rules: [{
    code: 'backwards', clause: '审议规则-组成',
    broken: (_row, i, { day }) => i.from < day && { zh: '审议规则不能从过去的日期起施行', en: 'Rules do not come into force backwards', fields: [{ pointer: '/from', zh: `最早为 ${day}`, en: `${day} at the earliest` }] },
  }, {
    code: 'mandatory-dropped', clause: '审议规则-高危行业',
    broken: (_row, i) => {
      const dropped = binding(i.from).filter((key) => !i.on.includes(key))
      const { zh, en } = named(dropped)
      return dropped.length > 0 && { zh: `必须集体审议，不能停用：${zh}`, en: `A meeting is mandatory and cannot be switched off: ${en}`, fields: [{ pointer: '/on', zh: `不能停用：${zh}`, en: `Cannot be switched off: ${en}` }] }
    },
  }],
  draw: ({ uuid }) => ({ id: uuid() }),
  fact: RulesSet,
  record: (_row, i, drawn, { actor }) => ({ subject: drawn.id, enterprise: null, region: actor.region, department: actor.department, body: { ...i, on: keys.filter((k) => i.on.includes(k)) } }),
  write: (t, f) => [t.insertInto('deliberation_rules').values({
    id: f.subject, from_day: f.body.from, members: f.body.members, quorum: f.body.quorum, voting: f.body.voting, keys: f.body.on, reason: f.reason ?? '', set_by: f.actor.name, set_at: new Date(f.recordedAt), ...hereOf(f),
  })],
})

/** Reviewer or approver finds a case difficult: where the department's rules say so, it then needs a meeting. */
export const markDifficult = command<Deliberation>()({
  does: mark.step('set'),
  input: z.object({ application: z.uuid() }),
  locks: (i) => [`application:${i.application}`],
  concerns: (i) => i.application,
  find: (t, i) => t.selectFrom('deliberation_case').selectAll().where('id', '=', i.application),
  rules: [{
    code: 'decided', clause: '审议规则-疑难案件',
    broken: (row) => !['submitted', 'correcting', 'accepted', 'returned', 'reviewed'].includes(row.state) && { zh: '该案已经决定或者终结，不能再认定疑难', en: 'The case has been decided or has ended' },
  }, {
    code: 'marked-already', clause: '审议规则-疑难案件', broken: (row) => row.marked > 0 && { zh: `该案已由${row.marked_by}认定为疑难`, en: `The case was marked as difficult by ${row.marked_by}` },
  }],
  draw: ({ uuid }) => ({ id: uuid() }),
  fact: CaseMarked,
  record: (row, i, drawn) => ({ subject: drawn.id, enterprise: row.enterprise_id, region: row.region, department: row.department, body: { application: i.application } }),
  write: (t, f) => [t.updateTable('deliberation_case').set({ marked: 1, mark_reason: f.reason, marked_by: f.actor.name }).where('id', '=', f.body.application)],
})
