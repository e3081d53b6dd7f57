/** What of a personal or secret value may be shown where nobody has approved a look at it, by kind. Pure; loaded by browsers too. */

/** `31010519491231002X` → `3****************X`; one that is not complete shows nothing. */
export const maskCitizenId = (id: string) => ends(id.trim(), 18, 1, 1)

/** `138 0013 8000` → `138****8000`, `0871-63125678` → `0871-****5678`; one that is not complete shows nothing. */
export function maskPhone(phone: string): string {
  const digits = phone.replaceAll(/\D/g, '').replace(/^86(?=1\d{10}$)/, '')
  if (digits.startsWith('0') && digits.length >= 10) return `${digits.slice(0, /^0[12]/.test(digits) ? 3 : 4)}-****${digits.slice(-4)}`
  return ends(digits, 11, 3, 4)
}

/** `6217000010001234567` → `***************4567`: the last four tell accounts apart. */
export const maskBankAccount = (account: string) => ends(account.replaceAll(/\s/g, ''), 8, 0, 4)

/** `zhangsan@example.org` → `z***@example.org`. */
export const maskEmail = (email: string) => { const [name, ...place] = email.trim().split('@'); return place.length && name ? `${[...name][0]}***@${place.join('@')}` : '***' }

/** `王晓明` → `王**`: where the name itself is what must not be known. */
export const maskName = (name: string) => { const signs = [...name.trim()]; return signs.length < 2 ? '*'.repeat(signs.length) : signs[0] + '*'.repeat(signs.length - 1) }

/** `云州市望海区试验路 1 号` → `云州市望海区****`: as far as the district. */
export function maskAddress(address: string): string {
  const district = /^.*?[区县旗](?=.)|^.*?市(?=.)/.exec(address.trim())?.[0]
  return district ? `${district}****` : '****'
}

/** An amount is not shown at all; what may be told is its share of another one (`shareOf`). */
export const maskAmount = (_amount: number | string) => '***'

/** What part of `whole` the amount is, in per cent with one decimal; `null` where there is no whole. */
export const shareOf = (part: number, whole: number) => (whole > 0 ? Math.round((part / whole) * 1000) / 10 : null)

export type MaskKind = 'citizen-id' | 'phone' | 'email' | 'bank-account' | 'name' | 'address' | 'amount'
export const maskOf: Readonly<Record<MaskKind, (value: string) => string>> = {
  'citizen-id': maskCitizenId, phone: maskPhone, email: maskEmail, 'bank-account': maskBankAccount, name: maskName, address: maskAddress, amount: maskAmount,
}

const ends = (value: string, least: number, first: number, last: number) =>
  (value.length < least ? '*'.repeat(value.length) : `${value.slice(0, first)}${'*'.repeat(value.length - first - last)}${value.slice(-last)}`)
