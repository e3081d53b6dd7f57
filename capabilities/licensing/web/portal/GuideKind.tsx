import { Notice } from '../../../../web/shared/components/Notice.tsx'
import { useFormat } from '../../../../web/shared/format.ts'
import { useSpeak, useWords } from '../../../../web/shared/words.ts'
import { guideKindWords } from './words-guide-kind.ts'
import type { Guide, KindLimit } from './guide.ts'

/** Who may, and when: what only this kind of application depends on, with the clause. */
export function OfKind({ guide }: { guide: Guide }) {
  const t = useWords(guideKindWords)
  const speak = useSpeak()
  const { period } = useFormat()
  const { window, deemed, renewed, change } = guide.limits
  const said = (limit: KindLimit) => ({ period: period(limit.value, limit.unit), clause: speak(limit.clause) })
  if (guide.kind === 'renewal' && window && deemed && renewed) {
    return <Notice><p>{t('window', said(window))}</p><p>{t('deemed', said(deemed))}</p><p>{t('extension', said(renewed))}</p></Notice>
  }
  if (guide.kind === 'change' && change) return <Notice><p>{t('change', said(change))}</p><p>{t('changeWho')}</p></Notice>
  return guide.kind === 'replacement' ? <Notice><p>{t('replacement')}</p></Notice> : null
}
