import { z } from 'zod'
import { command } from '../../../kernel/command.ts'
import { both } from '../../../kernel/fields.ts'
import { invalid } from '../../../kernel/problem.ts'
import { TotpEnrolled } from '../facts.ts'
import { enteredPassword } from '../passwords.ts'
import { account } from '../procedure.ts'
import type { Accounts } from '../schema/tables.ts'
import { totpCounter } from '../totp.ts'
import { accountInput, lockAccount, ofAccount, onAccount, placeOfAccount, sessionOf } from './account.ts'
import { confirmPassword, findTried, notTooManyTries } from './tries.ts'

const wrongCode = () =>
  invalid({
    code: 'accounts/wrong-code',
    title: { zh: '动态验证码不正确', en: 'The one-time code is not right' },
    fields: [
      {
        pointer: '/code',
        zh: '验证码不正确；请核对手机时间，并输入当前显示的 6 位数字',
        en: 'Not right: check the phone’s time and enter the six digits shown now',
      },
    ],
  })

/** The holder binds an authenticator: its first code proves that the secret arrived. */
export const enrolTotp = command<Accounts>()({
  does: account.step('enrol-totp'),
  input: accountInput.extend({
    password: enteredPassword,
    code: z.string().regex(/^\d{6}$/, { error: both('验证码为 6 位数字', 'Six digits') }),
    secret: z.string().regex(/^[A-Z2-7]{32}$/, { error: both('密钥无效，请重新获取二维码', 'Not a secret; ask for a new picture') }),
  }),
  locks: lockAccount,
  find: findTried,
  guards: [notTooManyTries],
  place: placeOfAccount,
  draw: async (draw, row, input) => {
    await confirmPassword(draw, row, input.password)
    const counter = totpCounter(input.secret, input.code, draw.at)
    if (counter === null) throw wrongCode()
    return { counter, totpRef: await draw.seal(row.id, 'totp', input.secret, row.totp_ref ? { ref: row.totp_ref } : {}) }
  },
  fact: TotpEnrolled,
  record: (row, _input, drawn, { actor }) => ({ ...ofAccount(row), body: { ...drawn, session: sessionOf(actor) } }),
  write: (t, f) => [onAccount(t, f).set({ totp_ref: f.body.totpRef, totp_from: String(f.body.counter), proved_session: f.body.session ?? null, last_fact: '0' })],
})
