import { sql } from 'kysely'
import { z } from 'zod'
import type { Actor } from '../../kernel/access.ts'
import { today } from '../../kernel/calendar.ts'
import { all, first, send, tables } from '../../kernel/db.ts'
import type { FileRow } from '../../kernel/files.ts'
import type { House } from '../../kernel/house.ts'
import { changedMeanwhile, invalid, notFound, Problem } from '../../kernel/problem.ts'
import { fieldProblems } from '../../kernel/fields.ts'
import { uuid } from '../../kernel/random.ts'
import { answerProblems, fieldsOf, mask, replacePersonal } from './form.ts'
import type { Documents, Licensing } from './schema/tables.ts'
import { sectorOf, sectors } from './sectors/index.ts'
import { carriedOver, latestDates } from './carried.ts'
import { lifeKinds, type LifeKind } from './sectors/kinds.ts'
import type { Answers, Material } from './sectors/sector.ts'

const t = tables<Licensing & { file: FileRow }>()
const draftInput = z.strictObject({
  version: z.number().int(), answers: z.record(z.string().max(60), z.unknown()).optional(), documents: z.record(z.string().max(60), z.array(z.uuid()).max(20)).optional(), looked: z.array(z.string().max(60)).max(60).optional(),
})

const begun = z.union([
  z.strictObject({ sector: z.string().refine((s) => sectors.some((x) => x.sector === s)).optional(), application: z.uuid().optional(), licence: z.undefined().optional(), kind: z.undefined().optional() }),
  z.strictObject({ licence: z.uuid(), kind: z.enum(lifeKinds), sector: z.undefined().optional(), application: z.undefined().optional() }),
])

/**
 * Begins a draft of one sector, or the changes to a case that waits for its applicant: then it carries the case's id and contents; or a
 * renewal, change or replacement of a licence: then it carries over what the last application said, and its documents that are still good.
 */
export async function beginDraft(house: House, actor: Actor, raw: unknown): Promise<{ id: string; version: number }> {
  const parsed = begun.safeParse(raw)
  if (!parsed.success) throw invalid({ fields: fieldProblems(parsed.error.issues) })
  const { sector, application, licence, kind } = parsed.data
  const empty = { id: uuid(house.clock.now()), answers: '{}', documents: '{}', application: null, since: house.clock.now() }
  const fresh = application ? await fromCase(house, actor, application)
    : licence ? { ...empty, ...(await fromLicence(house, actor, licence, kind!)) } : { ...empty, sector: sector ?? sectors[0]!.sector, kind: 'new', licence_id: null }
  const { since, ...content } = fresh
  if (!application) content.answers = JSON.stringify({ ...JSON.parse(content.answers) as Answers, ...(await particulars(house, actor, fresh)) })
  const row = { ...content, form_version: sectorOf(fresh.sector, fresh.kind).form.version, enterprise_id: actor.enterpriseId!, version: 1, saved_at: house.clock.now(), saved_by: actor.id, looked: [] }
  const { answers, documents } = row
  await all(house.pools.writer, t.insertInto('licensing_draft').values(row)
    .onConflict((c) => c.column('id').doUpdateSet({ answers, documents, application: row.application, version: sql`licensing_draft.version + 1`, saved_at: row.saved_at })
      .where((e) => e.or([e('licensing_draft.application', 'is', null), e('licensing_draft.saved_at', '<', since)]))))
  return { id: row.id, version: (await ownDraft(house, actor, row.id)).version }
}

/** What the register of enterprises says: these fields are filled from it and never typed. */
async function particulars(house: House, actor: Actor, { sector, kind }: { sector: string; kind: string }): Promise<Answers> {
  const e = await first(house.pools.writer, t.selectFrom('licensing_enterprise').selectAll().where('id', '=', actor.enterpriseId!))
  if (!e) throw notFound()
  const known = { name: e.name, creditCode: e.credit_code, address: e.address, economicType: e.economic_type, principal: e.principal }
  return Object.fromEntries(fieldsOf(sectorOf(sector, kind).form).flatMap((f) => (f.from ? [[f.key, known[f.from]]] : [])))
}

