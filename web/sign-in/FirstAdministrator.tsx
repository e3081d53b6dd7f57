import { useState } from 'react'
import { useSend } from '../shared/send.ts'
import { useWords } from '../shared/words.ts'
import { Button } from '../shared/components/Button.tsx'
import { ErrorSummary } from '../shared/components/ErrorSummary.tsx'
import { Notice } from '../shared/components/Notice.tsx'
import { TextInput } from '../shared/components/inputs.tsx'
import { useFieldErrors } from '../shared/components/Field.tsx'
import { enter } from './enter.ts'
import type { FormEvent } from 'react'
import type { Entered } from './enter.ts'

const words = {
  title: { zh: '设立首位管理员', en: 'Set up the first administrator' },
  why: { zh: '平台刚刚安装，还没有任何账号。首位管理员负责建立本机关的人员、岗位和辖区；完成后此页面永久关闭。', en: 'This installation has no accounts yet. The first administrator sets up people, posts and regions; then this page closes for good.' },
  name: { zh: '姓名', en: 'Name' },
  account: { zh: '账号', en: 'Account' },
  password: { zh: '密码', en: 'Password' },
  passwordHint: { zh: '至少 12 个字符；建议用一句只有您知道的话', en: 'At least 12 characters; a sentence that only you know is best' },
  repeat: { zh: '再次输入密码', en: 'The password again' },
  differs: { zh: '两次输入的密码不一致', en: 'The two passwords differ' },
  go: { zh: '设立管理员并登录', en: 'Set up and sign in' },
}

/** Only while the installation has nobody: the account that makes all the others. */
export function FirstAdministrator() {
  const t = useWords(words)
  const [form, setForm] = useState({ name: '', account: '', password: '', repeat: '' })
  const { send, sending, problem } = useSend()
  const error = useFieldErrors(problem)
  const differs = form.repeat !== '' && form.repeat !== form.password
  const set = (name: keyof typeof form) => (value: string) => setForm((all) => ({ ...all, [name]: value }))
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (differs || !form.repeat) return document.getElementById('f-repeat')?.focus()
    const { name, account, password } = form
    const answer = await send<Entered>('/api/accounts/first-administrator', { name: name.trim(), account: account.trim(), password })
    if (answer.ok) enter({ surface: answer.value?.surface ?? 'workbench' })
  }
  return (
    <form className="ax-stack" onSubmit={submit} noValidate>
      <h1>{t('title')}</h1>
      <Notice>{t('why')}</Notice>
      <ErrorSummary problem={problem} />
      <TextInput name="name" label={t('name')} error={error('name')} required value={form.name} onValue={set('name')} autoComplete="name" />
      <TextInput name="account" label={t('account')} error={error('account')} required value={form.account} onValue={set('account')} autoComplete="username" autoCapitalize="none" spellCheck={false} />
      <TextInput name="password" label={t('password')} hint={t('passwordHint')} error={error('password')} required value={form.password} onValue={set('password')} type="password" autoComplete="new-password" />
      <TextInput name="repeat" label={t('repeat')} error={differs ? t('differs') : undefined} required value={form.repeat} onValue={set('repeat')} type="password" autoComplete="new-password" />
      <Button type="submit" look="primary" size="large" wide busy={sending}>{t('go')}</Button>
    </form>
  )
}
