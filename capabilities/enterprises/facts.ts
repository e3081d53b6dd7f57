import { z } from 'zod'
import { fact } from '../../kernel/fact.ts'
import { origin } from '../old-register/facts.ts'

/** Letters of the licence's sectors (条例 §2), coal told apart from other mines, and everybody else. */
export const sectors = ['mines', 'coal', 'construction', 'hazardous-chemicals', 'fireworks', 'civil-explosives', 'other'] as const
export const sizes = ['micro', 'small', 'medium', 'large'] as const
export const posts = ['principal', 'deputy', 'safety-director', 'safety-manager', 'contact'] as const

/** What an enterprise says of itself: complete in every fact, so that a copy is always whole. The enterprise's id is the fact's subject. */
export const particulars = z.object({
  creditCode: z.string(),
  name: z.string(),
  nameEn: z.string().nullable(),
  /** First letters of the name's pinyin, for search. */
  initials: z.string(),
  /** GB/T 2260, six digits. */
  region: z.string(),
  sector: z.enum(sectors),
  economicType: z.string(),
  /** GB/T 4754, a letter and two to four digits. */
  industryCode: z.string().nullable(),
  address: z.string(),
  employees: z.number().int(),
  size: z.enum(sizes),
  foundedOn: z.iso.date().nullable(),
  scope: z.string(),
  /** Name of the principal responsible person. */
  principal: z.string(),
})
export type Particulars = z.infer<typeof particulars>

/** A responsible person: the name is part of the act, citizen id and phone are references into the vault. */
export const person = z.object({
  id: z.uuid(),
  post: z.enum(posts),
  name: z.string(),
  citizenRef: z.uuid().nullable(),
  phoneRef: z.uuid().nullable(),
})
export type Person = z.infer<typeof person>

/** `origin`: where an enterprise of the old register was read from; one that was registered here has none. */
export const EnterpriseRegistered = fact('enterprises.registered', particulars.extend({ persons: z.array(person), origin: origin.optional() }))
/** `was`: the members that changed, as they stood before. */
export const ParticularsCorrected = fact(
  'enterprises.particulars-corrected',
  particulars.extend({ was: z.record(z.string(), z.unknown()) }),
)
export const PersonsSet = fact('enterprises.persons-set', z.object({ principal: z.string(), persons: z.array(person) }))
export const EnterpriseClosed = fact('enterprises.closed', z.object({}))
export const EnterpriseReopened = fact('enterprises.reopened', z.object({}))