/** A licence of one's own, with what its last application holds: what is asked again stands there already, except what is personal or must be declared anew. One that was taken over has none. */
async function fromLicence(house: House, actor: Actor, id: string, kind: LifeKind) {
  const row = await first(house.pools.writer, t.selectFrom('licensing_licence as l').leftJoin('licensing_application as a', 'a.id', 'l.application_id')
    .select(['l.sector', 'a.kind', 'a.answers', 'a.documents', latestDates.as('dates')]).where('l.id', '=', id).where('l.enterprise_id', '=', actor.enterpriseId!))
  if (!row) throw notFound()
  const carried = carriedOver({ ...row, answers: row.answers ?? {}, documents: row.documents ?? {} }, kind, today(house.clock.now()))
  return { sector: row.sector, kind, licence_id: id, answers: JSON.stringify(carried.answers), documents: JSON.stringify(carried.documents) }
}

async function fromCase(house: House, actor: Actor, id: string) {
  const a = await first(house.pools.writer, t.selectFrom('licensing_application').select(['id', 'sector', 'kind', 'licence_id', 'answers', 'documents', 'state', 'submitted_at']).where('id', '=', id).where('enterprise_id', '=', actor.enterpriseId!))
  if (!a) throw notFound()
  if (!['correcting', 'returned'].includes(a.state)) throw notEditable()
  return { id: a.id, sector: a.sector, kind: a.kind, licence_id: a.licence_id, answers: JSON.stringify(a.answers), documents: JSON.stringify(a.documents), application: a.id, since: a.submitted_at }
}

const notEditable = () => new Problem({ code: 'licensing/not-editable', status: 409, title: { zh: '案件当前不需要您修改材料', en: 'The case does not wait for changes of yours' } })

export type Saved = { version: number; savedAt: string; problems: unknown[]; answers: Answers }

/**
 * Saves what was typed so far. Personal answers go to the vault; files must have been uploaded for this very draft. A stale page changes
 * nothing. `answers` are those that were sent, as they are kept: personal ones as `{ ref, shown }`.
 */
export async function saveDraft(house: House, actor: Actor, id: string, raw: unknown): Promise<Saved> {
  const parsed = draftInput.safeParse(raw)
  if (!parsed.success) throw invalid({ fields: fieldProblems(parsed.error.issues) })
  const input = parsed.data
  const draft = await ownDraft(house, actor, id)
  const { form } = sectorOf(draft.sector, draft.kind)
  const given = Object.keys(input.answers ?? {}).filter((key) => !form.sections.some((s) => s.fields.some((f) => f.key === key)))
  const strange = Object.keys(input.documents ?? {}).filter((key) => !sectorOf(draft.sector, draft.kind).materials.some((m) => m.key === key))
  if (given.length || strange.length) throw invalid({ fields: [
    ...given.map((key) => ({ pointer: `/answers/${key}`, zh: '表中没有这一栏', en: 'The form has no such field' })),
    ...strange.map((key) => ({ pointer: `/documents/${key}`, zh: '材料清单中没有这份材料', en: 'The list holds no such document' })),
  ] })
  const prefilled = new Set(fieldsOf(form).filter((f) => f.from).map((f) => f.key))
  const typed = Object.fromEntries(Object.entries(input.answers ?? {}).filter(([key]) => !prefilled.has(key))) as Answers
  const problems = answerProblems(form, typed, { complete: false })
  const sealed = await sealPersonal(house, draft, typed)
  const answers = { ...draft.answers, ...sealed } as Answers
  const documents = input.documents ? { ...draft.documents, ...(await filesOf(house, draft, input.documents)) } : draft.documents
  const now = house.clock.now()
  const saved = await send(house.pools.writer, t.updateTable('licensing_draft').set({
    answers: JSON.stringify(answers), documents: JSON.stringify(documents), version: input.version + 1, saved_at: now, saved_by: actor.id, form_version: form.version, looked: input.looked ?? draft.looked,
  }).where('id', '=', id).where('version', '=', input.version))
  if (saved.rowCount !== 1) throw changedMeanwhile({ more: { version: (await ownDraft(house, actor, id)).version } })
  return { version: input.version + 1, savedAt: now.toISOString(), problems, answers: sealed }
}

