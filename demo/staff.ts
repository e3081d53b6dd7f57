import type { Rand } from './random.ts'
import { daysFrom, yearsFrom } from './trades/draft.ts'
import type { Draft } from './trades/draft.ts'
import type { Certified, Day, Enterprise, Person, SectorName, SpecialOperator } from './types.ts'
import type { PersonInit } from './people.ts'

type Make = (init: PersonInit) => Person
export type StaffOf = Pick<Enterprise, 'principal' | 'deputies' | 'safetyManagers' | 'projectManagers' | 'specialOperators' | 'contact'>


/** Everybody who needs a certificate, as many as the sector and the size ask for. */
export function staffOf(random: Rand, make: Make, sector: SectorName, draft: Draft, asOf: Day): StaffOf {
  const certified = (post: string, age: [number, number], kind: string, sex?: 'male') =>
    certify(random, make({ region: birthplace(random, draft.region), age, schooling: 3, ...(sex ? { sex } : {}) }), post, kind, asOf)
  const builder = sector === 'construction'
  const managers = numberOfManagers(sector, draft.employees)
  return {
    principal: certified(builder ? '法定代表人、总经理' : '主要负责人、总经理', [41, 60], builder ? 'A' : 'principal', 'male'),
    deputies: [certified('分管安全副总经理', [38, 57], builder ? 'A' : 'manager'),
      certified(builder ? '总工程师' : '生产技术副总经理', [36, 57], builder ? 'A' : 'manager')],
    safetyManagers: Array.from({ length: managers }, (_, i) =>
      certified(i === 0 ? '安全环保部部长' : i === 1 ? '注册安全工程师' : '专职安全管理员', [28, 55], builder ? 'C' : 'manager')),
    projectManagers: builder ? Array.from({ length: random.int(2, 6) }, () => certified('项目负责人', [30, 54], 'B')) : [],
    specialOperators: operatorsOf(random, make, sector, draft, asOf),
    contact: make({ region: birthplace(random, draft.region), age: [24, 45], schooling: 3 }),
  }
}

/** 危险化学品 2 % of the staff, mines 1 %, at least two; builders by size. */
function numberOfManagers(sector: SectorName, employees: number): number {
  if (sector === 'construction') return employees > 300 ? 6 : employees > 120 ? 4 : 3
  if (sector === 'general') return employees > 300 ? 2 : 1
  return Math.max(2, Math.ceil(employees * (sector === 'hazardous-chemicals' ? 0.02 : 0.01)))
}

function certify(random: Rand, person: Person, post: string, kind: string, asOf: Day): Certified {
  const issuedOn = daysFrom(asOf, -random.int(20, 640))
  const number = kind.length === 1
    ? `云建安${kind}（${issuedOn.slice(0, 4)}）${String(random.int(1, 9_999_999)).padStart(7, '0')}`
    : person.citizenId
  return { ...person, post, certificate: { number, kind, issuedOn, validUntil: yearsFrom(issuedOn, 3) } }
}

function operatorsOf(random: Rand, make: Make, sector: SectorName, draft: Draft, asOf: Day): SpecialOperator[] {
  const count = Math.min(32, Math.max(4, Math.ceil(draft.employees * 0.07)))
  return Array.from({ length: count }, (_, i) => {
    const [category, item] = draft.operations[i % draft.operations.length]!
    const person = make({ region: birthplace(random, draft.region), age: [22, 54],
      ...(random.chance(0.9) ? { sex: 'male' as const } : {}) })
    return { ...person, category, item, certificate: operatorCertificate(random, person, sector, asOf) }
  })
}

/**
 * 应急 certificates are T and the citizen id, valid 6 years with a review after 3; those of builders have
 * numbers of their own, valid 2 years.
 */
function operatorCertificate(random: Rand, person: Person, sector: SectorName, asOf: Day): SpecialOperator['certificate'] {
  const issuedOn = daysFrom(asOf, -random.int(10, 300))
  return sector === 'construction'
    ? { number: `云A042${issuedOn.slice(0, 4)}${String(random.int(1, 999_999)).padStart(6, '0')}`, issuedOn,
      reviewOn: yearsFrom(issuedOn, 2), validUntil: yearsFrom(issuedOn, 2) }
    : { number: `T${person.citizenId}`, issuedOn, reviewOn: yearsFrom(issuedOn, 3), validUntil: yearsFrom(issuedOn, 6) }
}

/** Most were born in the region, the others elsewhere in the town. Zones register nobody. */
function birthplace(random: Rand, region: string): string {
  const homes = ['980102', '980103', '980121', '980122', '980181']
  return homes.includes(region) && random.chance(0.6) ? region : random.pick(homes)
}
