import { useState } from 'react'
import { useFormat } from '../../../web/shared/format.ts'
import { useAuthority, useMe } from '../../../web/shared/me.tsx'
import { useQuery } from '../../../web/shared/query.ts'
import { stepAction } from '../../../web/shared/steps.ts'
import { useWords } from '../../../web/shared/words.ts'
import { Button } from '../../../web/shared/components/Button.tsx'
import { Icon } from '../../../web/shared/components/Icon.tsx'
import { Notice } from '../../../web/shared/components/Notice.tsx'
import { ProblemNotice } from '../../../web/shared/components/ProblemNotice.tsx'
import { TextInput } from '../../../web/shared/components/inputs.tsx'
import { StepDialog } from '../../../web/shared/components/StepDialog.tsx'
import { QueryView } from '../../../web/shared/components/states.tsx'
import { account } from '../procedure.ts'
import { accountPath } from './account.ts'
import { device } from './device.ts'
import { makePasskey, mayUsePasskeys, type Made } from './passkeys.ts'
import { done, words } from './passkey-words.ts'
import { useSpeak } from '../../../web/shared/words.ts'
import type { ApiProblem } from '../../../web/shared/api.ts'

type Passkey = { id: string; name: string; addedAt: string; usedAt: string | null }
type Doing = { step: 'rename' | 'remove'; passkey: Passkey } | { step: 'add'; made: Made }

/** The passkeys of an account: its holder adds and names them, and whoever may removes one that was lost. `seen`: the account's last fact. */
export function Passkeys({ of, seen }: { of: string; seen: string }) {
  const t = useWords(words)
  const me = useMe()
  const own = of === me.id
  const offered = useAuthority().data?.passkeys === true
  const query = useQuery<{ items: readonly Passkey[] }>(me.mustProve ? null : accountPath(of, 'passkeys'), {}, { live: [of] })
  const [doing, setDoing] = useState<Doing>()
  const held = query.data?.items ?? []
  if (!own && !held.length) return null
  const mayRemove = own || me.roles.includes('security')
  return (
    <section className="ax-card ax-stack">
      <h2>{t('title')}</h2>
      {own && <p className="ax-soft">{t('why')}</p>}
      {!me.mustProve && (
        <QueryView query={query} empty={<p className="ax-soft">{t('none')}</p>}>
          {({ items }) => (
            <ul className="ac-list">
              {items.map((one) => <Row key={one.id} passkey={one} own={own} mayRemove={mayRemove} onStep={(step) => setDoing({ step, passkey: one })} />)}
            </ul>
          )}
        </QueryView>
      )}
      {own && (offered && mayUsePasskeys() ? <Add onMade={(made) => setDoing({ step: 'add', made })} /> : <Notice>{t(offered ? 'noBrowser' : 'noName')}</Notice>)}
      {doing && <Step of={of} seen={seen} doing={doing} onClose={() => setDoing(undefined)} />}
    </section>
  )
}

function Add({ onMade }: { onMade: (made: Made) => void }) {
  const t = useWords(words)
  const me = useMe()
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState<ApiProblem | 'cancelled'>()
  const add = async () => {
    setBusy(true)
    setWrong(undefined)
    const answer = await makePasskey()
    setBusy(false)
    if (!answer.ok) setWrong(answer.problem)
    else if (answer.value) onMade(answer.value)
    else setWrong('cancelled')
  }
  return (
    <>
      {wrong === 'cancelled' ? <Notice tone="wait" live>{t('cancelled')}</Notice> : <ProblemNotice problem={wrong} />}
      <div className="ax-row"><Button look={me.passkeys ? 'plain' : 'primary'} icon="plus" busy={busy} onClick={() => void add()}>{t('add')}</Button></div>
    </>
  )
}

function Row({ passkey, own, mayRemove, onStep }: { passkey: Passkey; own: boolean; mayRemove: boolean; onStep: (step: 'rename' | 'remove') => void }) {
  const t = useWords(words)
  const format = useFormat()
  return (
    <li>
      <Icon name="lock" size={24} />
      <div>
        <b>{passkey.name}</b>
        <small>{t('added')} {format.day(passkey.addedAt)}</small>
        <small>{passkey.usedAt ? `${t('used')} ${format.moment(passkey.usedAt)}` : t('unused')}</small>
      </div>
      {own && <Button size="small" look="quiet" onClick={() => onStep('rename')}>{t('rename')}</Button>}
      {mayRemove && <Button size="small" look="quiet" onClick={() => onStep('remove')}>{t('remove')}</Button>}
    </li>
  )
}

function Step({ of, seen, doing, onClose }: { of: string; seen: string; doing: Doing; onClose: () => void }) {
  const t = useWords(words)
  const speak = useSpeak()
  const me = useMe()
  const [name, setName] = useState(doing.step === 'add' ? device(navigator.userAgent, speak) : doing.passkey.name)
  const [password, setPassword] = useState('')
  const step = `${doing.step}-passkey` as const
  const body = doing.step === 'add' ? { ...doing.made, name, password } : { passkey: doing.passkey.id, ...(doing.step === 'rename' ? { name } : {}) }
  return (
    <StepDialog
      open onClose={onClose} danger={doing.step === 'remove'} action={stepAction(account, step, 'active', me.roles)!} path={accountPath(of, step)} body={{ ...body, seen }}
      title={t(doing.step)} button={t(doing.step === 'add' ? 'save' : doing.step)} done={done[doing.step]}
    >
      {doing.step === 'remove' && <p>{t('removeText', { name: doing.passkey.name })}</p>}
      {doing.step !== 'remove' && <TextInput name="name" label={t('name')} hint={t('nameHint')} required value={name} onValue={setName} maxLength={40} />}
      {doing.step === 'add' && <TextInput name="password" label={t('yourPassword')} required type="password" autoComplete="current-password" value={password} onValue={setPassword} />}
    </StepDialog>
  )
}
