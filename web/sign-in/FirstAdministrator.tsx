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
import type { Authority } from '../shared/me.tsx'
import type { Entered } from './enter.ts'

const words = {
  title: { zh: '设立首位管理员', en: 'Set up the first administrator' },
  why: { zh: '平台刚刚安装，还没有任何账号。首位系统管理员负责建立本机关的人员、岗位和辖区；登录后先绑定动态验证码，再设立安全管理员。完成后此页面永久关闭。', en: 'This installation has no accounts yet. The first administrator sets up people, posts and regions; then this page closes for good.' },
  whose: { zh: '许可机关', en: 'The authority' },
  zhName: { zh: '机关名称（中文）', en: 'Name in Chinese' },
  zhExample: { zh: '江宁市应急管理局', en: '江宁市应急管理局' },
  enName: { zh: '机关名称（英文）', en: 'Name in English' },
  region: { zh: '行政区划代码', en: 'Region code' },
  regionHint: { zh: '6 位数字，见 GB/T 2260', en: 'Six digits, GB/T 2260' },
  who: { zh: '管理员', en: 'The administrator' },
  name: { zh: '姓名', en: 'Name' },
  account: { zh: '账号', en: 'Account' },
  citizenId: { zh: '公民身份号码', en: 'Citizen id' },
  citizenIdHint: { zh: '系统、安全、审计三类管理员须为三个人，据此核对；加密保存，不显示', en: 'The system, security and audit administrators are three persons: this tells them apart. Kept encrypted, never shown' },
  password: { zh: '密码', en: 'Password' },
  passwordHint: { zh: '至少 {n} 个字符，不含账号；一句只有您知道的话最好记', en: '{n} characters or more, without the account name; a sentence only you know is easiest' },
  repeat: { zh: '再次输入密码', en: 'The password again' },
  differs: { zh: '两次输入的密码不一致', en: 'The two passwords differ' },
  code: { zh: '安装码', en: 'Set-up code' },
  codeHint: { zh: '服务器启动时显示在控制台', en: 'The server printed it at its start' },
  go: { zh: '设立管理员并登录', en: 'Set up and sign in' },
}
/** The region of an installation that has not said whose it is. */
const nowhere = '000000'

/** Only while the installation has nobody: the account that makes all the others. */
export function FirstAdministrator({ authority }: { authority: Authority }) {
  const t = useWords(words)
  const [form, setForm] = useState({ zh: '', en: '', region: '', name: '', account: '', citizenId: '', password: '', repeat: '', code: new URLSearchParams(location.search).get('code') ?? '' })
  const { send, sending, problem } = useSend()
  const error = useFieldErrors(problem)
  const unnamed = authority.region === nowhere
  const differs = form.repeat !== '' && form.repeat !== form.password
  const field = (name: keyof typeof form, pointer: string = name) =>
    ({ name: pointer, error: error(pointer), required: true, value: form[name], onValue: (value: string) => setForm((all) => ({ ...all, [name]: value })) })
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (form.repeat !== form.password) return document.getElementById('f-repeat')?.focus()
    const answer = await send<Entered>('/api/accounts/first-administrator', bodyOf(form, unnamed, authority.setupCode))
    if (answer.ok) enter(answer.value)
  }
  return (
    <form className="ax-stack" onSubmit={submit} noValidate>
      <h1>{t('title')}</h1>
      <Notice>{t('why')}</Notice>
      <ErrorSummary problem={problem} />
      {unnamed && <>
        <h2>{t('whose')}</h2>
        <TextInput {...field('zh', 'authority.name.zh')} label={t('zhName')} example={t('zhExample')} />
        <TextInput {...field('en', 'authority.name.en')} label={t('enName')} />
        <TextInput {...field('region', 'authority.region')} label={t('region')} hint={t('regionHint')} inputMode="numeric" maxLength={6} size={8} />
      </>}
      <h2>{t('who')}</h2>
      {authority.setupCode && <TextInput {...field('code')} label={t('code')} hint={t('codeHint')} autoComplete="off" spellCheck={false} />}
      <TextInput {...field('name')} label={t('name')} autoComplete="name" />
      <TextInput {...field('citizenId')} label={t('citizenId')} hint={t('citizenIdHint')} autoComplete="off" spellCheck={false} maxLength={18} size={20} />
      <TextInput {...field('account')} label={t('account')} autoComplete="username" autoCapitalize="none" spellCheck={false} />
      <TextInput {...field('password')} label={t('password')} hint={t('passwordHint', { n: authority.passwordLength })} type="password" autoComplete="new-password" />
      <TextInput {...field('repeat')} error={differs ? t('differs') : undefined} label={t('repeat')} type="password" autoComplete="new-password" />
      <Button type="submit" look="primary" size="large" wide busy={sending}>{t('go')}</Button>
    </form>
  )
}

type Form = { zh: string; en: string; region: string; name: string; account: string; citizenId: string; password: string; code: string }

const bodyOf = ({ zh, en, region, name, account, citizenId, password, code }: Form, unnamed: boolean, withCode: boolean) => ({
  name: name.trim(), account: account.trim(), citizenId: citizenId.trim(), password,
  ...(withCode ? { code: code.trim() } : {}),
  ...(unnamed ? { authority: { name: { zh: zh.trim(), en: en.trim() }, region: region.trim() } } : {}),
})
