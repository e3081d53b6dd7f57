import { sql } from 'kysely'
import { z } from 'zod'
import { notFound } from '../../../kernel/problem.ts'
import { query } from '../../../kernel/query.ts'
import type { Licensing } from '../schema/tables.ts'
import { sectorOf } from '../sectors/index.ts'

const mine = { applicant: 'own-enterprise' } as const
const place = { enterprise: 'enterprise_id' }
const draftShape = z.object({
  id: z.string(), sector: z.string(), formVersion: z.string(), currentVersion: z.string(), answers: z.any(), documents: z.any(), version: z.number(),
  application: z.string().nullable(), kind: z.string(), licence: z.string().nullable(), savedAt: z.string(), looked: z.array(z.string()), caseState: z.string().nullable(),
})
type Row = Omit<Licensing['licensing_draft'], 'answers' | 'documents' | 'kind'> & { kind: string; answers: unknown; documents: unknown; case_state?: string | null }
const shown = (d: Row) => ({
  id: d.id, sector: d.sector, formVersion: d.form_version, currentVersion: sectorOf(d.sector, d.kind).form.version, answers: d.answers, documents: d.documents, version: d.version, application: d.application, kind: d.kind, licence: d.licence_id, savedAt: d.saved_at.toISOString(), looked: d.looked,
  caseState: d.case_state ?? null,
})

export const drafts = query<Licensing>()({
  name: 'drafts', capability: 'licensing', path: '/drafts', for: mine,
  summary: { zh: '我的草稿', en: 'My drafts' },
  input: z.object({}),
  result: z.object({ items: z.array(draftShape) }),
  run: async (ask) => ({ items: (await ask.all(ask.t.selectFrom('licensing_draft').selectAll().where(ask.visible('licensing_draft', place)).where(({ not, exists, selectFrom }) => not(exists(selectFrom('licensing_application').select('licensing_application.id').whereRef('licensing_application.id', '=', 'licensing_draft.id')))).orderBy('saved_at', 'desc').limit(50))).map(shown) }),
})

export const draft = query<Licensing>()({
  name: 'draft', capability: 'licensing', path: '/drafts/:id', for: mine,
  summary: { zh: '一份草稿', en: 'One draft' },
  input: z.object({ id: z.uuid() }),
  result: draftShape,
  run: async (ask, { id }) => {
    const caseState = sql<string | null>`(select a.state from licensing_application a where a.id = licensing_draft.id)`.as('case_state')
    const row = await ask.first(ask.t.selectFrom('licensing_draft').selectAll().select(caseState).where(ask.visible('licensing_draft', place)).where('id', '=', id))
    if (!row) throw notFound()
    return shown(row)
  },
})