export async function removeDraft(house: House, actor: Actor, id: string) {
  await ownDraft(house, actor, id)
  await all(house.pools.writer, t.deleteFrom('licensing_draft').where('id', '=', id).where('application', 'is', null))
}

async function ownDraft(house: House, actor: Actor, id: string) {
  if (!z.uuid().safeParse(id).success || !actor.enterpriseId) throw notFound()
  const row = await first(house.pools.writer, t.selectFrom('licensing_draft').selectAll().where('id', '=', id).where('enterprise_id', '=', actor.enterpriseId))
  if (!row) throw notFound()
  const submitted = await first(house.pools.writer, t.selectFrom('licensing_application').select('state').where('id', '=', id))
  if (submitted && !['correcting', 'returned'].includes(submitted.state)) throw notEditable()
  return row
}

/** Seals typed personal values. One that a fact may hold already is never written over: every new value gets a new reference. */
async function sealPersonal(house: House, draft: { id: string; answers: Record<string, unknown>; sector: string; kind: string }, answers: Answers) {
  const vault = house.vault.collector(() => uuid(house.clock.now()), house.pools.writer)
  const sealed = await replacePersonal(sectorOf(draft.sector, draft.kind).form, answers, draft.answers as Answers, async (kind, value) =>
    ({ ref: await vault.seal(draft.id, kind, value, { lookup: kind === 'citizen-id' }), shown: mask(kind, value) }))
  for (const s of vault.statements) await all(house.pools.writer, s)
  return sealed
}

/** The files by their rows: uploaded for this very draft or carried over into it, under documents of the sector's list, and of a kind that the document takes. */
async function filesOf(house: House, draft: { id: string; sector: string; kind: string; documents: Documents }, wanted: Record<string, string[]>): Promise<Documents> {
  const ids = [...new Set(Object.values(wanted).flat())]
  const carried = Object.values(draft.documents).flat().map((f) => f.id)
  const rows = ids.length ? await all(house.pools.writer, t.selectFrom('file').selectAll().where('id', 'in', ids).where((e) => e.or([e('owner', '=', draft.id), ...(carried.length ? [e('id', 'in', carried)] : [])]))) : []
  const known = new Map(rows.map((r) => [r.id, r]))
  if (known.size !== ids.length) throw new Problem({ code: 'licensing/file-not-yours', status: 409, title: { zh: '有文件不属于本次申请，请重新上传', en: 'A file is not of this application; upload it again' } })
  return Object.fromEntries(Object.entries(wanted).map(([key, list]) => {
    const material = sectorOf(draft.sector, draft.kind).materials.find((m) => m.key === key)
    if (!material) throw invalid({ fields: [{ pointer: `/documents/${key}`, zh: '材料清单中没有这份材料', en: 'The list holds no such document' }] })
    return [key, list.map((id) => reference(known.get(id)!, material))]
  }))
}

function reference(r: FileRow, material: Material) {
  if (!(material.accepts as string[]).includes(r.kind)) {
    const title = { zh: `「${material.title.zh}」不能用这种类型的文件（${r.name}）`, en: `“${material.title.en}” does not take this kind of file (${r.name})` }
    throw new Problem({ code: 'licensing/kind-refused', status: 422, title })
  }
  return { id: r.id, name: r.name, size: Number(r.size), sha256: r.sha256, mime: r.mime }
}
