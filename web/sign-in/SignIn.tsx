import './sign-in.css'
import { useAuthority } from '../shared/me.tsx'
import { useLink } from '../shared/link.ts'
import { useSpeak, useWords } from '../shared/words.ts'
import { Banner } from '../shared/components/Notice.tsx'
import { Icon } from '../shared/components/Icon.tsx'
import { LanguageSwitch } from '../shared/components/small.tsx'
import { QueryView } from '../shared/components/states.tsx'
import { SkipLink } from '../shared/shell/parts.tsx'
import { useWindowTitle } from '../shared/shell/Pages.tsx'
import { DemoAccounts } from './DemoAccounts.tsx'
import { FirstAdministrator } from './FirstAdministrator.tsx'
import { PasskeyEntry } from './PasskeyEntry.tsx'
import { Password } from './Password.tsx'
import { SignOn, SignOnProblem } from './SignOn.tsx'
import mark from '../shared/mark.svg'
import type { IconName } from '../shared/components/Icon.tsx'
import type { Words } from '../shared/words.ts'

const title = { zh: '登录', en: 'Sign in' }
const words = {
  product: { zh: '安全生产许可平台', en: 'Work-safety licensing' },
  portal: { zh: '返回公开服务', en: 'Back to the public pages' },
  offline: { zh: '网络已断开，内容已保存在本页', en: 'The network is gone. What you typed is kept on this page.' },
}
const promises: [IconName, Words][] = [
  ['clock', { zh: '每一步都有法定时限，剩余几天随时可见', en: 'Every step has its legal limit; the days left are always in sight' }],
  ['document', { zh: '需要补正的内容一次告知，退回必说明理由', en: 'Whatever is missing is told once, and every return says why' }],
  ['shield', { zh: '每一次操作都留有可验证的记录', en: 'Every step leaves a record that can be verified' }],
]

export function SignIn() {
  const t = useWords(words)
  const speak = useSpeak()
  const authority = useAuthority()
  useWindowTitle(title)
  return (
    <div className="si-page">
      <SkipLink />
      <header className="si-side">
        <a href="/" className="si-brand">
          <img src={mark} width={44} height={44} alt="" />
          <span><b>{authority.data ? speak(authority.data.name) : t('product')}</b><small>{t('product')}</small></span>
        </a>
        <ul className="si-promises">{promises.map(([icon, line]) => <li key={icon}><Icon name={icon} size={24} />{speak(line)}</li>)}</ul>
        <a href="/" className="si-back"><Icon name="arrowLeft" size={18} />{t('portal')}</a>
      </header>
      <main id="main" tabIndex={-1} className="si-main">
        <div className="si-language"><LanguageSwitch /></div>
        {useLink().network === 'lost' && <Banner tone="over" icon="link">{t('offline')}</Banner>}
        <div className="si-box">
          <QueryView query={authority}>
            {(data) => data.setup ? <FirstAdministrator authority={data} /> : <>
              <SignOnProblem />
              <Password />
              {(data.passkeys || data.signOn) && <div className="ax-stack ax-stack-sm si-others">{data.passkeys && <PasskeyEntry />}{data.signOn && <SignOn name={data.signOn.name} />}</div>}
              {data.demo && data.demoAccounts && <DemoAccounts accounts={data.demoAccounts} />}
            </>}
          </QueryView>
        </div>
      </main>
    </div>
  )
}
