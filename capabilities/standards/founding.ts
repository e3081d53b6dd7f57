import civilExplosives from './founding/civil-explosives.json' with { type: 'json' }
import construction from './founding/construction.json' with { type: 'json' }
import fireworks from './founding/fireworks.json' with { type: 'json' }
import hazardousChemicals from './founding/hazardous-chemicals.json' with { type: 'json' }
import mines from './founding/mines.json' with { type: 'json' }
import type { Indicator, standardSectors, standardSizes } from './facts.ts'

export type Sector = (typeof standardSectors)[number]
export type Founding = { id: string; sector: Sector; size: (typeof standardSizes)[number]; title: { zh: string; en: string }; indicators: Indicator[] }

/** The department that is the authority of a sector (条例 §3–5). */
export const departmentOf: Readonly<Record<Sector, string>> = {
  'hazardous-chemicals': 'emergency', mines: 'emergency', fireworks: 'emergency', construction: 'housing', 'civil-explosives': 'industry',
}

type File = { sector: string; title: { zh: string; en: string }; indicators: unknown; sizes?: { size: string; title: { zh: string; en: string }; instead: unknown }[] }

/** Standards to begin with: data of the product, in force nowhere before a head adopts them. A size takes the sector's indicators and puts its own in their place. */
export const founding: readonly Founding[] = ([hazardousChemicals, construction, mines, fireworks, civilExplosives] as File[]).flatMap((file) => {
  const sector = file.sector as Sector
  const own = file.indicators as Indicator[]
  const all: Founding = { id: `${sector}/all`, sector, size: 'all', title: file.title, indicators: own }
  const sized = (file.sizes ?? []).map((s): Founding => {
    const instead = s.instead as Indicator[]
    const kept = own.map((i) => instead.find((o) => o.key === i.key) ?? i)
    return { id: `${sector}/${s.size}`, sector, size: s.size as Founding['size'], title: s.title, indicators: [...kept, ...instead.filter((o) => !own.some((i) => i.key === o.key))] }
  })
  return [all, ...sized]
})
