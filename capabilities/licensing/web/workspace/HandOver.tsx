import { useEffect, useState } from 'react'
import { Button } from '../../../../web/shared/components/Button.tsx'
import { Dialog } from '../../../../web/shared/components/Dialog.tsx'
import { Icon } from '../../../../web/shared/components/Icon.tsx'
import { Notice } from '../../../../web/shared/components/Notice.tsx'
import { useSpeak, useWords } from '../../../../web/shared/words.ts'
import { words } from '../words-draft.ts'
import { load, stateOf } from './draft.ts'
import { QrCode } from './QrCode.tsx'
import type { Work } from './useDraft.ts'

const look = 4000

/** Goes on with the documents on a phone: it opens this draft by a code and signs in by itself; its files appear here. */
export function HandOver({ work }: { work: Work }) {
  const { id } = work.draft
  const t = useWords(words)
  const [open, setOpen] = useState(false)
  const [before, setBefore] = useState<readonly string[]>([])
  const speak = useSpeak()
  const arrived = work.guide.sector.materials.flatMap(({ key, title }) =>
    (work.documents[key] ?? []).filter(({ id: one }) => !before.includes(one)).map((file) => ({ file, title })))
  const address = `${location.origin}/workspace/drafts/${id}/documents`
  useEffect(() => {
    if (!open) return
    const timer = setInterval(() => void (stateOf(id).saving === 'rest' && load(id)), look)
    return () => clearInterval(timer)
  }, [open, id])
  return (
    <>
      <span className="lw-hand-over"><Button icon="camera" onClick={() => { setBefore(Object.values(work.documents).flat().map((file) => file.id)); setOpen(true) }}>{t('byPhone')}</Button></span>
      <Dialog open={open} onClose={() => setOpen(false)} title={t('byPhone')}>
        <div className="ax-stack">
          <p>{t('byPhoneText')}</p>
          <QrCode text={address} label={t('byPhone')} width={220} />
          <ul className="lw-files" aria-live="polite">
            {arrived.map(({ file, title }) => <li key={file.id} className="lw-file"><Icon name="checkCircle" /><span>{t('phoneArrived', { name: file.name, title: speak(title) })}</span></li>)}
          </ul>
          {/^(localhost|127\.|\[::1\])/.test(location.hostname) && <Notice tone="wait">{t('phoneOnlyHere')}</Notice>}
          <p className="ax-hint">{t('phoneAddress')}<br /><code className="lw-address">{address}</code></p>
        </div>
      </Dialog>
    </>
  )
}
