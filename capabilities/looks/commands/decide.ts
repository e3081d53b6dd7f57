import { z } from 'zod'
import { instantOf } from '../../../kernel/calendar.ts'
import { command, type Rule } from '../../../kernel/command.ts'
import { limit } from '../../../law/index.ts'
import { LookApproved, LookRefused, LookRevoked } from '../facts.ts'
import { request } from '../procedure.ts'
import type { Looks } from '../schema/tables.ts'
import { byId, lockRequest, ofRequest, onRequest, theRequest, type RequestRow } from './request.ts'

export const most = (id: 'approval' | 'times' | 'view' | 'hold', day: string) => limit(`looks.${id}`, { on: day }).value
/** The end of the last of so many days, today being the first. */
const endOf = (day: string, days: number) => instantOf(Temporal.PlainDate.from(day).add({ days: days - 1 }).toString(), 'end').toISOString()

const input = byId.extend({
  values: z.array(z.string().max(120)).min(1).max(40),
  days: z.int().min(1),
  times: z.int().min(1),
  /** Why telling the enterprise now would hinder the duty; empty: it is told at once. */
  hold: z.string().trim().max(400).default(''),
  holdDays: z.int().min(1).default(30),
})
type Input = z.output<typeof input>

const amongTheAsked: Rule<RequestRow, Input> = {
  code: 'not-asked', clause: '个保法-6',
  broken: (row, i) => i.values.some((key) => !row.wanted.some((v) => v.key === key)) && { zh: '只能准许申请中列明的数据', en: 'Only what was asked for can be granted' },
}
const notTooWide: Rule<RequestRow, Input> = {
  code: 'too-wide', clause: '参数-M3.11',
  broken(_row, i, { day }) {
    const over = ([['days', 'approval', '天', 'days'], ['times', 'times', '次', 'times'], ['holdDays', 'hold', '天', 'days']] as const).filter(([key, id]) => i[key] > most(id, day))
    const fields = over.map(([key, id, zh, en]) => ({ pointer: `/${key}`, zh: `最多 ${most(id, day)} ${zh}`, en: `At most ${most(id, day)} ${en}` }))
    return fields.length > 0 && { zh: '超过了本机关规定的上限', en: 'Beyond what the authority allows', fields }
  },
}
const holdExplained: Rule<RequestRow, Input> = {
  code: 'hold-unexplained', clause: '个保法-35',
  broken: (_row, i) => i.hold.length > 0 && i.hold.length < 8 && { zh: '暂缓告知须写明为什么会妨碍履行职责', en: 'Say why telling the enterprise now would hinder the duty' },
}

/** Another person allows the look: which values, for how long, how often, and whether the enterprise is told at once. */
export const approve = command<Looks>()({
  does: request.step('approve'),
  input,
  locks: lockRequest,
  find: theRequest,
  rules: [amongTheAsked, notTooWide, holdExplained],
  fact: LookApproved,
  record: (row, i, _drawn, { day }) => ({
    ...ofRequest(row),
    body: {
      values: row.wanted.filter((v) => i.values.includes(v.key)), until: endOf(day, i.days), times: i.times,
      // The hold begins with the approval and outlives it, so that no look falls behind it.
      hold: i.hold ? { until: endOf(day, Math.max(i.holdDays, i.days)), why: i.hold } : null,
    },
  }),
  write: (t, f) => [onRequest(t, f).set({
    state: f.to!, decided_by: f.actor.name, decided_at: new Date(f.recordedAt), granted: JSON.stringify(f.body.values), until: new Date(f.body.until), times: f.body.times,
    hold_until: f.body.hold ? new Date(f.body.hold.until) : null, hold_why: f.body.hold?.why ?? null,
  })],
})

export const refuse = command<Looks>()({
  does: request.step('refuse'),
  input: byId,
  locks: lockRequest,
  find: theRequest,
  fact: LookRefused,
  record: (row) => ({ ...ofRequest(row), body: {} }),
  write: (t, f) => [onRequest(t, f).set({ state: f.to!, decided_by: f.actor.name, decided_at: new Date(f.recordedAt), decided_why: f.reason })],
})

/** The approval ends at once, also for a view that is open. */
export const revoke = command<Looks>()({
  does: request.step('revoke'),
  input: byId,
  locks: lockRequest,
  find: theRequest,
  fact: LookRevoked,
  record: (row) => ({ ...ofRequest(row), body: {} }),
  write: (t, f) => [onRequest(t, f).set({ state: f.to!, decided_by: f.actor.name, decided_at: new Date(f.recordedAt), decided_why: f.reason })],
})
