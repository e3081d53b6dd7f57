import { useWords } from '../../../web/shared/words.ts'
import { letterhead, type UsedTemplate } from '../../templates/facts.ts'

const words = {
  founding: { zh: '原始文字', en: 'Original texts' },
  common: { zh: '共用第 {no} 版', en: 'common {no}' },
  own: { zh: '本文书第 {no} 版', en: 'own {no}' },
}

/** Which versions of the authority's own texts a writ was drawn with; those of before templates say nothing. */
export function UsedTexts({ used }: { used: readonly UsedTemplate[] | null }) {
  const t = useWords(words)
  if (!used) return null
  return <span className="ax-soft">{used.length ? used.map(({ kind, no }) => t(kind === letterhead ? 'common' : 'own', { no })).join('，') : t('founding')}</span>
}
