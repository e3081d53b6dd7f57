/** Codes that carry their own check digit, and the number on a licence. Pure: browsers load this file too. */
type Words = { zh: string; en: string }

const creditAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const creditWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
const citizenWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

export const isCreditCode = (code: string) => creditCodeProblem(code) === null
export const isCitizenId = (id: string) => citizenIdProblem(id) === null
export const isSpecialOperationCertificate = (number: string) => specialOperationProblem(number) === null

/** What is wrong with a unified social credit code (GB 32100: 18 characters, no I O Z S V, positions 3–8 a region, MOD 31), or null. */
export function creditCodeProblem(code: string): Words | null {
  const wrongLength = lengthProblem(code, '统一社会信用代码', 'A unified social credit code')
  if (wrongLength) return wrongLength
  const odd = [...code].findIndex((c, i) => !(i >= 2 && i < 8 ? '0123456789' : creditAlphabet).includes(c))
  if (odd >= 2 && odd < 8) {
    return { zh: `第 ${odd + 1} 位“${code[odd]}”有误：第 3 至 8 位是行政区划码，只能是数字。`,
      en: `Character ${odd + 1} (${code[odd]}) is wrong: characters 3 to 8 are the region and must be digits.` }
  }
  if (odd >= 0) {
    return { zh: `第 ${odd + 1} 位“${code[odd]}”有误：只能是数字和大写字母，不用 I、O、Z、S、V。`,
      en: `Character ${odd + 1} (${code[odd]}) is wrong: only digits and capital letters other than I, O, Z, S, V are used.` }
  }
  return code[17] === creditCodeCheckDigit(code.slice(0, 17)) ? null : checkProblem
}

/** The 18th character of a unified social credit code (GB 32100 §5) for its first 17. Throws RangeError for other input. */
export function creditCodeCheckDigit(first17: string): string {
  const sum = weigh(first17, creditAlphabet, creditWeights)
  return creditAlphabet[(31 - (sum % 31)) % 31]!
}

/** What is wrong with a citizen id (GB 11643: 17 digits with a date that exists, check digit MOD 11-2), or null. */
export function citizenIdProblem(id: string): Words | null {
  const wrongLength = lengthProblem(id, '公民身份号码', 'A citizen id')
  if (wrongLength) return wrongLength
  const odd = [...id].findIndex((c, i) => !(i < 17 ? '0123456789' : '0123456789X').includes(c))
  if (odd >= 0) {
    return { zh: `第 ${odd + 1} 位有误：前 17 位是数字，末位是数字或大写 X。`,
      en: `Character ${odd + 1} is wrong: the first 17 are digits, the last is a digit or a capital X.` }
  }
  if (!dateExists(Number(id.slice(6, 10)), Number(id.slice(10, 12)), Number(id.slice(12, 14)))) {
    return { zh: '第 7 至 14 位不是一个存在的出生日期。', en: 'Characters 7 to 14 are no date of birth that exists.' }
  }
  return id[17] === citizenIdCheckDigit(id.slice(0, 17)) ? null : checkProblem
}

/** The last character of a citizen id (GB 11643, ISO 7064 MOD 11-2) for its first 17 digits. Throws RangeError for other input. */
export const citizenIdCheckDigit = (first17: string): string => '10X98765432'[weigh(first17, '0123456789', citizenWeights) % 11]!

/** What is wrong with the number of a special-operation certificate of the emergency departments (T and the citizen id), or null. */
export function specialOperationProblem(number: string): Words | null {
  if (!number.startsWith('T')) {
    return { zh: '特种作业操作证证号应以大写 T 开头，后接公民身份号码。', en: 'The number is a capital T followed by the citizen id.' }
  }
  return citizenIdProblem(number.slice(1))
}

/** The letters that licences of each sector carry in their number. */
export const licenceKinds = {
  mines: 'FM', coal: 'MK', construction: 'JZ', 'hazardous-chemicals': 'WH', fireworks: 'YH', 'civil-explosives': 'MB',
} as const

export type LicenceNumber = { province: string; kind: string; year: number; serial: number; digits?: number }

/** `(粤)WH安许证字〔2026〕0001号`: the province's short name, the sector's letters, the year, the serial in at least `digits` (4) digits. */
export const licenceNumber = ({ province, kind, year, serial, digits = 4 }: LicenceNumber) =>
  `(${province})${kind}安许证字〔${year}〕${String(serial).padStart(digits, '0')}号`

/** Reads a licence number as people write it (full or half width, any brackets, spaces, small letters), or null when it is none. */
export function parseLicenceNumber(text: string): Required<LicenceNumber> | null {
  const tidy = text.normalize('NFKC').replace(/\s/g, '').replace(/[〔【［﹝〖]/g, '[').replace(/[〕】］﹞〗]/g, ']').toUpperCase()
  const parts = /^\(?(\p{Script=Han})\)?([A-Z]{2})安许证字[[(](\d{4})[\])]第?(\d{1,9})号?$/u.exec(tidy)
  if (!parts) return null
  const [, province = '', kind = '', year = '', serial = ''] = parts
  return { province, kind, year: Number(year), serial: Number(serial), digits: Math.max(4, serial.length) }
}

/** Parts of an e-licence's identifier: the code of its type (21 characters), its issuer's credit code (18), number and version of the licence. */
export type ELicence = { type: string; issuer: string; serial: string; version: number }

/** `1.2.156.3005.2.<type>.<issuer>.<serial>.<version>.<check>` (GB/T 36904): the check is of the four parts without the dots. Throws RangeError for other characters. */
export function eLicenceId({ type, issuer, serial, version }: ELicence): string {
  const parts = [type, issuer, serial, String(version).padStart(3, '0')]
  return ['1.2.156.3005.2', ...parts, hybridCheck(parts.join(''))].join('.')
}

export const isELicenceId = (id: string): boolean => {
  const parts = /^1\.2\.156\.3005\.2\.([0-9A-Z]{21})\.([0-9A-Z]{18})\.([0-9A-Z]+)\.([0-9A-Z]+)\.([0-9A-Z])$/.exec(id)
  return parts !== null && hybridCheck(parts.slice(1, 5).join('')) === parts[5]
}

const hybridAlphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** The check character of ISO 7064 hybrid system MOD 37,36 (GB/T 17710). */
export function hybridCheck(text: string): string {
  let product = 36
  for (const character of text) {
    const value = hybridAlphabet.indexOf(character)
    if (value < 0) throw new RangeError(`${character} is neither a digit nor a capital letter`)
    product = ((((product + value) % 36) || 36) * 2) % 37
  }
  return hybridAlphabet[(37 - product) % 36]!
}

const checkProblem: Words = {
  zh: '校验码不符，请对照原件核对是否有抄错的字符。', en: 'The check digit does not fit: compare with the original for a wrong character.',
}

function lengthProblem(code: string, zh: string, en: string): Words | null {
  const length = [...code].length
  return length === 18 ? null : { zh: `${zh}应为 18 位，现为 ${length} 位。`, en: `${en} has 18 characters, this has ${length}.` }
}

function weigh(text: string, alphabet: string, weights: number[]) {
  const values = [...text].map((c) => alphabet.indexOf(c))
  if (values.length !== weights.length || values.includes(-1)) throw new RangeError('17 characters of the code are needed')
  return values.reduce((sum, value, i) => sum + value * weights[i]!, 0)
}

function dateExists(year: number, month: number, day: number) {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  return year >= 1800 && day >= 1 && day <= (lengths[month - 1] ?? 0)
}
