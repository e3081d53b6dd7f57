import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { useAuthority, useMe } from '../../../web/shared/me.tsx'
import { stepAction } from '../../../web/shared/steps.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { Button, buttonClass } from '../../../web/shared/components/Button.tsx'
import { Notice } from '../../../web/shared/components/Notice.tsx'
import { StepDialog } from '../../../web/shared/components/StepDialog.tsx'
import { StateTag } from '../../../web/shared/components/tags.tsx'
import { account } from '../procedure.ts'
import { words as accountWords } from '../words.ts'
import { accountPath } from './account.ts'

const words = {
  linked: { zh: '已关联', en: 'Linked' },
  notLinked: { zh: '未关联', en: 'Not linked' },
  why: { zh: '关联后，可用单位的统一身份直接登录。先到统一身份认证核实，再回到这里确认关联。', en: 'Once linked you enter by your organisation’s sign-on. Prove who you are there, then confirm here.' },
  link: { zh: '核实并关联', en: 'Prove and link' },
  unlink: { zh: '解除关联', en: 'Unlink' },
  unlinkText: { zh: '解除后，不能再用统一身份登录本账号，密码等其他方式不受影响。', en: 'The account is then entered by its own proofs alone.' },
  confirm: { zh: '确认关联', en: 'Link them' },
  confirmText: { zh: '统一身份已核实。确认后，用该身份登录即进入您现在的账号（{account}）。', en: 'Your identity is verified. From then on it enters this account ({account}).' },
} as const
const done = { link: { zh: '已关联统一身份', en: 'Linked' }, unlink: { zh: '已解除关联', en: 'Unlinked' } }

/** Single sign-on of the own account, where the installation has a provider. */
export function SignOnLink() {
  const t = useWords(words)
  const speak = useSpeak()
  const me = useMe()
  const signOn = useAuthority().data?.signOn
  const [search, setSearch] = useSearchParams()
  const [unlinking, setUnlinking] = useState(false)
  const [ticket, problem] = [search.get('sso'), search.get('problem')]
  const close = () => setSearch({}, { replace: true })
  if (!signOn) return null
  return (
    <section className="ax-card ax-stack">
      <div className="ax-row ax-row-apart"><h2>{signOn.name}</h2>{me.sso ? <StateTag tone="done">{t('linked')}</StateTag> : <StateTag tone="stop" icon="minus">{t('notLinked')}</StateTag>}</div>
      {problem && accountWords[`problem.${problem}`] && <Notice tone="over" live>{speak(accountWords[`problem.${problem}`]!)}</Notice>}
      <p className="ax-soft">{t('why')}</p>
      <div className="ax-row">
        {me.sso ? <Button onClick={() => setUnlinking(true)}>{t('unlink')}</Button> : <a className={buttonClass({})} href="/api/accounts/sso/begin?link=1">{t('link')}</a>}
      </div>
      {unlinking && (
        <StepDialog
          open danger onClose={() => setUnlinking(false)} action={stepAction(account, 'unlink-sso', 'active', me.roles)!} path={accountPath(me.id, 'unlink-sso')} body={{ seen: me.lastFact }}
          title={t('unlink')} button={t('unlink')} done={done.unlink}
        ><p>{t('unlinkText')}</p></StepDialog>
      )}
      {ticket && !me.sso && (
        <StepDialog
          open onClose={close} action={stepAction(account, 'link-sso', 'active', me.roles)!} path={accountPath(me.id, 'link-sso')} body={{ ticket, seen: me.lastFact }}
          title={signOn.name} button={t('confirm')} done={done.link} onDone={close}
        ><p>{t('confirmText', { account: me.account })}</p></StepDialog>
      )}
    </section>
  )
}
