import { z } from 'zod'
import { invalid } from './problem.ts'

const zh = z.locales.zhCN().localeError
const en = z.locales.en().localeError

type Issue = z.core.$ZodIssue

/** The sentences for the fields that are wrong, each with its JSON pointer; a schema's own `{ zh, en }` message (as JSON) wins over the general one. */
export const fieldProblems = (issues: readonly Issue[]) => issues.flatMap((issue) => {
  const keys = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path]
  return keys.map((path) => ({ pointer: pointer(path), ...sentences(issue) }))
})

/** The value as the schema reads it, or the problem that names every field that is wrong: for routes that are neither command nor query. */
export function valid<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const parsed = schema.safeParse(value ?? {})
  if (!parsed.success) throw invalid({ fields: fieldProblems(parsed.error.issues) })
  return parsed.data
}

/** A message for a zod check in both languages. */
export const both = (zhText: string, enText: string) => JSON.stringify({ zh: zhText, en: enText })

const pointer = (path: readonly PropertyKey[]) => path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

function sentences(issue: Issue): { zh: string; en: string } {
  if (issue.message.startsWith('{"zh"')) return JSON.parse(issue.message) as { zh: string; en: string }
  if (issue.code === 'unrecognized_keys') return { zh: '不认识的字段', en: 'Unknown field' }
  if (issue.code === 'too_small' && issue.origin === 'string') return issue.minimum === 1 ? { zh: '请填写', en: 'Fill this in' } : { zh: `至少 ${issue.minimum} 个字`, en: `At least ${issue.minimum} characters` }
  if (issue.code === 'too_big' && issue.origin === 'string') return { zh: `最多 ${issue.maximum} 个字`, en: `At most ${issue.maximum} characters` }
  return { zh: text(zh(issue as never)), en: text(en(issue as never)) }
}

const text = (message: string | { message: string } | null | undefined) => (typeof message === 'string' ? message : (message?.message ?? ''))

/** Whether a value from outside can be stored at all: no NUL, no half of a surrogate pair, and not nested beyond what any form of ours needs. */
export function storable(value: unknown, depth = 0): boolean {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\0')
  if (value === null || typeof value !== 'object' || ArrayBuffer.isView(value) || 'pipe' in value) return true
  return depth < 20 && Object.entries(value).every(([key, v]) => storable(key) && storable(v, depth + 1))
}
