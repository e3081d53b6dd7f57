import type { Words } from '../kernel/problem.ts'

export type SectorName = 'hazardous-chemicals' | 'construction' | 'mines' | 'fireworks' | 'civil-explosives' | 'general'
export type DepartmentId = 'emergency' | 'housing' | 'industry' | 'fire' | 'market' | 'environment'
/** `YYYY-MM-DD`, a day in Asia/Shanghai. */
export type Day = string

export type Region = {
  /** Six digits in the manner of GB/T 2260. */
  code: string
  parent: string | null
  level: 'province' | 'city' | 'county' | 'zone'
  name: Words
}

export type Department = {
  id: DepartmentId
  name: Words
  short: Words
  /** The sectors whose licences it issues. */
  issues: readonly SectorName[]
  region: string
  address: string
  phone: string
}

export type OfficerRole = 'window' | 'reviewer' | 'approver' | 'head' | 'supervisor' | 'auditor' | 'administrator' | 'security'

export type Officer = {
  /** Pinyin, unique: the name to sign in with. */
  account: string
  name: string
  pinyin: string
  title: Words
  roles: readonly OfficerRole[]
  department: DepartmentId
  region: string
  /** The number on the law-enforcement or staff card. */
  card: string
  phone: string
}

export type Sex = 'male' | 'female'

export type Person = {
  name: string
  pinyin: string
  sex: Sex
  born: Day
  /** GB 11643 with a fictional region. */
  citizenId: string
  phone: string
  education: string
}

export type Certified = Person & {
  post: string
  /** The examination certificate of the post. */
  certificate: { number: string; kind: string; issuedOn: Day; validUntil: Day }
}

export type SpecialOperator = Person & {
  /** 作业类别 and 操作项目. */
  category: string
  item: string
  certificate: { number: string; issuedOn: Day; reviewOn: Day; validUntil: Day }
}

export type Size = 'large' | 'medium' | 'small' | 'micro'

export type Product = {
  name: Words
  /** CAS number; null for mixtures. */
  cas: string | null
  role: 'product' | 'intermediate' | 'material'
  /** A year. */
  capacity: number
  unit: 't' | 'm3'
  /** 危险性类别 in short. */
  hazard: string
}

export type Store = { name: string; kind: 'tank' | 'store'; substance: string; /** Tonnes. */ quantity: number; size: string }
export type MajorHazard = {
  name: string; level: '1' | '2' | '3' | '4'; substance: string; filingNo: string; chief: string; technical: string; operation: string
}

export type ChemicalTrade = {
  kind: 'hazardous-chemicals'
  newPlant: boolean
  products: readonly Product[]
  storage: readonly Store[]
  /** Hazardous processes under key supervision, as the form of the sector names them. */
  processes: readonly { process: string; name: string; plant: string }[]
  majorHazards: readonly MajorHazard[]
}

export type Qualification = {
  category: 'general' | 'specialist' | 'labour'; name: string; grade: 'special' | 'a' | 'b' | 'c' | 'none'; number: string; validUntil: Day
}
export type Project = { name: string; place: string; /** Fen. */ price: number; manager: string; safetyStaff: number }
export type Machine = { name: string; filingNo: string; inspectedOn: Day }

export type ConstructionTrade = {
  kind: 'construction'; qualifications: readonly Qualification[]; projects: readonly Project[]; equipment: readonly Machine[]
}

export type MineTrade = {
  kind: 'mines'
  unitName: string
  type: 'open-pit' | 'underground' | 'tailings'
  mineral: Words
  /** 10 000 t a year. */
  capacity: number
  method: string
  miningLicence: { number: string; issuedOn: Day; validUntil: Day; /** km². */ area: number; elevation: string }
  equipment: readonly Machine[]
}

export type ExplosiveTrade = {
  kind: 'fireworks' | 'civil-explosives'
  products: readonly { name: string; category: string; level: string; capacity: number; unit: string }[]
}

export type GeneralTrade = { kind: 'general'; goods: string }
export type Trade = ChemicalTrade | ConstructionTrade | MineTrade | ExplosiveTrade | GeneralTrade

export type Enterprise = {
  /** Pinyin of the trade name, unique: also the account of the applicant. */
  key: string
  name: Words
  /** The trade name (字号), e.g. 华阳. */
  brand: string
  /** A name it bore before; never the present one. */
  formerName: string
  /** GB 32100. */
  creditCode: string
  sector: SectorName
  economicType: Words
  /** GB/T 4754—2017. */
  industry: { code: string; name: Words }
  region: string
  address: string
  /** Whether the site lies in the recognised chemical park. */
  inPark: boolean
  phone: string
  foundedOn: Day
  /** Fen. */
  capital: number
  /** Last year's revenue in fen. */
  revenue: number
  employees: number
  size: Size
  /** 经营范围 as registered. */
  scope: string
  trade: Trade
  principal: Certified
  deputies: readonly Certified[]
  safetyManagers: readonly Certified[]
  /** 项目负责人 (B certificates) of builders; empty elsewhere. */
  projectManagers: readonly Certified[]
  specialOperators: readonly SpecialOperator[]
  /** Who handles the application. */
  contact: Person
}
