import civilExplosives from './civil-explosives.json' with { type: 'json' }
import common from './common.json' with { type: 'json' }
import construction from './construction.json' with { type: 'json' }
import fireworks from './fireworks.json' with { type: 'json' }
import hazardousChemicals from './hazardous-chemicals.json' with { type: 'json' }
import mines from './mines.json' with { type: 'json' }
import type { Section, Sector } from './sector.ts'

/** The sectors that need a licence (条例 §2); coal mines are licensed by another authority. Their data are checked by a test, not at start. */
export const sectors: readonly Sector[] = [hazardousChemicals, construction, mines, fireworks, civilExplosives].map((own) => complete(own as Sector))

/** The sector of a key (`hazardous-chemicals`), or undefined. */
export const sectorOf = (key: string): Sector | undefined => sectors.find(({ sector }) => sector === key)

/** Every form begins with the enterprise and ends with the declaration. */
const complete = (own: Sector): Sector => ({
  ...own, form: { ...own.form, sections: [common.enterprise as Section, ...own.form.sections, common.declaration as Section] },
})
