import { differences } from '../../form.ts'
import type { Words } from '../../../../web/shared/words.ts'
import type { Answers, Sector } from '../../sectors/sector.ts'
import type { CaseView, Documents } from './shapes.ts'

/** One thing that the authority wants changed, and where that is done. */
export type Asked = { key: string; title: Words; problem: string | null; note: string; done: boolean; place: { documents: readonly string[]; section?: string } }

/** What the open notice, or the last returned review, asks for; with a draft each tells whether it has been changed. */
export function askedOf(view: CaseView, sector: Sector, draft?: { answers: Answers; documents: Documents }): Asked[] {
  const changed = draft ? changedKeys(view, sector, draft) : []
  const found = view.state === 'correcting' ? noticed(view, sector) : view.state === 'returned' ? returned(view, sector) : []
  return found.map((item) => ({ ...item, done: [...item.place.documents, item.key].some((key) => changed.includes(key)) }))
}

/** Keys of the documents and fields that the draft changes against the case, as the server compares them. */
export function changedKeys(view: CaseView, { form }: Sector, { answers, documents }: { answers: Answers; documents: Documents }): string[] {
  const fields = differences(form, view.answers, answers).map(({ pointer }) => pointer.split('/')[1]!)
  const files = (all: Documents, key: string) => (all[key] ?? []).map(({ id, sha256 }) => sha256 ?? id).join()
  const keys = [...new Set([...Object.keys(view.documents), ...Object.keys(documents)])]
  return [...new Set([...keys.filter((key) => files(view.documents, key) !== files(documents, key)), ...fields])]
}

const noticed = (view: CaseView, sector: Sector) => view.notice.filter((item) => item.cured_round === null).map((item) => ({
  key: item.key, title: titleOf(sector, item.key), problem: `defect.${item.problem}`, note: item.note, place: placeOf(sector, item.key),
}))

function returned(view: CaseView, sector: Sector) {
  const last = Math.max(...view.findings.map((finding) => finding.round))
  return view.findings.filter((finding) => finding.round === last).map((finding) => ({
    key: finding.key, title: titleOf(sector, finding.key), problem: null, note: finding.opinion, place: placeOf(sector, finding.key),
  }))
}

/** A document, a field or a safety condition, by its key. */
export function titleOf(sector: Sector, key: string): Words {
  const field = sector.form.sections.flatMap(({ fields }) => fields).find((one) => one.key === key)
  const condition = sector.conditions.find(({ item }) => String(item) === key)
  return sector.materials.find((one) => one.key === key)?.title ?? field?.label ?? condition?.title ?? { zh: key, en: key }
}

function placeOf(sector: Sector, key: string): Asked['place'] {
  const section = sector.form.sections.find(({ fields }) => fields.some((field) => field.key === key))
  if (section) return { documents: [], section: section.key }
  const condition = sector.conditions.find(({ item }) => String(item) === key)
  return { documents: condition ? condition.materials : [key] }
}
