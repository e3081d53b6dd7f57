import { useState } from 'react'
import { creditCodeProblem } from '../../../../law/codes.ts'
import { Icon } from '../../../../web/shared/components/Icon.tsx'
import { Checkbox, DateInput, Radios, Select, TextArea, TextInput } from '../../../../web/shared/components/inputs.tsx'
import { usePlaces } from '../../../../web/shared/places.ts'
import { useSpeak, useWords } from '../../../../web/shared/words.ts'
import { sectorWords, sizeWords } from '../../words.ts'
import { places } from './registration.ts'
import { registerWords } from './words-register.ts'
import type { Words } from '../../../../web/shared/words.ts'
import type { Registration } from './registration.ts'

type Parts = { form: Registration; set: (part: Partial<Registration>) => void; error: (key: keyof Registration) => string | undefined }

/** What one line of text needs. */
function line({ form, set, error }: Parts, key: Exclude<keyof Registration, 'truth'>) {
  return { name: places[key], value: form[key], onValue: (value: string) => set({ [key]: value }), error: error(key) }
}

export function EnterprisePart(parts: Parts) {
  const t = useWords(registerWords)
  const speak = useSpeak()
  const options = (all: Record<string, Words>) => Object.entries(all).map(([value, words]) => ({ value, label: speak(words) }))
  return (
    <section className="ax-card ax-stack" aria-labelledby="re-enterprise">
      <h2 id="re-enterprise">{t('enterprise')}</h2>
      <CreditCode {...parts} />
      <TextInput {...line(parts, 'name')} label={t('name')} hint={t('nameHint')} required maxLength={120} autoComplete="organization" />
      <RegionLine {...parts} />
      <TextInput {...line(parts, 'address')} label={t('address')} required maxLength={200} autoComplete="street-address" />
      <Select {...line(parts, 'sector')} label={t('sector')} required options={options(sectorWords)} placeholder={t('sectorNone')} />
      <TextInput {...line(parts, 'economicType')} label={t('economicType')} example={t('economicExample')} required maxLength={60} />
      <Radios {...line(parts, 'size')} label={t('size')} required inline options={options(sizeWords)} />
      <TextInput {...line(parts, 'employees')} label={t('employees')} required inputMode="numeric" maxLength={7} size={8} unit={t('people')} />
      <DateInput {...line(parts, 'foundedOn')} label={t('foundedOn')} />
      <TextArea {...line(parts, 'scope')} label={t('scope')} hint={t('scopeHint')} required rows={3} maxLength={2000} />
    </section>
  )
}

/** Chosen by name where the installation names its regions; a code that it does not know stays in sight as a code. */
function RegionLine(parts: Parts) {
  const t = useWords(registerWords)
  const { regions } = usePlaces()
  const code = parts.form.region
  if (!regions.length) return <TextInput {...line(parts, 'region')} label={t('region')} hint={t('regionHint')} required inputMode="numeric" maxLength={6} size={8} />
  const unnamed = code && !regions.some(({ value }) => value === code) ? [{ value: code, label: code }] : []
  return <Select {...line(parts, 'region')} label={t('regionName')} hint={t('regionNameHint')} required options={[...regions, ...unnamed]} placeholder={t('sectorNone')} />
}

/** Says while typing whether the code can be right. */
function CreditCode(parts: Parts) {
  const t = useWords(registerWords)
  const speak = useSpeak()
  const code = parts.form.creditCode
  const wrong = code.length >= 18 ? creditCodeProblem(code) : null
  const good = code.length === 18 && !wrong
  return (
    <div>
      <TextInput
        {...line(parts, 'creditCode')} label={t('creditCode')} hint={t('creditHint')} error={wrong ? speak(wrong) : code.length === 18 ? undefined : parts.error('creditCode')}
        required size={22} maxLength={24} autoComplete="off" spellCheck={false}
      />
      <p className={good ? 're-good' : 'ax-hint'} aria-live="polite">
        {good ? <><Icon name="checkCircle" size={18} />{t('creditGood')}</> : code && code.length < 18 ? t('creditSoFar', { n: code.length }) : ''}
      </p>
    </div>
  )
}

export function PrincipalPart(parts: Parts) {
  const t = useWords(registerWords)
  return (
    <section className="ax-card ax-stack" aria-labelledby="re-principal">
      <div><h2 id="re-principal">{t('principal')}</h2><p className="ax-soft">{t('principalWho')}</p></div>
      <TextInput {...line(parts, 'principalName')} label={t('principalName')} required maxLength={60} size={16} />
      <TextInput {...line(parts, 'principalPhone')} label={t('phone')} hint={t('phoneHint')} type="tel" maxLength={20} size={16} />
    </section>
  )
}

export function OperatorPart(parts: Parts) {
  const t = useWords(registerWords)
  const [show, setShow] = useState(false)
  const type = show ? 'text' : 'password'
  return (
    <section className="ax-card ax-stack" aria-labelledby="re-operator">
      <div><h2 id="re-operator">{t('operator')}</h2><p className="ax-soft">{t('operatorWho')}</p></div>
      <TextInput {...line(parts, 'operatorName')} label={t('operatorName')} required maxLength={60} size={16} autoComplete="name" />
      <TextInput {...line(parts, 'account')} label={t('account')} hint={t('accountHint')} required maxLength={64} size={24} autoComplete="username" autoCapitalize="none" spellCheck={false} />
      <TextInput {...line(parts, 'password')} type={type} label={t('password')} hint={t('passwordHint')} required maxLength={200} autoComplete="new-password" />
      <TextInput {...line(parts, 'again')} type={type} label={t('again')} required maxLength={200} autoComplete="new-password" />
      <Checkbox name="show" label={t('show')} checked={show} onChecked={setShow} />
      <TextInput {...line(parts, 'email')} type="email" label={t('email')} hint={t('emailHint')} maxLength={120} autoComplete="email" />
    </section>
  )
}
