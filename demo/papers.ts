import { beginDraft, saveDraft } from '../capabilities/licensing/drafts.ts'
import { fieldsOf, requiredMaterials } from '../capabilities/licensing/form.ts'
import type { Answers } from '../capabilities/licensing/sectors/sector.ts'
import { sectorOf } from '../capabilities/licensing/sectors/index.ts'
import type { Actor } from '../kernel/access.ts'
import { first, tables } from '../kernel/db.ts'
import type { House } from '../kernel/house.ts'
import { document } from '../adapters/pdf/document.ts'
import { answersOf } from './answers.ts'
import { documentsOf, type DrawOptions, type Flaw } from './documents/index.ts'
import type { Drawing } from './drawing.ts'
import { at } from './time.ts'
import type { Enterprise } from './types.ts'

const t = tables<{ licensing_draft: { id: string; documents: Record<string, unknown[]> } }>()

/**
 * What an applicant does at home: fills in the form, gathers the documents, and puts right what was asked for. Cases that began before
 * `since` are closed by the end of the year: of their documents a cover sheet is kept, as of files that went to the archive.
 */
export function papers(house: House, drawing: Drawing, since: string) {
  const sheets = new Map<string, Promise<{ name: string; mime: string; bytes: Uint8Array }>>()
  const sheet = (e: Enterprise, material: string, edition: string) => {
    const title = sectorOf(e.sector).materials.find((m) => m.key === material)!.title.zh + edition
    if (!sheets.has(title)) sheets.set(title, coverSheet(title, since))
    return sheets.get(title)!
  }
  const draw = (e: Enterprise, material: string, day: string, how: Omit<How, 'edition'> = {}) =>
    (documentsOf(e.sector).find((d) => d.material === material)?.kinds ?? []).map((kind) => drawing.draw(kind, e.key, { issuedOn: day, ...how }))

  async function put(e: Enterprise, actor: Actor, owner: string, material: string, day: string, { edition = '', ...how }: How = {}): Promise<string[]> {
    const ids: string[] = []
    for (const { name, mime, bytes } of await Promise.all(day < since ? [sheet(e, material, edition)] : draw(e, material, day, how))) {
      async function* once() { yield bytes }
      const kind = mime === 'application/pdf' ? 'pdf' : 'sheet'
      const row = await house.files.put(once(), { owner, name, mime, kind, uploadedBy: actor.id, enterprise: actor.enterpriseId, region: e.region, department: null })
      ids.push(row.id)
    }
    return ids
  }

  return {
    /** Asks for the documents of a case before it begins, so that they lie ready. */
    ahead(e: Enterprise, day: string) {
      if (day >= since) for (const m of requiredMaterials(sectorOf(e.sector), answersOf(e, day))) void draw(e, m.key, day)
    },
    async draft(e: Enterprise, actor: Actor, day: string, without: readonly string[], flawed: Readonly<Record<string, Flaw>> = {}, says: Answers = {}) {
      const { id, version } = await beginDraft(house, actor, { sector: e.sector })
      const answers = { ...answersOf(e, day), ...says }
      const materials = requiredMaterials(sectorOf(e.sector), answers).filter((m) => !without.includes(m.key))
      const documents: Record<string, string[]> = {}
      for (const m of materials) documents[m.key] = await put(e, actor, id, m.key, day, flawed[m.key] ? { flaw: flawed[m.key]! } : {})
      const saved = await saveDraft(house, actor, id, { version, answers, documents, looked: materials.map((m) => m.key) })
      return { id, version: saved.version }
    },
    async handing(e: Enterprise, actor: Actor, owner: string, keys: readonly string[], day: string) {
      const documents: Record<string, string[]> = {}
      for (const key of keys) documents[key] = await put(e, actor, owner, key, day)
      return documents
    },
    renewal: renewing(house, put),
    async amend(e: Enterprise, actor: Actor, id: string, keys: readonly string[], day: string) {
      const begun = await beginDraft(house, actor, { application: id })
      const documents: Record<string, string[]> = {}
      for (const key of keys) documents[key] = await put(e, actor, id, key, day, { edition: '（补正）' })
      return (await saveDraft(house, actor, id, { version: begun.version, documents })).version
    },
  }
}

/** What sets a drawn document apart from the plain one. */
type How = Pick<DrawOptions, 'flaw' | 'applies'> & { edition?: string }
type Put = (e: Enterprise, actor: Actor, owner: string, material: string, day: string, how?: How) => Promise<string[]>

/** A renewal of a licence: the form, and the documents that the last application does not carry over. */
const renewing = (house: House, put: Put) => async (e: Enterprise, actor: Actor, licence: string, day: string, way: 'extension' | 'review') => {
  const { id, version } = await beginDraft(house, actor, { licence, kind: 'renewal' })
  const sector = sectorOf(e.sector, 'renewal')
  const said = { ...answersOf(e, day), newPlant: false, way, fatalAccident: false, lawsKept: true, penalties: '无', grade: '2' }
  const asked = fieldsOf(sector.form).filter((f) => !f.from).map((f) => f.key)
  const answers = Object.fromEntries(Object.entries(said).filter(([key]) => asked.includes(key))) as Answers
  const carried = (await first(house.pools.writer, t.selectFrom('licensing_draft').select('documents').where('id', '=', id)))!.documents
  const documents: Record<string, string[]> = {}
  for (const m of requiredMaterials(sector, answers)) if (!carried[m.key]?.length) documents[m.key] = await put(e, actor, id, m.key, day, { applies: 'renewal' })
  const saved = await saveDraft(house, actor, id, { version, answers, documents })
  return { id, version: saved.version, answers }
}

async function coverSheet(title: string, day: string) {
  const doc = await document({ title, author: '云州市', subject: title, keywords: [], createdAt: at(day, 600), lang: 'zh-CN', watermark: '演示 · 无法律效力' })
  doc.heading(title, { size: 20, align: 'centre', before: 60, after: 24 })
  doc.paragraph('本案已经办结，原件已随案卷移交档案室。此页为归档封面，演示用，内容虚构。', { align: 'centre' })
  return { name: `${title}.pdf`, mime: 'application/pdf', bytes: await doc.bytes() }
}
