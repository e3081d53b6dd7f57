import civilExplosives from './civil-explosives.json' with { type: 'json' }
import common from './common.json' with { type: 'json' }
import construction from './construction.json' with { type: 'json' }
import fireworks from './fireworks.json' with { type: 'json' }
import hazardousChemicals from './hazardous-chemicals.json' with { type: 'json' }
import mines from './mines.json' with { type: 'json' }
import type { Section, Sector } from './sector.ts'

const completed = (own: Sector): Sector => ({
  ...own, form: { ...own.form, sections: [common.enterprise as Section, ...own.form.sections, common.declaration as Section] },
})

/** The sectors that need a licence (条例 §2). Every form begins with the enterprise and ends with the declaration; a test checks the data. */
export const sectors: readonly Sector[] =
  [hazardousChemicals, construction, mines, fireworks, civilExplosives].map((own) => completed(own as Sector))

/** The sector of a key (`hazardous-chemicals`). Throws for a key that is none: what people send is checked against `sectors` before. */
export function sectorOf(key: string): Sector {
  const found = sectors.find(({ sector }) => sector === key)
  if (!found) throw new Error(`There is no sector ${key}`)
  return found
}
