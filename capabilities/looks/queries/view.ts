import { sql } from 'kysely'
import { z } from 'zod'
import { all, first } from '../../../kernel/db.ts'
import { readEnvelope } from '../../../kernel/fact.ts'
import { notFound, Problem } from '../../../kernel/problem.ts'
import { query, type Asking } from '../../../kernel/query.ts'
import * as licensing from '../../licensing/facts.ts'
import { named, type Named } from '../facts.ts'
import type { Looks } from '../schema/tables.ts'

const oneself = { window: 'own-case', reviewer: 'own-case', approver: 'own-case', head: 'own-case', supervisor: 'own-case' } as const

/** The values of one opened view, to the person who opened it and while it is open. The opening is a committed fact and this look a committed row before anything is read. */
export const view = query<Looks>()({
  name: 'view', capability: 'looks', path: '/views/:id', for: oneself, looks: true,
  summary: { zh: '查看已获准的敏感数据原值；限时，每次都留有记录', en: 'The approved values in full, for some minutes; every look is recorded' },
  input: z.object({ id: z.uuid() }),
  result: z.object({
    id: z.uuid(), request: z.uuid(), until: z.string(), secondsLeft: z.int(), values: z.array(named.extend({ value: z.string().nullable() })),
    mark: z.object({ officer: z.string(), department: z.string(), at: z.string(), caseNumber: z.string(), purpose: z.string() }),
  }),
  async run(ask, { id }) {
    const row = await ask.first(ask.t.selectFrom('looks_view').selectAll().where('id', '=', id).where(ask.visible('looks_view', { region: 'region', department: 'department', officer: 'officer_id' })))
    if (!row) throw notFound()
    if (ask.at >= row.until) throw over('view-over', '查看时间已到，如仍需要请再次打开', 'The view is over; open it again if it is still needed')
    // Asked on the writer's side: an approval that was revoked a moment ago counts, whichever snapshot the reader has.
    const request = await first(ask.house.pools.writer, sql<{ state: string }>`select state from looks_request where id = ${row.request_id}`)
    if (request?.state !== 'approved') throw over('revoked', '审批已被撤销，不能继续查看', 'The approval was revoked; nothing is shown any longer')
    return {
      id, request: row.request_id, until: row.until.toISOString(), secondsLeft: Math.ceil((row.until.getTime() - ask.at.getTime()) / 1000), values: await opened(ask, row.shown),
      mark: { officer: row.officer_name, department: row.department, at: ask.at.toISOString(), caseNumber: row.case_number, purpose: row.purpose },
    }
  },
})

const over = (code: string, zh: string, en: string) => new Problem({ code: `looks/${code}`, status: 409, title: { zh, en }, clause: '参数-M3.11' })

/** Sealed values from the vault, amounts of an application from the facts that hold its answers. What was erased or is gone is null. */
async function opened(ask: Asking<Looks>, wanted: readonly Named[]) {
  const refs = await all(ask.house.pools.writer, sql<{ key: string; ref: string | null }>`select key, ref from looks_value where key = any(${wanted.map((v) => v.key)})`)
  const sealed = await ask.house.vault.reveal(refs.map((r) => r.ref).filter((ref) => ref !== null))
  const refOf = new Map(refs.map((r) => [r.key, r.ref]))
  const cases = [...new Set(wanted.filter((v) => refOf.get(v.key) === null).map((v) => v.of))]
  const answers = new Map(await Promise.all(cases.map(async (id) => [id, await answersOf(ask, id)] as const)))
  return wanted.map((v) => {
    const ref = refOf.get(v.key)
    const value = ref ? sealed.get(ref) : ref === null ? yuan(answers.get(v.of)?.[v.field]) : undefined
    return { ...v, value: value ?? null }
  })
}

const holding = [licensing.ApplicationSubmitted, licensing.ApplicationCompleted, licensing.CorrectedOnTheSpot, licensing.FindingsAnswered].map((kind) => kind.name)
async function answersOf(ask: Asking<Looks>, id: string) {
  const rows = await all(ask.house.pools.writer, sql<{ bytes: Buffer }>`select bytes from fact where subject = ${id}::uuid and name = any(${holding}) order by id`)
  const bodies = rows.map((r) => readEnvelope(r.bytes).body as { answers: Record<string, unknown>; documents?: unknown })
  // A correction on the spot tells only the answers that it changed.
  return bodies.reduce<Record<string, unknown>>((known, body) => ({ ...(body.documents ? {} : known), ...body.answers }), {})
}
/** Forms ask for whole yuan; like everything of money here it is told in fen. */
const yuan = (value: unknown) => (typeof value === 'number' ? String(Math.round(value * 100)) : null)
