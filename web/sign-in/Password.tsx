import { useState } from 'react'
import { useSend } from '../shared/send.ts'
import { useWords } from '../shared/words.ts'
import { Button } from '../shared/components/Button.tsx'
import { ErrorSummary } from '../shared/components/ErrorSummary.tsx'
import { TextInput } from '../shared/components/inputs.tsx'
import { useFieldErrors } from '../shared/components/Field.tsx'
import { enter } from './enter.ts'
import type { FormEvent } from 'react'
import type { Entered } from './enter.ts'

const words = {
  title: { zh: '登录', en: 'Sign in' },
  codeTitle: { zh: '输入动态验证码', en: 'Enter your code' },
  account: { zh: '账号', en: 'Account' },
  accountHint: { zh: '登记企业时填写的账号，或管理员为您开通的账号', en: 'The one chosen at registration, or the one an administrator opened for you' },
  password: { zh: '密码', en: 'Password' },
  code: { zh: '动态验证码', en: 'One-time code' },
  codeHint: { zh: '打开您的验证器应用，输入当前显示的 6 位数字', en: 'The six digits that your authenticator app shows now' },
  go: { zh: '登录', en: 'Sign in' },
  other: { zh: '换一个账号', en: 'Use another account' },
}

/** Account and password, then the code where the account asks for one. */
export function Password() {
  const t = useWords(words)
  const [account, setAccount] = useState('')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [asked, setAsked] = useState(false)
  const { send, sending, problem, clear } = useSend()
  const error = useFieldErrors(problem)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const answer = await send<Entered & { next?: 'code' }>('/api/accounts/sign-in', { account: account.trim(), password, ...(asked ? { code: code.trim() } : {}) })
    if (!answer.ok) return
    if (answer.value.next === 'code') setAsked(true)
    else enter(answer.value)
  }
  const back = () => { setAsked(false); setCode(''); clear() }
  return (
    <form className="ax-stack" onSubmit={submit} noValidate>
      <h1>{asked ? t('codeTitle') : t('title')}</h1>
      <ErrorSummary problem={problem} />
      {asked
        ? <TextInput
          name="code" label={t('code')} hint={t('codeHint')} error={error('code')} required value={code} onValue={setCode}
          inputMode="numeric" autoComplete="one-time-code" size={8} maxLength={8} autoFocus
        />
        : <>
          <TextInput
            name="account" label={t('account')} hint={t('accountHint')} error={error('account')} required value={account} onValue={setAccount}
            autoComplete="username" autoCapitalize="none" spellCheck={false}
          />
          <TextInput
            name="password" label={t('password')} error={error('password')} required value={password} onValue={setPassword}
            type="password" autoComplete="current-password"
          />
        </>}
      <Button type="submit" look="primary" size="large" wide busy={sending}>{t('go')}</Button>
      {asked && <Button look="quiet" onClick={back}>{t('other')}</Button>}
    </form>
  )
}
