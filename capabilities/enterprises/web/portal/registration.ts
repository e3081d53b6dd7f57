import { creditCodeProblem } from '../../../../law/codes.ts'
import { say } from '../../../../web/shared/words.ts'
import { registerWords } from './words-register.ts'
import type { ApiProblem, FieldProblem } from '../../../../web/shared/api.ts'
import type { Params, Words } from '../../../../web/shared/words.ts'

export type Registration = {
  creditCode: string; name: string; region: string; address: string; sector: string; economicType: string; size: string; employees: string; foundedOn: string
  scope: string; principalName: string; principalPhone: string; account: string; operatorName: string; password: string; again: string; email: string; truth: boolean
}
export const emptyRegistration: Registration = {
  creditCode: '', name: '', region: '', address: '', sector: '', economicType: '', size: '', employees: '', foundedOn: '', scope: '',
  principalName: '', principalPhone: '', account: '', operatorName: '', password: '', again: '', email: '', truth: false,
}

/** Where each answer stands in the request. */
export const places = {
  creditCode: 'enterprise.creditCode', name: 'enterprise.name', region: 'enterprise.region', address: 'enterprise.address', sector: 'enterprise.sector',
  economicType: 'enterprise.economicType', size: 'enterprise.size', employees: 'enterprise.employees', foundedOn: 'enterprise.foundedOn', scope: 'enterprise.scope',
  principalName: 'enterprise.principal.name', principalPhone: 'enterprise.principal.phone', account: 'operator.account', operatorName: 'operator.name',
  password: 'operator.password', again: 'again', email: 'operator.email', truth: 'truth',
} as const satisfies Record<keyof Registration, string>

const needed = ['creditCode', 'name', 'region', 'address', 'sector', 'economicType', 'size', 'employees', 'scope', 'principalName', 'operatorName', 'account', 'password'] as const
const missing = (key: (typeof needed)[number]): Words => ({
  zh: `${registerWords.missing.zh}${registerWords[key].zh}`, en: `${registerWords.missing.en}: ${registerWords[key].en}`,
})
const leastPassword = 10

export const tidyCode = (typed: string): string => typed.normalize('NFKC').replace(/\s/g, '').toUpperCase()

/** The body of POST /api/enterprises/register. */
export const requestOf = (form: Registration) => ({
  enterprise: {
    creditCode: form.creditCode, name: form.name, region: form.region, address: form.address, sector: form.sector, economicType: form.economicType,
    size: form.size, employees: form.employees, foundedOn: form.foundedOn || null, scope: form.scope,
    principal: { name: form.principalName, phone: form.principalPhone || null },
  },
  operator: { account: form.account, name: form.operatorName, password: form.password, ...(form.email && { email: form.email }) },
})

/** What can be said before anything is sent; the server judges again. */
export function problemsOf(form: Registration): ApiProblem | undefined {
  const wrong = new Map<keyof Registration, Words>()
  for (const key of needed) if (!form[key].trim()) wrong.set(key, missing(key))
  if (!wrong.has('creditCode')) add(wrong, 'creditCode', creditCodeProblem(form.creditCode))
  if (!wrong.has('password')) add(wrong, 'password', passwordProblem(form))
  if (form.password !== form.again) wrong.set('again', registerWords.differ)
  if (!form.truth) wrong.set('truth', registerWords.truthNeeded)
  if (!wrong.size) return undefined
  const fields: FieldProblem[] = [...wrong].map(([key, words]) => ({ pointer: `/${places[key].replaceAll('.', '/')}`, ...words }))
  return { code: 'web/not-ready', status: 422, title: both(registerWords.check, { n: wrong.size }), fields, more: {} }
}

function passwordProblem({ password, account }: Registration): Words | null {
  const n = [...password].length
  if (n < leastPassword) return both(registerWords.shortPassword, { n })
  return account && password.toLowerCase().includes(account.trim().toLowerCase()) ? registerWords.holdsAccount : null
}

const both = (words: Words, params: Params): Words => ({ zh: say(words, params, 'zh'), en: say(words, params, 'en') })

function add(wrong: Map<keyof Registration, Words>, key: keyof Registration, problem: Words | null) {
  if (problem) wrong.set(key, problem)
}

/** A refusal about the enterprise as a whole belongs to its code. */
export function atField(problem: ApiProblem): ApiProblem {
  if (problem.fields.length || problem.code !== 'enterprises/already-registered') return problem
  return { ...problem, fields: [{ pointer: '/enterprise/creditCode', ...(problem.detail ?? problem.title) }] }
}
