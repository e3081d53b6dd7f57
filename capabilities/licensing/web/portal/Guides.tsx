import './guide.css'
import { useWords } from '../../../../web/shared/words.ts'
import { SectorLinks } from './SectorLinks.tsx'
import { guideWords } from './words-guide.ts'

export function Page() {
  const t = useWords(guideWords)
  return (
    <div className="ax-stack ax-stack-lg">
      <header className="ax-stack ax-stack-sm"><h1>{t('heading')}</h1><p className="ax-lead">{t('lead')}</p></header>
      <SectorLinks />
      <p className="ax-soft">{t('notYet')}</p>
    </div>
  )
}
