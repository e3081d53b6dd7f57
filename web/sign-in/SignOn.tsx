import { useWords } from '../shared/words.ts'
import { Icon } from '../shared/components/Icon.tsx'
import { Notice } from '../shared/components/Notice.tsx'
import { buttonClass } from '../shared/components/Button.tsx'

const words = {
  or: { zh: '或', en: 'or' },
  with: { zh: '使用{name}登录', en: 'Sign in with {name}' },
  refused: { zh: '没有登录成功', en: 'You are not signed in' },
  'sso-state': { zh: '登录请求已失效、已用过，或不是由本浏览器发起。请重新点击统一身份登录。', en: 'The request is over, was used, or did not begin in this browser. Begin again.' },
  'sso-nonce': { zh: '收到的凭证属于另一次登录。请重新登录；如反复出现，请告诉安全管理员。', en: 'The token belongs to another entry. Begin again; if it comes back, tell the security administrator.' },
  'sso-audience': { zh: '收到的凭证不是发给本平台的，已拒绝并记录。请告诉安全管理员。', en: 'The token is meant for another audience: refused and recorded. Tell the security administrator.' },
  'sso-issuer': { zh: '收到的凭证来自别处，已拒绝并记录。请告诉安全管理员。', en: 'The token is from another issuer: refused and recorded. Tell the security administrator.' },
  'sso-expired': { zh: '收到的凭证已过期。请重新登录；如反复出现，请核对服务器时间。', en: 'The token is out of date. Begin again; if it comes back, have the server’s clock checked.' },
  'sso-signature': { zh: '收到的凭证签名无效，已拒绝并记录。请告诉安全管理员。', en: 'The token’s signature is not right: refused and recorded. Tell the security administrator.' },
  'sso-denied': { zh: '您在统一身份认证中取消了登录。', en: 'You turned the sign-in down at the provider.' },
  'sso-unreachable': { zh: '统一身份认证暂时无法连接。请稍后再试，或用账号密码登录。', en: 'The provider cannot be reached. Try again shortly, or use your password.' },
  'sso-other': { zh: '统一身份认证的答复有误。请重新登录，或用账号密码登录。', en: 'The provider’s answer is not right. Begin again, or use your password.' },
  'sso-unlinked': { zh: '您的统一身份已核实，但尚未关联本平台账号。请用账号密码登录后在“我的账户”关联，或请安全管理员代为关联。', en: 'Your identity is verified, but no account is linked to it. Sign in with your password and link it under “My account”, or ask the security administrator.' },
  'sso-closed': { zh: '关联的账号已停用。请联系系统管理员。', en: 'The linked account is closed. Ask the system administrator.' },
}

/** The button of the provider, only where one is configured. */
export function SignOn({ name }: { name: string }) {
  const t = useWords(words)
  const back = new URLSearchParams(location.search).get('return')
  return (
    <a className={buttonClass({ look: 'plain', size: 'large', wide: true })} href={`/api/accounts/sso/begin${back ? `?return=${encodeURIComponent(back)}` : ''}`}>
      <Icon name="lock" size={20} />{t('with', { name })}
    </a>
  )
}

/** What went wrong on the way back from the provider. */
export function SignOnProblem() {
  const t = useWords(words)
  const code = new URLSearchParams(location.search).get('problem') as keyof typeof words | null
  return code && code in words && code.startsWith('sso-') ? <Notice tone="over" live title={t('refused')}>{t(code)}</Notice> : null
}
