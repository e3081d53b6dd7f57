import { useSend } from '../shared/send.ts'
import { usePlaces } from '../shared/places.ts'
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
  more: { zh: '更多人员（{n}）', en: 'More people ({n})' },
  workbench: { zh: '许可机关', en: 'Authority' },
  workspace: { zh: '企业', en: 'Enterprise' },
}

/** One press enters: the first person of each post at once, the others behind a word. */
export function DemoAccounts({ accounts }: { accounts: readonly DemoAccount[] }) {
  const t = useWords(words)
  const { send, sending, problem } = useSend()
  const choose = async (one: DemoAccount) => {
    if (sending) return
    const answer = await send<Entered>('/api/accounts/demo-sign-in', { account: one.account })
    if (answer.ok) enter(answer.value)
  }
  const firsts = accounts.filter((one, i) => accounts.findIndex((other) => other.surface === one.surface && other.role.zh === one.role.zh) === i)
  const others = accounts.filter((one) => !firsts.includes(one))
  return (
    <section className="si-demo" aria-labelledby="demo-title">
      <h2 id="demo-title"><span className="si-demo-mark">{t('mark')}</span>{t('title')}</h2>
      <p className="ax-hint">{t('hint')}</p>
      <ProblemNotice problem={problem} />
      <Posts accounts={firsts} choose={choose} />
      {others.length > 0 && <details><summary>{t('more', { n: others.length })}</summary><Posts accounts={others} choose={choose} /></details>}
    </section>
  )
}

function Posts({ accounts, choose }: { accounts: readonly DemoAccount[]; choose: (one: DemoAccount) => Promise<void> }) {
  const t = useWords(words)
  const speak = useSpeak()
  const places = usePlaces()
  const unit = (one: DemoAccount) => one.enterprise ?? (one.department && places.department(one.department))
  return (['workbench', 'workspace'] as const).map((surface) => {
    const here = accounts.filter((one) => one.surface === surface)
    return here.length > 0 && (
      <div key={surface}>
        <h3>{t(surface)}</h3>
        <ul>
          {here.map((one) => (
            <li key={one.account}>
              <button type="button" onClick={() => void choose(one)}>
                <Icon name={surface === 'workbench' ? 'user' : 'building'} />
                <span><b>{speak(one.role)}</b><small>{one.name}</small>{unit(one) && <small>{unit(one)}</small>}</span>
              </button>
            </li>
          ))}
        </ul>
      </div>
    )
  })
}
