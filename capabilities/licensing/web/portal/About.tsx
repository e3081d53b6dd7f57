import './guide.css'
import { Link } from 'react-router'
import { buttonClass, ButtonLink } from '../../../../web/shared/components/Button.tsx'
import { Notice } from '../../../../web/shared/components/Notice.tsx'
import { QueryView } from '../../../../web/shared/components/states.tsx'
import { useAuthority } from '../../../../web/shared/me.tsx'
import { useQuery } from '../../../../web/shared/query.ts'
import { useSpeak, useWords } from '../../../../web/shared/words.ts'
import { aboutWords } from './words-about.ts'
import type { Words } from '../../../../web/shared/words.ts'

type Contact = { name: Words; address?: string; phone?: string; email?: string; sectors: { sector: string; title: Words }[] }

const questions = ['1', '2', '3', '4'] as const

export function Page() {
  const t = useWords(aboutWords)
  const demo = useAuthority().data?.demo
  return (
    <div className="ax-stack ax-stack-lg gu-parts">
      <h1>{t('heading')}</h1>
      <section><h2>{t('help')}</h2>{questions.map((n) => <details key={n} className="gu-more"><summary>{t(`q${n}`)}</summary><p>{t(`a${n}`)}</p></details>)}</section>
      <section className="ax-stack" id="contact"><h2>{t('contact')}</h2>{demo && <Notice tone="wait">{t('demo')}</Notice>}<Contacts /></section>
      <section className="ax-stack" id="complain">
        <h2>{t('complain')}</h2>
        <ul className="gu-may"><li>{t('complain1')}</li><li>{t('complain2')}</li><li>{t('complain3')}</li><li>{t('complain4')}</li></ul>
        <div className="ax-row"><ButtonLink to="/complain" icon="megaphone">{t('toComplain')}</ButtonLink><ButtonLink to="/notices">{t('toNotices')}</ButtonLink></div>
      </section>
      <section className="ax-stack" id="accessibility"><h2>{t('access')}</h2><p>{t('access1')}</p><p>{t('access2')}</p><p>{t('access3')}</p></section>
      <section className="ax-stack"><h2>{t('open')}</h2><p>{t('openText')}</p><div><a className={buttonClass({})} href="/api/docs">{t('docs')}</a></div></section>
    </div>
  )
}

function Contacts() {
  const t = useWords(aboutWords)
  const speak = useSpeak()
  const query = useQuery<{ items: Contact[] }>('/api/licensing/contacts')
  return (
    <QueryView query={query} lines={4}>
      {({ items }) => (
        <>
          <p>{t('contactLead')}</p>
          {items.map((contact) => (
            <div key={contact.name.zh} className="ax-card ax-stack ax-stack-sm">
              <h3>{speak(contact.name)}</h3>
              <p className="ax-row">{contact.sectors.map(({ sector, title }) => <Link key={sector} to={`/guides/${sector}`}>{speak(title)}</Link>)}</p>
              {contact.phone && <p>{t('phone')} <a href={`tel:${contact.phone.replaceAll('-', '')}`}>{contact.phone}</a></p>}
              {contact.email && <p>{t('email')} <a href={`mailto:${contact.email}`}>{contact.email}</a></p>}
              {contact.address && <p>{t('window')} {contact.address}</p>}
              {!contact.phone && <p className="ax-soft">{t('noContact')}</p>}
            </div>
          ))}
        </>
      )}
    </QueryView>
  )
}
