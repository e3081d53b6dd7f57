import './accounts.css'
import { useMe } from '../../../web/shared/me.tsx'
import { usePlaces } from '../../../web/shared/places.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { ButtonLink } from '../../../web/shared/components/Button.tsx'
import { roleWords, type Role } from '../roles.ts'
import { Email } from './Email.tsx'
import { Passkeys } from './Passkeys.tsx'
import { SignOnLink } from './SignOnLink.tsx'
import { Sessions } from './Sessions.tsx'
import { SignIns } from './SignIns.tsx'
import { Totp } from './Totp.tsx'
import { comma, words } from './words.ts'

/** The own account: particulars, password, authenticator, mail, devices, sign-ins. */
export function Page() {
  const t = useWords(words)
  const me = useMe()
  return (
    <div className="ax-stack">
      <h1>{t('title')}</h1>
      <div className="ac-cards">
        <Mine />
        <section className="ax-card ax-stack">
          <h2>{t('password')}</h2>
          <p className="ax-soft">{t('passwordText')}</p>
          <div className="ax-row"><ButtonLink to="/password" icon="lock">{t('change')}</ButtonLink></div>
        </section>
        <Totp />
        <Passkeys of={me.id} seen={me.lastFact} />
        <SignOnLink />
        <Email />
        <div className="ac-wide"><Sessions of={me.id} seen={me.lastFact} /></div>
        <SignIns of={me.id} />
      </div>
    </div>
  )
}

function Mine() {
  const t = useWords(words)
  const speak = useSpeak()
  const me = useMe()
  const places = usePlaces()
  return (
    <section className="ax-card ax-stack">
      <h2>{t('mine')}</h2>
      <dl className="ax-facts">
        <dt>{t('name')}</dt><dd>{me.name}</dd>
        <dt>{t('account')}</dt><dd>{me.account}</dd>
        <dt>{t('roles')}</dt><dd>{me.roles.map((role) => speak(roleWords[role as Role])).join(speak(comma))}</dd>
        {me.enterprise
          ? <><dt>{t('enterprise')}</dt><dd>{me.enterprise.name}</dd></>
          : <><dt>{t('region')}</dt><dd>{places.region(me.region)}</dd>{me.department && <><dt>{t('department')}</dt><dd>{places.department(me.department)}</dd></>}</>}
      </dl>
      <p className="ax-hint">{t(me.enterprise ? 'wrongEnterprise' : 'wrong')}</p>
    </section>
  )
}
