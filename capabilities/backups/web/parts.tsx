import { Notice } from '../../../web/shared/components/Notice.tsx'
import { useWords } from '../../../web/shared/words.ts'
import type { Standing } from './shapes.ts'
import { pageWords } from './words.ts'

/** Why a backup was not made, in words. */
export function Code({ code }: { code: string }) {
  const t = useWords(pageWords)
  const key = `code.${code}`
  return <>{key in pageWords ? t(key as keyof typeof pageWords) : t('codeOther', { code })}</>
}

/** What whoever answers for the machine should mind; nothing where all is well. */
export function Alarm({ standing: { alarm, last } }: { standing: Standing }) {
  const t = useWords(pageWords)
  if (alarm === 'no-plan') return <Notice tone="wait" title={t('noPlan')}>{t('noPlanText')}</Notice>
  if (alarm === 'failed') return <Notice tone="over" title={t('failed')}><Code code={last?.code ?? ''} /></Notice>
  return alarm === 'stale' ? <Notice tone="over" title={t('stale')} /> : null
}
