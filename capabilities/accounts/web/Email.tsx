import { useState } from 'react'
import { useMe } from '../../../web/shared/me.tsx'
import { stepAction } from '../../../web/shared/steps.ts'
import { useWords } from '../../../web/shared/words.ts'
import { Button } from '../../../web/shared/components/Button.tsx'
import { TextInput } from '../../../web/shared/components/inputs.tsx'
import { StepDialog } from '../../../web/shared/components/StepDialog.tsx'
import { StateTag } from '../../../web/shared/components/tags.tsx'
import { account } from '../procedure.ts'
import { accountPath } from './account.ts'
import { done, words } from './words.ts'

/** Whether messages go to an address too. The address is never shown: it stands in the vault. */
export function Email() {
  const t = useWords(words)
  const me = useMe()
  const [open, setOpen] = useState<'set' | 'remove'>()
  const [address, setAddress] = useState('')
  const removes = open === 'remove'
  return (
    <section className="ax-card ax-stack">
      <div className="ax-row ax-row-apart">
        <h2>{t('email')}</h2>
        {me.email ? <StateTag tone="done">{t('emailOn')}</StateTag> : <StateTag tone="stop" icon="minus">{t('emailOff')}</StateTag>}
      </div>
      <p className="ax-soft">{t('emailText')}</p>
      <div className="ax-row">
        <Button icon="edit" onClick={() => setOpen('set')}>{t('emailSet')}</Button>
        {me.email && <Button look="quiet" onClick={() => setOpen('remove')}>{t('emailRemove')}</Button>}
      </div>
      {open && (
        <StepDialog
          open onClose={() => setOpen(undefined)} action={stepAction(account, 'set-email', 'active', me.roles)!} title={t(removes ? 'emailRemove' : 'emailSet')}
          button={t(removes ? 'emailRemove' : 'emailSave')} done={removes ? done.emailRemoved : done.email} onDone={() => setAddress('')}
          path={accountPath(me.id, 'set-email')} body={{ email: removes ? null : address.trim(), seen: me.lastFact }}
        >
          {!removes && <TextInput name="email" label={t('emailAddress')} required type="email" autoComplete="email" value={address} onValue={setAddress} />}
        </StepDialog>
      )}
    </section>
  )
}
