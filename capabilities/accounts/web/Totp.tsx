import { useState } from 'react'
import { useMe } from '../../../web/shared/me.tsx'
import { useQuery } from '../../../web/shared/query.ts'
import { stepAction } from '../../../web/shared/steps.ts'
import { useWords } from '../../../web/shared/words.ts'
import { Button } from '../../../web/shared/components/Button.tsx'
import { Notice } from '../../../web/shared/components/Notice.tsx'
import { TextInput } from '../../../web/shared/components/inputs.tsx'
import { StepDialog } from '../../../web/shared/components/StepDialog.tsx'
import { QueryView } from '../../../web/shared/components/states.tsx'
import { StateTag } from '../../../web/shared/components/tags.tsx'
import { account } from '../procedure.ts'
import { accountPath } from './account.ts'
import { done, words } from './words.ts'

/** The second sign at the door: bound by scanning and one right code, unbound with the password. */
export function Totp() {
  const t = useWords(words)
  const me = useMe()
  const [open, setOpen] = useState<'bind' | 'unbind'>()
  return (
    <section className="ax-card ax-stack">
      <div className="ax-row ax-row-apart">
        <h2>{t('totp')}</h2>
        {me.totp ? <StateTag tone="done">{t('on')}</StateTag> : <StateTag tone="stop" icon="minus">{t('off')}</StateTag>}
      </div>
      <p className="ax-soft">{t('totpWhy')}</p>
      <div className="ax-row">
        <Button look={me.totp ? 'plain' : 'primary'} icon="shield" onClick={() => setOpen('bind')}>{t(me.totp ? 'rebind' : 'bind')}</Button>
        {me.totp && <Button look="quiet" onClick={() => setOpen('unbind')}>{t('unbind')}</Button>}
      </div>
      {open === 'bind' && <Bind onClose={() => setOpen(undefined)} />}
      {open === 'unbind' && <Unbind onClose={() => setOpen(undefined)} />}
    </section>
  )
}

type Secret = { secret: string; picture: string }

function Bind({ onClose }: { onClose: () => void }) {
  const t = useWords(words)
  const me = useMe()
  // A new secret for every opening of the dialog.
  const [opening] = useState(() => performance.now())
  const secret = useQuery<Secret>('/api/accounts/totp', { opening })
  const [form, setForm] = useState({ code: '', password: '' })
  const field = (name: keyof typeof form) =>
    ({ name, required: true, value: form[name], onValue: (value: string) => setForm((all) => ({ ...all, [name]: value.trim() })) })
  return (
    <StepDialog
      open onClose={onClose} action={stepAction(account, 'enrol-totp', 'active', me.roles)!} title={t('bind')} button={t('confirmBind')} done={done.bound}
      path={accountPath(me.id, 'enrol-totp')} body={{ ...form, secret: secret.data?.secret, seen: me.lastFact }}
    >
      <QueryView query={secret}>
        {({ secret: text, picture }) => (
          <div className="ac-scan">
            <img className="ac-qr" src={picture} width={200} height={200} alt={t('picture')} />
            <div className="ax-stack ax-stack-sm">
              <p><b>1. {t('scan')}</b></p>
              <p className="ax-hint">{t('byHand')} <span className="ac-secret">{text.match(/.{4}/g)?.join(' ')}</span></p>
            </div>
          </div>
        )}
      </QueryView>
      {me.demo && <Notice>{t('noPassword')}</Notice>}
      <TextInput {...field('code')} label={`2. ${t('code')}`} inputMode="numeric" autoComplete="one-time-code" maxLength={6} size={8} />
      <Confirming {...field('password')} />
    </StepDialog>
  )
}

function Unbind({ onClose }: { onClose: () => void }) {
  const t = useWords(words)
  const me = useMe()
  const [password, setPassword] = useState('')
  return (
    <StepDialog
      open onClose={onClose} danger action={stepAction(account, 'remove-totp', 'active', me.roles)!} title={t('unbind')} button={t('unbind')} done={done.unbound}
      path={accountPath(me.id, 'remove-totp')} body={{ password, seen: me.lastFact }}
    >
      <p>{t('unbindText')}</p>
      <Confirming name="password" value={password} onValue={setPassword} />
    </StepDialog>
  )
}

function Confirming(field: { name: string; value: string; onValue: (value: string) => void }) {
  const t = useWords(words)
  return <TextInput {...field} required label={t('yourPassword')} type="password" autoComplete="current-password" />
}
