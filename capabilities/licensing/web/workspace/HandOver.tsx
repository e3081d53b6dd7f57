import { useEffect, useState } from 'react'
import { Button } from '../../../../web/shared/components/Button.tsx'
import { Dialog } from '../../../../web/shared/components/Dialog.tsx'
import { useWords } from '../../../../web/shared/words.ts'
import { words } from '../words-draft.ts'
import { load, stateOf } from './draft.ts'
import { QrCode } from './QrCode.tsx'

const look = 4000

/** Goes on with the documents on a phone: it opens this draft by a code and signs in by itself; its files appear here. */
export function HandOver({ id }: { id: string }) {
  const t = useWords(words)
  const [open, setOpen] = useState(false)
  const address = `${location.origin}/workspace/drafts/${id}/documents`
  useEffect(() => {
    if (!open) return
    const timer = setInterval(() => void (stateOf(id).saving === 'rest' && load(id)), look)
    return () => clearInterval(timer)
  }, [open, id])
  return (
    <>
      <span className="lw-hand-over"><Button icon="camera" onClick={() => setOpen(true)}>{t('byPhone')}</Button></span>
      <Dialog open={open} onClose={() => setOpen(false)} title={t('byPhone')}>
        <div className="ax-stack">
          <p>{t('byPhoneText')}</p>
          <QrCode text={address} label={t('byPhone')} width={220} />
          <p className="ax-hint">{t('phoneAddress')}<br /><code className="lw-address">{address}</code></p>
        </div>
      </Dialog>
    </>
  )
}
