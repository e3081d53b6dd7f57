import { useEffect, useRef } from 'react'
import { ButtonLink, buttonClass } from '../../../../web/shared/components/Button.tsx'
import { Icon } from '../../../../web/shared/components/Icon.tsx'
import { useWords } from '../../../../web/shared/words.ts'
import { registerWords } from './words-register.ts'

/** What has happened and what comes next. */
export function Registered({ name, account, sector }: { name: string; account: string; sector: string }) {
  const t = useWords(registerWords)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <div className="ax-card ax-stack re">
      <h1 ref={heading} tabIndex={-1} className="re-done"><Icon name="checkCircle" size={40} />{t('done')}</h1>
      <p className="ax-lead">{t('doneText', { name, account })}</p>
      <h2>{t('next')}</h2>
      <ol className="re-next"><li>{t('next1')}</li><li>{t('next2')}</li><li>{t('next3')}</li></ol>
      <div className="ax-row">
        <a className={buttonClass({ look: 'primary', size: 'large' })} href="/sign-in?return=%2Fworkspace%2F">{t('signIn')}</a>
        <ButtonLink size="large" to={sector === 'other' || sector === 'coal' ? '/guides' : `/guides/${sector}`}>{t('guides')}</ButtonLink>
      </div>
    </div>
  )
}
