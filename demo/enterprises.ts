import { pinyin } from 'pinyin-pro'
import { creditCode } from './codes.ts'
import { brands, prefixes, roads } from './names.ts'
import { capital, crowd } from './people.ts'
import { random as seeded } from './random.ts'
import type { Rand } from './random.ts'
import { renewedOperators } from './scanned.ts'
import { staffOf } from './staff.ts'
import { builder } from './trades/builders.ts'
import { chemicalWorks } from './trades/chemicals.ts'
import { daysFrom, sizeOf, tenThousandYuan } from './trades/draft.ts'
import type { Draft, Drafting } from './trades/draft.ts'
import { civilExplosives, fireworks } from './trades/explosives.ts'
import { general } from './trades/general.ts'
import { mine } from './trades/mines.ts'
import { region } from './town.ts'
import type { Day, Enterprise, SectorName } from './types.ts'

const numbers: [sector: SectorName, count: number, draft: Drafting][] = [
  ['hazardous-chemicals', 90, chemicalWorks], ['construction', 120, builder], ['mines', 40, mine],
  ['fireworks', 25, fireworks], ['civil-explosives', 5, civilExplosives], ['general', 20, general],
]

/**
 * The 300 employers of the town, the same for the same seed; 云州华阳化工有限公司 comes first. `asOf` is the day on which certificates and
 * licences are in date: they stay so for at least fourteen months, so that a year can be played on them.
 */
export function enterprises(seed: string, asOf: Day): Enterprise[] {
  const random = seeded(seed).fork('enterprises')
  const make = crowd(random.fork('people'))
  const namer = names(random.fork('names'))
  return numbers.flatMap(([sector, count, draft]) => Array.from({ length: count }, (_, i) => {
    const own = random.fork(`${sector}/${i}`)
    return enterpriseOf(own, sector, draft(own.fork('trade'), i), { make, namer, asOf, first: sector === 'hazardous-chemicals' && i === 0 })
  }))
}

type Context = { make: ReturnType<typeof crowd>; namer: Namer; asOf: Day; first: boolean }

function enterpriseOf(random: Rand, sector: SectorName, draft: Draft, { make, namer, asOf, first }: Context): Enterprise {
  const named = namer(draft, first)
  const foundedOn = daysFrom(asOf, -random.int(first ? 4000 : 400, 9000))
  const staff = staffOf(random.fork('staff'), make, sector, draft, asOf)
  const specialOperators = first ? renewedOperators(staff.specialOperators) : staff.specialOperators
  const place = region(draft.region).name.zh
  return {
    ...named, ...staff, specialOperators, sector, foundedOn,
    creditCode: creditCode(random, draft.region, foundedOn),
    economicType: economicType(random, first),
    industry: draft.industry, region: draft.region, inPark: draft.inPark, employees: draft.employees, revenue: draft.revenue,
      scope: draft.scope,
    address: addressOf(random, draft.region, first),
    phone: `0980-555${String(random.int(2000, 9999))}`,
    capital: tenThousandYuan(random.pick([200, 500, 800, 1000, 2000, 3000, 5000, 8000, 10_000])),
    size: sizeOf(draft.employees, draft.revenue, sector === 'construction'),
    trade: draft.trade({ brand: named.brand, place, asOf, ...staff }),
  }
}

type Named = Pick<Enterprise, 'key' | 'name' | 'brand' | 'formerName'>
type Namer = (draft: Draft, first: boolean) => Named

/** No name and no key is given twice. */
function names(random: Rand): Namer {
  const taken = new Set<string>()
  return (draft, first) => {
    for (;;) {
      const brand = first ? '华阳' : random.pick(brands)
      const prefix = first ? prefixes[0] : random.pick(prefixes)
      const name = prefix.zh + brand + draft.suffix.zh
      const spelled = capital(spell(brand))
      const key = first ? 'huayang' : spell(brand + draft.suffix.zh.replace(/(集团|股份)?有限公司$/, ''))
      if (taken.has(name) || taken.has(key) || (!first && brand === '华阳')) continue
      taken.add(name).add(key)
      const former = `${prefix.zh}${random.pick(brands.filter((b) => b !== brand))}${draft.suffix.zh}`
      return { brand, key, name: { zh: name, en: `${prefix.en} ${spelled} ${draft.suffix.en}` }, formerName: former }
    }
  }
}

const spell = (text: string) => pinyin(text, { toneType: 'none', type: 'array', v: true }).join('')

const economicTypes = [
  { zh: '有限责任公司（自然人投资或控股）', en: 'Limited company, owned by natural persons' },
  { zh: '有限责任公司（自然人独资）', en: 'Limited company, one natural owner' },
  { zh: '有限责任公司（国有控股）', en: 'Limited company, state-controlled' },
  { zh: '有限责任公司（非自然人投资或控股的法人独资）', en: 'Limited company, one corporate owner' },
  { zh: '有限责任公司（外商投资、非独资）', en: 'Limited company with foreign investment' },
] as const

const economicType = (random: Rand, first: boolean) => economicTypes[first ? 0 : random.pick([0, 0, 0, 0, 1, 1, 2, 3, 4])]!

function addressOf(random: Rand, code: string, first: boolean): string {
  const { zh } = region(code).name
  const place = zh.startsWith('云州') ? zh : `云州市${zh}`
  const street = first ? '滨江化工路18号' : `${random.pick(roads)}${random.int(1, 399)}号`
  return `云岭省云州市${place.replace(/^云州市?/, '')}${street}`
}
