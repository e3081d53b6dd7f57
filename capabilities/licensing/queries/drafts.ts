import { sql } from 'kysely'
import { z } from 'zod'
import { notFound } from '../../../kernel/problem.ts'
import { query } from '../../../kernel/query.ts'
import type { Licensing } from '../schema/tables.ts'
import { clauseOn } from '../../../law/index.ts'
import { count } from '../limits.ts'
import { renewalWindow } from '../rules/validity.ts'
import { sectorOf } from '../sectors/index.ts'

const mine = { applicant: 'own-enterprise' } as const
const place = { enterprise: 'enterprise_id' }
const draftShape = z.object({
  id: z.string(), sector: z.string(), formVersion: z.string(), currentVersion: z.string(), answers: z.any(), documents: z.any(), version: z.number(),
  application: z.string().nullable(), kind: z.string(), licence: z.string().nullable(), savedAt: z.string(), looked: z.array(z.string()), caseState: z.string().nullable(),
  stake: z.object({
    id: z.string(), number: z.string(), validFrom: z.string(), validUntil: z.string(), clause: z.object({ zh: z.string(), en: z.string() }),
    renewal: z.object({ opens: z.string(), early: z.boolean(), inTimeUntil: z.string(), late: z.boolean() }).nullable(), change: z.object({ dueOn: z.string(), late: z.boolean() }).nullable(),
  }).nullable(),
})
type Stake = { id: string; number: string; valid_from: string; valid_until: string }
type Row = Omit<Licensing['licensing_draft'], 'answers' | 'documents' | 'kind'> & { kind: string; answers: unknown; documents: unknown; case_state?: string | null; stake?: Stake | null }
const shown = (d: Row, day: string) => ({
  id: d.id, sector: d.sector, formVersion: d.form_version, currentVersion: sectorOf(d.sector, d.kind).form.version, answers: d.answers, documents: d.documents, version: d.version, application: d.application, kind: d.kind, licence: d.licence_id, savedAt: d.saved_at.toISOString(), looked: d.looked,
  caseState: d.case_state ?? null, stake: d.stake ? stakeOf(d, d.stake, day) : null,
})

/** What the day of filing decides, told before anything is filed: whether a renewal carries the deemed renewal (许可法 §50), whether a change is late. */
function stakeOf({ kind, sector, answers }: Row, licence: Stake, day: string) {
  const { opens, inTimeUntil } = renewalWindow(sector, licence.valid_until, day)
  const changedOn = (answers as Record<string, unknown>)['changedOn']
  const due = kind === 'change' && typeof changedOn === 'string' && changedOn ? count('licensing.change', changedOn, day, sector).on : null
  return {
    id: licence.id, number: licence.number, validFrom: licence.valid_from, validUntil: licence.valid_until, clause: clauseOn(kind === 'change' ? '许可法-49' : '许可法-50', day).name,
    renewal: kind === 'renewal' ? { opens, early: day < opens, inTimeUntil, late: day > inTimeUntil } : null, change: due ? { dueOn: due, late: day > due } : null,
  }
}
const stake = sql<Stake | null>`(select json_build_object('id', l.id, 'number', l.number, 'valid_from', l.valid_from, 'valid_until', l.valid_until)
  from licensing_licence l where l.id = licensing_draft.licence_id)`

export const drafts = query<Licensing>()({
  name: 'drafts', capability: 'licensing', path: '/drafts', for: mine,
  summary: { zh: '我的草稿', en: 'My drafts' },
  input: z.object({}),
  result: z.object({ items: z.array(draftShape) }),
  run: async (ask) => ({ items: (await ask.all(ask.t.selectFrom('licensing_draft').selectAll().select(stake.as('stake')).where(ask.visible('licensing_draft', place)).where(({ not, exists, selectFrom }) => not(exists(selectFrom('licensing_application').select('licensing_application.id').whereRef('licensing_application.id', '=', 'licensing_draft.id')))).orderBy('saved_at', 'desc').limit(50))).map((d) => shown(d, ask.day)) }),
})

export const draft = query<Licensing>()({
  name: 'draft', capability: 'licensing', path: '/drafts/:id', for: mine,
  summary: { zh: '一份草稿', en: 'One draft' },
  input: z.object({ id: z.uuid() }),
  result: draftShape,
  run: async (ask, { id }) => {
    const caseState = sql<string | null>`(select a.state from licensing_application a where a.id = licensing_draft.id)`.as('case_state')
    const row = await ask.first(ask.t.selectFrom('licensing_draft').selectAll().select([caseState, stake.as('stake')]).where(ask.visible('licensing_draft', place)).where('id', '=', id))
    if (!row) throw notFound()
    return shown(row, ask.day)
  },
})
