import { useState } from 'react'
import { useAuthority } from '../../../web/shared/me.tsx'
import { usePlaces } from '../../../web/shared/places.ts'
import { useQuery } from '../../../web/shared/query.ts'
import { useWords } from '../../../web/shared/words.ts'
import { Button } from '../../../web/shared/components/Button.tsx'
import { Radios, Select, TextInput } from '../../../web/shared/components/inputs.tsx'
import { lacksDepartment } from '../roles.ts'
import { drawPassword } from './draw.ts'
import { words } from './desk-words.ts'

type Where = { region: string; department: string }

/** Region and department: chosen where the installation names them, typed where it does not. */
export function Place({ value, onValue, error, roles }: { roles: readonly string[]; value: Where; onValue: (value: Where) => void; error?: (name: string) => string | undefined }) {
  const t = useWords(words)
  const places = usePlaces()
  const region = { name: 'region', required: true, error: error?.('region'), value: value.region, onValue: (next: string) => onValue({ ...value, region: next }) }
  const department = { name: 'department', required: lacksDepartment(roles, null), hint: t('departmentHint'), error: error?.('department'), value: value.department, onValue: (next: string) => onValue({ ...value, department: next }) }
  return (
    <>
      {places.regions.length
        ? <Select {...region} label={t('region')} hint={t('regionHint')} options={places.regions} placeholder={t('choose')} />
        : <TextInput {...region} label={t('region')} hint={t('regionCode')} inputMode="numeric" maxLength={6} size={8} />}
      {places.departments.length
        ? <Select {...department} label={t('department')} options={places.departments} placeholder={t('noDepartment')} />
        : <TextInput {...department} label={t('department')} maxLength={60} />}
    </>
  )
}

/** The password for the first entry, in sight: whoever types it must hand it over. */
export function FirstPassword({ value, onValue, error }: { value: string; onValue: (value: string) => void; error?: string | undefined }) {
  const t = useWords(words)
  return (
    <TextInput
      name="password" label={t('first')} hint={t('firstHint', { n: useAuthority().data?.passwordLength ?? 12 })} required error={error} value={value} onValue={onValue} autoComplete="off" spellCheck={false} size={22}
      unit={<Button size="small" icon="refresh" onClick={() => onValue(drawPassword())}>{t('draw')}</Button>}
    />
  )
}

/** Whose account it is: an administrator's post is kept apart by person. */
export function CitizenId({ value, onValue, error }: { value: string; onValue: (value: string) => void; error?: string | undefined }) {
  const t = useWords(words)
  return (
    <TextInput
      name="citizenId" label={t('citizenId')} hint={t('citizenIdHint')} required error={error} value={value} onValue={onValue} autoComplete="off" spellCheck={false} maxLength={18} size={20}
    />
  )
}

type Enterprise = { id: string; name: string; creditCode: string }

/** Finds one enterprise of the register. */
export function EnterprisePicker({ value, onValue, error }: { value: string; onValue: (id: string) => void; error?: string | undefined }) {
  const t = useWords(words)
  const [q, setQ] = useState('')
  const wanted = q.trim()
  const found = useQuery<{ items: readonly Enterprise[] }>(wanted.length > 1 ? '/api/enterprises/enterprises' : null, { q: wanted, limit: 6, state: 'registered' }, { keep: true })
  const items = (wanted.length > 1 && found.data?.items) || []
  return (
    <>
      <TextInput name="find" label={t('findEnterprise')} hint={t('findHint')} type="search" required error={items.length ? undefined : error} value={q} onValue={setQ} autoComplete="off" />
      {items.length > 0 && (
        <Radios
          name="enterpriseId" label={t('enterprise')} required error={error} value={value} onValue={onValue}
          options={items.map((one) => ({ value: one.id, label: one.name, hint: one.creditCode }))}
        />
      )}
      {wanted.length > 1 && found.data && items.length === 0 && <p className="ax-hint" role="status">{t('notFound')}</p>}
    </>
  )
}
