import { useState } from 'react'
import { Button } from '../../../web/shared/components/Button.tsx'
import { Notice } from '../../../web/shared/components/Notice.tsx'
import { DownloadButton } from '../../../web/shared/components/small.tsx'
import { StepDialog } from '../../../web/shared/components/StepDialog.tsx'
import { useFormat } from '../../../web/shared/format.ts'
import { useMe } from '../../../web/shared/me.tsx'
import { stepAction } from '../../../web/shared/steps.ts'
import { useLanguage, useSpeak, useWords } from '../../../web/shared/words.ts'
import { importing } from '../procedure.ts'
import { Rows } from './Rows.tsx'
import { sheetPath, type Counts, type KindView, type SheetView, type Shown } from './shapes.ts'
import { UploadBook } from './Upload.tsx'
import { done, words } from './words.ts'

/** The check: how many rows are good, wrong and there already; wrong ones are put right here, then somebody answers for it. */
export function Checked({ sheet, counts, kind }: { sheet: SheetView; counts: Counts; kind: KindView }) {
  const t = useWords(words)
  const language = useLanguage()
  const [shown, setShown] = useState<Shown>(counts.wrong ? 'wrong' : 'good')
  return (
    <>
      <Confirming sheet={sheet} counts={counts} />
      <section className="ax-card ax-stack">
        <div className="ax-row ax-row-apart">
          <Tabs counts={counts} shown={shown} onShown={setShown} which={['wrong', 'good', 'there']} />
          {sheet.mine && counts.wrong > 0 && <DownloadButton size="small" href={`${sheetPath(sheet.id, 'wrong')}?lang=${language}`}>{t('wrongDownload')}</DownloadButton>}
        </div>
        <Rows key={shown} sheet={sheet} kind={kind} shown={shown} />
      </section>
      {sheet.mine && <details className="ax-card"><summary>{t('uploadAgain')}</summary><div className="or-others"><UploadBook id={sheet.id} label={t('uploadAgain')} hint={t('uploadAgainNote')} /></div></details>}
    </>
  )
}

/** Which rows are shown, each with its number. */
export function Tabs({ counts, shown, onShown, which, over }: { over?: boolean; counts: Counts; shown: Shown; onShown: (shown: Shown) => void; which: readonly Shown[] }) {
  const t = useWords(words)
  const format = useFormat()
  return (
    <div className="or-tabs" role="group" aria-label={t('rows')}>
      {which.map((one) => (
        <button key={one} type="button" className={`or-tab or-tab-${one}`} aria-pressed={shown === one} onClick={() => onShown(one)}>
          <b className="ax-num">{format.count(counts[one])}</b><span>{t(over && one === 'good' ? 'chosen' : one)}</span>
        </button>
      ))}
    </div>
  )
}

function Confirming({ sheet, counts }: { sheet: SheetView; counts: Counts }) {
  const t = useWords(words)
  const speak = useSpeak()
  const format = useFormat()
  const { roles } = useMe()
  const [open, setOpen] = useState(false)
  const action = stepAction(importing, `confirm-${sheet.kind}`, null, roles)
  const n = { n: format.count(counts.good) }
  if (counts.good === 0) return null
  if (!action || !sheet.mayConfirm) return sheet.kind === 'licences' ? <Notice tone="wait" title={t('headConfirms')}><p>{t('headConfirmsText')}</p></Notice> : null
  return (
    <Notice tone="info" title={t('confirmTitle')} actions={<Button look="primary" onClick={() => setOpen(true)}>{t('confirm', n)}</Button>}>
      <p>{t('confirmText', n)}</p>
      <p>{t('confirmLeft', { wrong: format.count(counts.wrong), there: format.count(counts.there) })}</p>
      <StepDialog
        open={open} onClose={() => setOpen(false)} action={action} path={`/api/old-register/imports/confirm-${sheet.kind}`} body={{ sheet: sheet.id, version: sheet.version }}
        title={`${t('confirmTitle')} · ${speak(sheet.title)}`} button={t('confirm', n)} done={done.confirmed}
      >
        <p>{t('confirmText', n)} {t('confirmLeft', { wrong: format.count(counts.wrong), there: format.count(counts.there) })}</p>
        <p>{t('confirmEnd')}</p>
      </StepDialog>
    </Notice>
  )
}
