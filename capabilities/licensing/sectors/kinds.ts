// Pure: what an application of a further kind asks beside, or instead of, what a first application of the sector asks.
import common from './common.json' with { type: 'json' }
import data from './kinds.json' with { type: 'json' }
import type { Condition, Field, Material, Section, Sector } from './sector.ts'

/** First application, renewal (延期), change of particulars (变更), replacement of a lost licence (补办). */
export const applicationKinds = ['new', 'renewal', 'change', 'replacement'] as const
export type ApplicationKind = (typeof applicationKinds)[number]
/** The kinds that concern a licence that is there already. */
export const lifeKinds = ['renewal', 'change', 'replacement'] as const
export type LifeKind = (typeof lifeKinds)[number]

type Own = { sections: Section[]; materials: Material[]; conditions: Condition[] }
const version = (form: Sector['form'], kind: LifeKind) => `${form.version}-${kind}-${data.version}`

/** A sector's form, documents and conditions for one kind of application. */
export const adapted: Record<LifeKind, (sector: Sector) => Sector> = { renewal, change: narrowed('change'), replacement: narrowed('replacement') }

/** A renewal asks what a first application asks; where it is to be extended without re-examination (条例 §9), only what identifies it. */
function renewal(sector: Sector): Sector {
  const { always, reviewOnly, section } = data.renewal
  const sections = sector.form.sections
  return {
    ...sector, form: { version: version(sector.form, 'renewal'), sections: [...sections.slice(0, -1), section as Section, sections.at(-1)!] },
    materials: sector.materials.map((m) => (m.required !== 'always' || always.includes(m.key) ? m : { ...m, required: reviewOnly })),
  }
}

/** A change or a replacement asks who applies, and its own sections; the enterprise’s figures are not asked again. */
function narrowed(kind: 'change' | 'replacement') {
  return (sector: Sector): Sector => {
    const own = data[kind] as Own
    const identified = (common.enterprise.fields as Field[]).filter((f) => f.from || ['contact', 'contactPhone'].includes(f.key))
    return {
      ...sector, form: { version: version(sector.form, kind), sections: [{ ...(common.enterprise as Section), fields: identified }, ...own.sections] },
      materials: own.materials, conditions: own.conditions,
    }
  }
}

/** Answers of the last application that a renewal must give anew, and those that follow from its being a renewal. */
export const renewedAnswers = { fresh: data.renewal.fresh, preset: data.renewal.preset as Record<string, boolean> }

/** What a licence says of its holder and may be changed: the field that says whether it changes, and the one that says to what. */
export const particulars = [
  { key: 'name', asked: 'changesName', to: 'toName', label: { zh: '企业名称', en: 'Name' } },
  { key: 'address', asked: 'changesAddress', to: 'toAddress', label: { zh: '注册地址', en: 'Address' } },
  { key: 'principal', asked: 'changesPrincipal', to: 'toPrincipal', label: { zh: '主要负责人', en: 'Principal' } },
  { key: 'economicType', asked: 'changesEconomicType', to: 'toEconomicType', label: { zh: '经济类型', en: 'Economic type' } },
  { key: 'scope', asked: 'changesScope', to: 'toScope', label: { zh: '许可范围', en: 'Scope' } },
] as const
export type Particulars = Record<(typeof particulars)[number]['key'], string>

/** What the licence will say after the change that these answers ask for. */
export const afterChange = (before: Particulars, answers: Readonly<Record<string, unknown>>): Particulars =>
  Object.fromEntries(particulars.map(({ key, asked, to }) => [key, answers[asked] === true ? String(answers[to] ?? '').trim() : before[key]])) as Particulars

/** The particulars that differ, with their names. */
export const changesBetween = (before: Particulars, after: Particulars) =>
  particulars.filter(({ key }) => before[key] !== after[key]).map(({ key, label }) => ({ key, label, before: before[key], after: after[key] }))
