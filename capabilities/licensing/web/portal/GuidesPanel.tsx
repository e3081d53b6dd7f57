import { useWords } from '../../../../web/shared/words.ts'
import { SectorLinks } from './SectorLinks.tsx'
import { guideWords } from './words-guide.ts'

/** The guides on the portal's home. */
export function Panel() {
  const t = useWords(guideWords)
  return <div className="ax-stack gu-panel"><h2>{t('bySector')}</h2><SectorLinks /></div>
}
