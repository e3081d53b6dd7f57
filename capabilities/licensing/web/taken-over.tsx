import { Code } from '../../../web/shared/components/small.tsx'
import { Notice } from '../../../web/shared/components/Notice.tsx'
import { useFormat } from '../../../web/shared/format.ts'
import { useWords } from '../../../web/shared/words.ts'
import type { Origin } from '../../old-register/facts.ts'

const words = {
  title: { zh: '由旧登记簿导入', en: 'Imported from the old register' },
  text: { zh: '{by} 于 {on} 确认导入；档案号 {reference}。', en: 'Confirmed by {by} on {on}; paper file {reference}.' },
  row: { zh: '来自文件「{file}」的工作表「{sheet}」第 {row} 行。', en: 'From row {row} of the sheet “{sheet}” in the file “{file}”.' },
  digest: { zh: '文件摘要（SHA-256）', en: 'Digest of the file (SHA-256)' },
  none: { zh: '未填', en: 'not given' },
}

/** Where something that was taken over comes from: it says so on its page. The holder is told by whom and when, the authority from which row. */
export function TakenOver({ origin, plain }: { origin: Origin; plain?: boolean }) {
  const t = useWords(words)
  const { day } = useFormat()
  return (
    <Notice tone="info" title={t('title')}>
      <p>{t('text', { by: origin.by.name, on: day(origin.on), reference: origin.reference ?? t('none') })}</p>
      {!plain && <><p>{t('row', { file: origin.file.name, sheet: origin.sheet, row: origin.row })}</p><p className="ax-soft">{t('digest')} <Code value={origin.file.sha256} copy /></p></>}
    </Notice>
  )
}
