// Pure: the server judges with it, the browser shows its sentences beside the fields. What makes one value a good answer.
import { citizenIdProblem, creditCodeProblem } from '../../law/codes.ts'
import type { Words } from '../../kernel/problem.ts'
import type { Answer, Answers, Field, Personal } from './sectors/sector.ts'

/** What is wrong with one value that is not empty and no rows, or null. Its sentences never repeat the value. */
export const valueProblem = (field: Field, value: Answer): Words | null => checks[field.type](field, value)

export function isEmpty(value: Answer | undefined) {
  if (typeof value === 'string') return value.trim() === ''
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0)
}

export const isPersonal = (value: unknown): value is Personal => isRecord(value)
  && Object.keys(value).sort().join() === 'ref,shown' && within(value['ref'], 100) && within(value['shown'], 40)

export const isRecord = (value: unknown): value is Answers =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What is wrong with a phone number (a mobile of the mainland, or a landline with its area code, spaces and hyphens allowed), or null. */
export function phoneProblem(text: string): Words | null {
  const digits = phoneDigits(text)
  const good = /^1[3-9]\d{9}$/.test(digits) || /^0[1-9]\d{9,10}$/.test(digits)
  return good ? null : { zh: '请填写 11 位手机号，或者带区号的座机号，例如 0871-63120000。',
    en: 'Enter a mobile number of 11 digits, or a landline with its area code, such as 0871-63120000.' }
}

/** The number without spaces, hyphens and the country code. */
export const phoneDigits = (text: string) => text.normalize('NFKC').replace(/[\s-]/g, '').replace(/^\+?86(?=1\d{10}$)/, '')

/** What is wrong with a CAS registry number (2–7, 2 and 1 digits; the last is the check digit), or null. */
export function casProblem(text: string): Words | null {
  const parts = /^([1-9]\d{1,6})-(\d{2})-(\d)$/.exec(text.trim())
  if (!parts) {
    return { zh: 'CAS 号由三段数字组成，用短横连接，例如 100-42-5。', en: 'A CAS number is three groups of digits with hyphens, such as 100-42-5.' }
  }
  const digits = [...`${parts[1]}${parts[2]}`].reverse()
  const sum = digits.reduce((total, digit, i) => total + Number(digit) * (i + 1), 0)
  return sum % 10 === Number(parts[3]) ? null
    : { zh: 'CAS 号的校验码不符，请核对是否抄错。', en: 'The check digit of the CAS number does not fit: look for a wrong digit.' }
}

const checks: Record<Field['type'], (field: Field, value: Answer) => Words | null> = {
  text: textProblem,
  'long-text': textProblem,
  number: numberProblem,
  date: (_field, value) => (typeof value === 'string' && dateExists(value) ? null
    : { zh: '请填写存在的日期，格式为 2026-01-31。', en: 'Enter a day that exists, as 2026-01-31.' }),
  choice: ({ options = [] }, value) => (options.some((option) => option.value === value) ? null
    : { zh: '请从所列选项中选择。', en: 'Choose one of the options.' }),
  'yes-no': (_field, value) => (typeof value === 'boolean' ? null : { zh: '请选择“是”或“否”。', en: 'Choose yes or no.' }),
  rows: () => null,
  phone: personalProblem(phoneProblem),
  'citizen-id': personalProblem((text) => citizenIdProblem(text.trim())),
}

function textProblem(field: Field, value: Answer): Words | null {
  if (typeof value !== 'string') return { zh: '请填写文字。', en: 'Enter text.' }
  const most = field.maxLength ?? (field.type === 'text' ? 200 : 2000)
  const length = [...value].length
  if (length > most) return { zh: `最多 ${most} 字，现为 ${length} 字。`, en: `At most ${most} characters; this has ${length}.` }
  const plain = field.type === 'long-text' ? value.replace(/[\n\r\t]/g, '') : value
  if (/[\p{Cc}\p{Cs}\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/u.test(plain)) {
    return { zh: '含有看不见的控制字符，请删除后重新输入。', en: 'There are invisible control characters: delete them and type again.' }
  }
  if (field.format === 'cas') return casProblem(value)
  return field.format === 'credit-code' ? creditCodeProblem(value.trim()) : null
}

function numberProblem({ min = -Infinity, max = Infinity, integer, unit }: Field, value: Answer): Words | null {
  if (typeof value !== 'number' || !Number.isFinite(value)) return { zh: '请填写数字。', en: 'Enter a number.' }
  if (integer && !Number.isSafeInteger(value)) return { zh: '请填写整数，不带小数。', en: 'Enter a whole number.' }
  const of = (n: number) => ({ zh: `${n}${unit ? ` ${unit.zh}` : ''}`, en: `${n}${unit ? ` ${unit.en}` : ''}` })
  if (value < min) return { zh: `不能小于 ${of(min).zh}。`, en: `It cannot be less than ${of(min).en}.` }
  return value > max ? { zh: `不能大于 ${of(max).zh}。`, en: `It cannot be more than ${of(max).en}.` } : null
}

function personalProblem(check: (text: string) => Words | null) {
  return (_field: Field, value: Answer): Words | null => {
    if (isPersonal(value)) return null
    return typeof value === 'string' ? check(value) : { zh: '请重新填写。', en: 'Enter it again.' }
  }
}

function dateExists(text: string) {
  const [year = 0, month = 0, day = 0] = (/^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? []).slice(1).map(Number)
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return year >= 1900 && day >= 1 && day <= ([31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0)
}

const within = (value: unknown, most: number) => typeof value === 'string' && value.length > 0 && value.length <= most
