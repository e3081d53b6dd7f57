import { creditCodeCheckDigit } from '../law/codes.ts'
import type { Rand } from './random.ts'

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const weights = [3, 7, 9, 10, 5, 8, 4, 2]

/**
 * A unified social credit code (GB 32100) of an enterprise in `region`. Its organisation code (characters 9–17) has the check character
 * of GB 11714; since October 2015 new ones begin with MA.
 */
export function creditCode(random: Rand, region: string, foundedOn: string): string {
  const body = foundedOn >= '2015-10-01'
    ? `MA${Array.from({ length: 6 }, () => random.pick([...alphabet])).join('')}`
    : String(random.int(10_000_000, 79_999_999))
  const first17 = `91${region}${body}${organisationCheck(body)}`
  return first17 + creditCodeCheckDigit(first17)
}

/** The ninth character of an organisation code (GB 11714, MOD 11; 10 is written X) for its first eight. */
export function organisationCheck(body: string): string {
  const sum = [...body].reduce((total, c, i) => total + parseInt(c, 36) * weights[i]!, 0)
  const check = (11 - (sum % 11)) % 11
  return check === 10 ? 'X' : String(check)
}
