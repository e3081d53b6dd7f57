import { sql, type SqlBool } from 'kysely'
import { z } from 'zod'
import { actionsOf } from '../../../kernel/actions.ts'
import { notFound } from '../../../kernel/problem.ts'
import { decodeCursor, encodeCursor, listing, pageOf, query } from '../../../kernel/query.ts'
import { clauseOn } from '../../../law/index.ts'
import { most } from '../commands/decide.ts'
import { named } from '../facts.ts'
import type { Looks } from '../schema/tables.ts'
import { basisWords, stateWords } from '../words.ts'
import { itemOf, requestItem, requestPlace, requestReaders, stateAt, type RequestItem } from './shapes.ts'

/** The state as a column, for filters. */
const stateColumn = (at: Date) => sql<string>`case when state <> 'approved' then state when until <= ${at} then 'expired' when used >= times then 'used-up' else 'approved' end`

export const requests = query<Looks>()({
  name: 'requests', capability: 'looks', path: '/requests', for: requestReaders,
  summary: { zh: '查看敏感数据的申请，最近的在前', en: 'Requests to see sensitive data, latest first' },
  input: z.object({
    ...listing, q: z.string().trim().max(60).optional().describe('Part of the enterprise, the officer or the case number'), state: z.string().max(120).optional(), basis: z.string().max(120).optional(),
    enterprise: z.uuid().optional(),
  }),
  result: pageOf(requestItem),
  columns: [
    { key: 'requestedAt', title: { zh: '申请时间', en: 'Asked' } }, { key: 'officer', title: { zh: '申请人', en: 'Officer' } }, { key: 'department', title: { zh: '部门', en: 'Department' } },
    { key: 'enterprise', title: { zh: '企业', en: 'Enterprise' } }, { key: 'basis', title: { zh: '事由', en: 'Ground' }, text: (r: RequestItem) => basisWords[r.basis].zh },
    { key: 'caseNumber', title: { zh: '案件编号', en: 'Case' } }, { key: 'purpose', title: { zh: '用途', en: 'Purpose' } }, { key: 'values', title: { zh: '数据项', en: 'Values' } },
    { key: 'state', title: { zh: '状态', en: 'State' }, text: (r: RequestItem) => stateWords[r.state as keyof typeof stateWords].zh },
    { key: 'decidedBy', title: { zh: '审批人', en: 'Decided by' } }, { key: 'until', title: { zh: '有效至', en: 'Until' } }, { key: 'used', title: { zh: '已查看次数', en: 'Looks used' } },
  ],
  async run(ask, { q, state, basis, enterprise, limit, after }) {
    let s = ask.t.selectFrom('looks_request').selectAll().where(ask.visible('looks_request', requestPlace)).orderBy('id', 'desc').limit(limit + 1)
    const cursor = after ? decodeCursor(after)?.[0] : undefined
    if (typeof cursor === 'string') s = s.where('id', '<', cursor)
    if (state) s = s.where(sql<SqlBool>`${stateColumn(ask.at)} = any(${state.split(',')})`)
    if (basis) s = s.where('basis', 'in', basis.split(','))
    if (enterprise) s = s.where('enterprise_id', '=', enterprise)
    if (q) { const like = `%${q.replace(/[\\%_]/g, '\\$&')}%`; s = s.where((e) => e.or([e('enterprise_name', 'ilike', like), e('officer_name', 'ilike', like), e('case_number', 'ilike', like)])) }
    const rows = await ask.all(s)
    const page = rows.slice(0, limit)
    return { items: page.map((r) => itemOf(r, ask.at)), next: rows.length > limit ? encodeCursor([page.at(-1)!.id]) : null }
  },
})

const opened = z.object({ id: z.uuid(), at: z.string(), until: z.string(), toldAt: z.string().nullable(), values: z.int(), open: z.boolean() })
export const requestById = query<Looks>()({
  name: 'request', capability: 'looks', path: '/requests/:id', for: requestReaders,
  summary: { zh: '一份查看申请：事由、审批、每次查看', en: 'One request: why, who approved it, every look' },
  input: z.object({ id: z.uuid() }),
  result: requestItem.extend({
    seen: z.string(), application: z.uuid().nullable(), wanted: z.array(named), granted: z.array(named).nullable(), decidedAt: z.string().nullable(), decidedWhy: z.string().nullable(),
    hold: z.object({ until: z.string(), why: z.string() }).nullable(), views: z.array(opened), mine: z.boolean(), actions: z.array(z.any()),
    most: z.object({ days: z.int(), times: z.int(), hold: z.int(), minutes: z.int() }),
  }),
  async run(ask, { id }) {
    const row = await ask.first(ask.t.selectFrom('looks_request').selectAll().where('id', '=', id).where(ask.visible('looks_request', requestPlace)))
    if (!row) throw notFound()
    const views = await ask.all(ask.t.selectFrom('looks_view').select(['id', 'opened_at', 'until', 'told_at', 'shown']).where('request_id', '=', id).orderBy('id', 'desc'))
    const moment = { at: ask.at, day: ask.day }
    const actions = await actionsOf(ask.house, 'looks/request', row, ask.actor, moment)
    return {
      ...itemOf(row, ask.at), seen: row.last_fact, application: row.application_id, wanted: row.wanted, granted: row.granted, decidedAt: row.decided_at?.toISOString() ?? null, decidedWhy: row.decided_why,
      hold: row.hold_until ? { until: row.hold_until.toISOString(), why: row.hold_why! } : null, mine: row.officer_id === ask.actor.id,
      views: views.map((v) => ({ id: v.id, at: v.opened_at.toISOString(), until: v.until.toISOString(), toldAt: v.told_at?.toISOString() ?? null, values: v.shown.length, open: row.state === 'approved' && ask.at < v.until })),
      // An approval that is over has nothing left to revoke; what only the one who asked may do is no button of others.
      actions: actions.filter((a) => (a.step === 'revoke' ? stateAt(row, ask.at) === 'approved' : row.officer_id === ask.actor.id || !['open', 'withdraw'].includes(a.step))).map((a) => ({ ...a, clauseName: a.clause ? clauseOn(a.clause, ask.day).name : null })),
      most: { days: most('approval', ask.day), times: most('times', ask.day), hold: most('hold', ask.day), minutes: most('view', ask.day) },
    }
  },
})

