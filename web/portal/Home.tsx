import { Link } from 'react-router'
import { navigation } from '../shared/page.ts'
import { useSpeak, useWords } from '../shared/words.ts'
import { Icon } from '../shared/components/Icon.tsx'
import { Panels } from '../shared/shell/Pages.tsx'
import type { Found, Page } from '../shared/page.ts'

const words = {
  heading: { zh: '安全生产许可，公开可查', en: 'Work-safety licences, open to all' },
  lead: { zh: '谁获得了许可、依据是什么、还剩几天，一查便知。办理不收费。', en: 'Who holds a licence, on what ground, how many days are left: look it up here. Nothing costs a fee.' },
  things: { zh: '常用服务', en: 'Most used' },
}

/** Three big things, then what the capabilities publish. */
export function Home({ found }: { found: Found }) {
  const t = useWords(words)
  const main = navigation(found.pages, [], []).find(({ group }) => group === 'main')?.pages ?? []
  return (
    <>
      <div className="po-hero">
        <Roof />
        <div className="po-width">
          <h1>{t('heading')}</h1>
          <p className="po-lead">{t('lead')}</p>
          <div className="po-hero-panel"><Panels panels={found.panels.filter(({ place }) => place === 'hero')} roles={[]} /></div>
        </div>
      </div>
      <div className="po-width po-home-body">
        {main.length > 0 && <nav className="po-things" aria-label={t('things')}>{main.slice(0, 3).map((page) => <Thing key={page.path} page={page} />)}</nav>}
        <Panels panels={found.panels.filter(({ place }) => place !== 'hero')} roles={[]} />
      </div>
    </>
  )
}

function Thing({ page }: { page: Page }) {
  const speak = useSpeak()
  return (
    <Link to={page.path} className="po-thing">
      <span className="po-thing-icon"><Icon name={page.nav?.icon ?? 'document'} size={28} /></span>
      <span className="po-thing-words"><b>{speak(page.title)}</b>{page.nav?.hint && <span>{speak(page.nav.hint)}</span>}</span>
      <Icon name="arrowRight" />
    </Link>
  )
}

/** The roof of 安 over and over: the only ornament. */
const Roof = () => (
  <svg className="po-roof" viewBox="0 0 560 320" fill="none" stroke="currentColor" strokeWidth="2" aria-hidden="true">
    {[0, 1, 2, 3, 4, 5].map((i) => (
      <path key={i} d={`M${60 + i * 34} ${320} V${150 + i * 26} a22 22 0 0 1 22 -22 H${480 - i * 34} a22 22 0 0 1 22 22 V320 M280 ${128 + i * 26} V${88 + i * 26}`} />
    ))}
  </svg>
)
