import { buttonClass } from '../../../../web/shared/components/Button.tsx'
import { Icon } from '../../../../web/shared/components/Icon.tsx'
import { useFormat } from '../../../../web/shared/format.ts'
import { useSpeak, useWords } from '../../../../web/shared/words.ts'
import { filedKinds } from '../../writs/kinds.ts'
import { words } from '../words-workspace.ts'
import { caseFile } from './shapes.ts'
import type { CaseView } from './shapes.ts'

/** The sealed writs of a case, newest first. */
export function Writs({ view }: { view: CaseView }) {
  const t = useWords(words)
  const speak = useSpeak()
  const { day } = useFormat()
  const none = view.state === 'submitted' ? t('writsNone') : t('writsSoon')
  return (
    <section className="ax-card ax-stack">
      <h2>{t('writs')}</h2>
      {view.writs.length === 0 && <p className="ax-soft">{none}</p>}
      <ul className="lw-files">
        {view.writs.toReversed().map((writ) => {
          const href = caseFile(view.id, writ.file.id)
          const name = speak(filedKinds[writ.kind as keyof typeof filedKinds])
          return (
            <li key={writ.id} className="lw-file lw-writ">
              <Icon name={writ.kind === 'licence' ? 'licence' : 'document'} />
              <div className="lw-file-name"><b>{name}</b><br /><small className="ax-soft">{writ.number} · {day(writ.filed_at)}</small></div>
              {writ.kind !== 'licence-ofd' && <a className={buttonClass({ size: 'small' })} href={`${href}?inline=1`} target="_blank" rel="noreferrer">{t('view')}<span className="ax-hidden-visually"> {name}</span></a>}
              <a className={buttonClass({ size: 'small', look: 'quiet' })} href={href} download>{t('download')}<span className="ax-hidden-visually"> {name}</span></a>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
