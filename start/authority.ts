import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { isCreditCode } from '../law/codes.ts'
import type { Installation } from '../capabilities/licensing/authority.ts'

const text = z.string().trim().min(1).max(100)
const words = z.strictObject({ zh: text, en: z.string().trim().min(1).max(200) })
const creditCode = z.string().refine(isCreditCode, 'must be a unified social credit code (GB 32100)')
const licenceType = z.string().regex(/^[0-9A-Z]{21}$/, 'must be 21 digits and capital letters (GB/T 36904)')
const region = z.string().regex(/^\d{6}$/, 'must be six digits (GB/T 2260)')
const file = z.strictObject({
  name: words,
  region,
  regions: z.array(z.strictObject({ code: region, name: words })).default([]),
  departments: z.array(z.strictObject({
    id: z.string().regex(/^[a-z][a-z-]{0,59}$/, 'must be small letters, such as emergency'), name: words, province: text.optional(), reviewBody: text.optional(),
    court: text.optional(), address: text.optional(), phone: text.optional(),
    email: z.email().optional(), mailbox: text.optional(),
    creditCode: creditCode.optional(), licenceType: licenceType.optional(),
  })).default([]),
})

/** The authority's own names from the file of `ANXU_AUTHORITY`. Throws with a sentence for each mistake. */
export function readAuthority(path: string): Installation {
  const read = file.safeParse(parsed(path))
  if (!read.success) throw new Error([`${path} does not name the authority:`, ...read.error.issues.map((i) => `  · ${i.path.join('.') || 'the file'}: ${i.message}`)].join('\n'))
  return read.data
}

function parsed(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    throw new Error(`ANXU_AUTHORITY: ${path} cannot be read as JSON: ${(error as Error).message}`, { cause: error })
  }
}
