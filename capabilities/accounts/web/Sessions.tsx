import { useState } from 'react'
import { useFormat } from '../../../web/shared/format.ts'
import { useMe } from '../../../web/shared/me.tsx'
import { useQuery } from '../../../web/shared/query.ts'
import { stepAction } from '../../../web/shared/steps.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { Button } from '../../../web/shared/components/Button.tsx'
import { Icon } from '../../../web/shared/components/Icon.tsx'
import { StepDialog } from '../../../web/shared/components/StepDialog.tsx'
import { QueryView } from '../../../web/shared/components/states.tsx'
import { StateTag } from '../../../web/shared/components/tags.tsx'
import { account } from '../procedure.ts'
import { accountPath } from './account.ts'
import { device, isPhone } from './device.ts'
import { done, words } from './words.ts'
import type { Session } from './account.ts'

type Ending = Session | 'all'

/** Where an account is signed in. `of` is the account, `seen` its last fact; those who may end sessions do so one by one or all at once. */
export function Sessions({ of, seen }: { of: string; seen: string }) {
  const t = useWords(words)
  const me = useMe()
  const query = useQuery<{ items: readonly Session[] }>(accountPath(of, 'sessions'), {}, { live: [of] })
  const [ending, setEnding] = useState<Ending>()
  const own = of === me.id
  const action = own || me.roles.includes('security') ? stepAction(account, 'revoke-sessions', 'active', me.roles) : null
  const others = query.data?.items.filter((one) => !one.current).length ?? 0
  return (
    <section className="ax-card ax-stack">
      <div className="ax-row ax-row-apart">
        <h2>{t('sessions')}</h2>
        {action && others > 0 && <Button size="small" onClick={() => setEnding('all')}>{t(own ? 'endOthers' : 'endAll')}</Button>}
      </div>
      <QueryView query={query} empty={<p className="ax-soft">{t('sessionsNone')}</p>}>
        {({ items }) => <ul className="ac-list">{items.map((one) => <Row key={one.id} session={one} onEnd={action && (() => setEnding(one))} />)}</ul>}
      </QueryView>
      {ending && action && (
        <StepDialog
          open onClose={() => setEnding(undefined)} danger action={action} path={accountPath(of, 'revoke-sessions')}
          body={{ session: ending === 'all' ? null : ending.id, seen }} title={t(ending === 'all' ? (own ? 'endOthers' : 'endAll') : 'endOne')}
          button={t(ending === 'all' ? (own ? 'endOthers' : 'endAll') : 'endOne')} done={ending === 'all' ? done.endedAll : done.ended}
        >
          <p>{t(ending === 'all' ? (own ? 'endOthersText' : 'endAllText') : 'endOneText')}</p>
        </StepDialog>
      )}
    </section>
  )
}

function Row({ session, onEnd }: { session: Session; onEnd: (() => void) | null }) {
  const t = useWords(words)
  const speak = useSpeak()
  const format = useFormat()
  return (
    <li>
      <Icon name={isPhone(session.agent) ? 'phone' : 'screen'} size={24} />
      <div>
        <b>{device(session.agent, speak)}</b>
        <small>{t('seen')} {format.moment(session.seenAt)}</small>
        <small>{t('began')} {format.moment(session.createdAt)}</small>
      </div>
      {session.current ? <StateTag tone="done">{t('thisOne')}</StateTag> : onEnd && <Button size="small" look="quiet" onClick={onEnd}>{t('end')}</Button>}
    </li>
  )
}
