import civilExplosives from './civil-explosives.json' with { type: 'json' }
import common from './common.json' with { type: 'json' }
import construction from './construction.json' with { type: 'json' }
import fireworks from './fireworks.json' with { type: 'json' }
import hazardousChemicals from './hazardous-chemicals.json' with { type: 'json' }
import mines from './mines.json' with { type: 'json' }
import { adapted, lifeKinds, type LifeKind } from './kinds.ts'
import type { Section, Sector } from './sector.ts'

const completed = (own: Sector): Sector => ({
  ...own, form: { ...own.form, sections: [common.enterprise as Section, ...own.form.sections, common.declaration as Section] },
})

/** The sectors that need a licence (条例 §2). Every form begins with the enterprise and ends with the declaration; a test checks the data. */
export const sectors: readonly Sector[] =
  [hazardousChemicals, construction, mines, fireworks, civilExplosives].map((own) => completed(own as Sector))

const known = new Map<string, Sector>(sectors.map((sector) => [`${sector.sector} new`, sector]))

/**
 * The sector of a key (`hazardous-chemicals`), with the form, documents and conditions of one kind of application. Throws for a key or kind that
 * is none: what people send is checked before.
 */
export function sectorOf(key: string, kind = 'new'): Sector {
  const found = known.get(`${key} ${kind}`)
  if (found) return found
  const base = known.get(`${key} new`)
  if (!base || !lifeKinds.includes(kind as LifeKind)) throw new Error(`There is no sector ${key} with applications of kind ${kind}`)
  const made = adapted[kind as LifeKind](base)
  known.set(`${key} ${kind}`, made)
  return made
}
