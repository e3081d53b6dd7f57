import { useSend } from '../shared/send.ts'
import { useSpeak, useWords } from '../shared/words.ts'
import { Icon } from '../shared/components/Icon.tsx'
import { ProblemNotice } from '../shared/components/ProblemNotice.tsx'
import { enter } from './enter.ts'
import type { DemoAccount } from '../shared/me.tsx'
import type { Entered } from './enter.ts'

const words = {
  title: { zh: '演示账号', en: 'Demonstration accounts' },
  mark: { zh: '演示', en: 'Demo' },
  hint: { zh: '点选一个岗位即可进入。人员和数据均为虚构。', en: 'Choose a post to enter. All people and data are invented.' },
  workbench: { zh: '许可机关', en: 'Authority' },
  workspace: { zh: '企业', en: 'Enterprise' },
}

/** One press per post. */
export function DemoAccounts({ accounts }: { accounts: readonly DemoAccount[] }) {
  const t = useWords(words)
  const speak = useSpeak()
  const { send, sending, problem } = useSend()
  const choose = async (one: DemoAccount) => {
    const answer = await send<Entered>('/api/accounts/demo-sign-in', { account: one.account })
    if (answer.ok) enter(answer.value)
  }
  return (
    <section className="si-demo" aria-labelledby="demo-title">
      <h2 id="demo-title"><span className="si-demo-mark">{t('mark')}</span>{t('title')}</h2>
      <p className="ax-hint">{t('hint')}</p>
      <ProblemNotice problem={problem} />
      {(['workbench', 'workspace'] as const).map((surface) => (
        <div key={surface}>
          <h3>{t(surface)}</h3>
          <ul>
            {accounts.filter((one) => one.surface === surface).map((one) => (
              <li key={one.account}>
                <button type="button" aria-disabled={sending || undefined} onClick={() => sending || void choose(one)}>
                  <Icon name={surface === 'workbench' ? 'user' : 'building'} />
                  <span><b>{speak(one.role)}</b><small>{one.name}</small></span>
                </button>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}
