import { sql, type Kysely } from 'kysely'
import { z } from 'zod'
import { anyRows, command, type Guard, type Rule } from '../../../kernel/command.ts'
import { clearDue, setDue } from '../../../kernel/due.ts'
import { LookOpened, LookTold } from '../facts.ts'
import { request } from '../procedure.ts'
import type { Looks } from '../schema/tables.ts'
import { most } from './decide.ts'
import { byId, lockRequest, ofRequest, onRequest, theRequest, type RequestRow } from './request.ts'

const inTime: Guard<RequestRow> = {
  code: 'approval-over', clause: '参数-M3.11',
  broken: (row, _i, { at }) => row.until !== null && at >= row.until && { zh: '审批的有效期已过，须重新申请', en: 'The approval has ended; ask again' },
}
const notUsedUp: Guard<RequestRow> = {
  code: 'used-up', clause: '参数-M3.11',
  broken: (row) => row.used >= (row.times ?? 0) && { zh: `准许的 ${row.times} 次查看已用完，须重新申请`, en: `The looks that were allowed (${row.times}) are used; ask again` },
}
const openInput = byId.extend({ caseNumber: z.string().trim().max(60).describe('The case that this look is for: the one that was approved') })
const forItsCase: Rule<RequestRow, z.output<typeof openInput>> = {
  code: 'another-case', clause: '个保法-6',
  broken: (row, i) => i.caseNumber !== row.case_number && { zh: '审批只限于申请所列案件，不能用于其他案件', en: 'The approval holds for the case that was named, not for another one' },
}

/** Opens the approved values for some minutes. What comes out is recorded first; the values follow in a transaction of their own (`queries/view.ts`). */
export const open = command<Looks>()({
  does: request.step('open'),
  input: openInput,
  locks: lockRequest,
  find: theRequest,
  guards: [inTime, notUsedUp],
  rules: [forItsCase],
  draw: ({ uuid }) => ({ view: uuid() }),
  fact: LookOpened,
  record: (row, _i, { view }, { at, day }) => ({
    ...ofRequest(row),
    body: {
      view, nth: row.used + 1, until: new Date(Math.min(at.getTime() + most('view', day) * 60_000, row.until!.getTime())).toISOString(), enterprise: row.enterprise_name,
      basis: row.basis as never, caseNumber: row.case_number, purpose: row.purpose, values: row.granted!, holdUntil: row.hold_until?.toISOString() ?? null,
    },
  }),
  write: (t, f) => [
    onRequest(t, f).set({ used: f.body.nth }),
    t.insertInto('looks_view').values({
      id: f.body.view, request_id: f.subject, enterprise_id: f.enterprise!, enterprise_name: f.body.enterprise, region: f.region!, department: f.department!, officer_id: f.actor.id,
      officer_name: f.actor.name, basis: f.body.basis, case_number: f.body.caseNumber, purpose: f.body.purpose, shown: JSON.stringify(f.body.values), opened_at: new Date(f.recordedAt),
      until: new Date(f.body.until), hold_until: f.body.holdUntil ? new Date(f.body.holdUntil) : null, last_fact: '0',
    }),
    setDue(f, f.subject, 'look-told', f.body.holdUntil ?? f.recordedAt, {}),
  ],
})

type ToTell = RequestRow & { untold: number }
const toTell = (t: Kysely<Looks>, i: { id: string }) => theRequest(t, i).select(
  sql<number>`(select count(*) from looks_view v where v.request_id = looks_request.id and v.told_at is null)::int`.as('untold'))
const putOff: Guard<ToTell> = {
  code: 'put-off', clause: '个保法-35',
  broken: (row, _i, { at }) => row.hold_until !== null && at < row.hold_until && { zh: '暂缓告知的期限未到', en: 'Telling the enterprise is put off until later' },
}

/** 个保法 §35: the enterprise is told; where that was put off, when the time has come. */
export const tell = command<Looks>()({
  does: request.step('tell'),
  input: byId,
  locks: lockRequest,
  find: toTell,
  guards: [putOff],
  fact: LookTold,
  record: (row) => ({ ...ofRequest(row), body: { looks: row.untold, officer: row.officer_name, basis: row.basis as never, purpose: row.purpose } }),
  write: (t, f) => [
    anyRows(t.updateTable('looks_view').where('request_id', '=', f.subject).where('told_at', 'is', null).set({ told_at: new Date(f.recordedAt) })),
    clearDue(f.subject, 'look-told'),
  ],
})
