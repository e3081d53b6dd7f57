import { hash, verify } from '@node-rs/argon2'
import { z } from 'zod'
import { both } from '../../kernel/fields.ts'
import { invalid } from '../../kernel/problem.ts'
import { secretBytes } from '../../kernel/random.ts'
import type { Refusal } from '../../kernel/command.ts'
import type { Rules } from './rules.ts'

/** Argon2id with 19 MiB and two passes, as OWASP's password storage sheet has it. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const least = 8
const most = 200

/** A password that somebody chooses: none of the commonest. How long it must be at least, the rules of the authority say (`tooShort`). */
export const newPassword = z
  .string()
  .max(most, { error: both(`密码最多 ${most} 个字符`, `At most ${most} characters`) })
  .refine((text) => [...text].length >= least, { error: both(`密码至少 ${least} 个字符`, `At least ${least} characters`), abort: true })
  .refine((text) => !isCommon(text), { error: both('这个密码太常见，容易被猜到，请换一个', 'This password is too common; choose another') })
/** A password that somebody enters. */
export const enteredPassword = z.string().max(most)

export const hashPassword = (password: string) => hash(password.normalize('NFKC'), cost)
/** Takes as long without a hash as with one, so that nobody learns from the time whether an account exists. */
export async function verifyPassword(hashed: string | null, password: string): Promise<boolean> {
  const right = await verify(hashed ?? (await nobodys), password.normalize('NFKC'))
  return hashed !== null && right
}
const nobodys = hashPassword(Buffer.from(secretBytes(24)).toString('base64'))

/** The sentence for a password that is shorter than the rules in force demand. */
export const tooShort = (password: string, rules: Rules, pointer: string): Refusal | false =>
  [...password].length < rules.length && {
    zh: `密码至少 ${rules.length} 个字符`, en: `A password has at least ${rules.length} characters`,
    fields: [{ pointer, zh: `密码至少 ${rules.length} 个字符`, en: `At least ${rules.length} characters` }],
  }

/** The holder entered a wrong password to confirm a step. */
export const wrongPassword = (pointer: string) =>
  invalid({
    code: 'accounts/wrong-password',
    title: { zh: '密码不正确', en: 'The password is not right' },
    detail: { zh: '请输入您现在使用的密码。', en: 'Enter the password that you use now.' },
    fields: [{ pointer, zh: '密码不正确', en: 'The password is not right' }],
  })

/** The account's name in the password gives it away to whoever tries the name first. */
export const holdsAccount = (password: string, account: string) => password.toLowerCase().includes(account.toLowerCase())

function isCommon(password: string): boolean {
  const text = password.normalize('NFKC').toLowerCase()
  const letters = text.replace(/[^a-z0-9]/g, '')
  return common.has(text) || common.has(letters) || new Set(text).size <= 3 || isRun(text)
}

/** 1234567890, abcdefghij, 9876543210: every sign follows from the one before. */
function isRun(text: string): boolean {
  const codes = [...text].map((c) => c.codePointAt(0)!)
  const steps = new Set(codes.slice(1).map((c, i) => c - codes[i]!))
  return [...steps].every((s) => s === 1 || s === -9) || [...steps].every((s) => s === -1 || s === 9)
}

/** The commonest passwords of ten signs and more, in published lists and on Chinese sites. */
const common = new Set(
  `
12345678910 123456789a a123456789 1234567890a qwertyuiop asdfghjkl1 1qaz2wsx3edc qazwsxedcrfv 1q2w3e4r5t 1q2w3e4r5t6y zxcvbnm123
qwerty123456 qwerty1234 qwer123456 asdf123456 password12 password123 password1234 passw0rd123 admin12345 admin123456 administrator
admin888888 adminadmin root123456 woaini1314 woaini1314520 5201314520 1314520520 iloveyou123 iloveyou520 wang123456 zhang123456
liu123456789 aa12345678 aa123456789 abc1234567 abc123456789 abcd123456 abcd1234567 abcd12345678 a1b2c3d4e5 changeme123 welcome123
letmein123 test123456 test1234567 user123456 guest123456 qq123456789 1122334455 1212121212 1231231234 1234512345 1234554321
0123456789 0987654321 9876543210 1357924680 2468013579 1111122222 1112223334 100200300400 anquan123456 anquan12345 anxu123456
xuke123456 yingji123456 anjian123456 zhongguo123 china123456 beijing2008 p4ssw0rd123 monkey123456 dragon123456 superman123
sunshine123 princess123 football123 baseball123 starwars123 computer123 internet123 qwertyqwerty asdfasdfasdf 123qweasdzxc
123qwe123qwe q1w2e3r4t5
`
    .trim()
    .split(/\s+/),
)
