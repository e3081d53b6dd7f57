import { usePlaces } from '../../../web/shared/places.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { DateInput, Radios, Select, TextArea, TextInput } from '../../../web/shared/components/inputs.tsx'
import { sectorWords, sizeWords } from '../words.ts'
import { words } from './words.ts'
import type { Words } from '../../../web/shared/words.ts'
import type { Enterprise } from './enterprise.ts'

const blank = {
  creditCode: '', name: '', nameEn: '', region: '', sector: '', economicType: '', industryCode: '', address: '', employees: '', size: '', foundedOn: '', scope: '',
}
export type ParticularsForm = typeof blank

/** The form's texts from what stands in the register, or empty. */
export const particularsForm = (from?: Enterprise, region = ''): ParticularsForm =>
  from
    ? Object.fromEntries(Object.keys(blank).map((key) => [key, String(from[key as keyof typeof blank] ?? '')])) as ParticularsForm
    : { ...blank, region }

/** What the API takes: what was left empty is null where it may be. */
export const particularsBody = (form: ParticularsForm) => ({
  ...form, nameEn: form.nameEn.trim() || null, industryCode: form.industryCode.trim() || null, foundedOn: form.foundedOn || null,
  employees: form.employees.trim() === '' ? null : form.employees.trim(),
})

/** The fields of an enterprise's particulars, each refusal in its place. */
export function ParticularsFields({ form, setForm, error }: {
  form: ParticularsForm; setForm: (form: ParticularsForm) => void; error: (name: string) => string | undefined
}) {
  const t = useWords(words)
  const speak = useSpeak()
  const places = usePlaces()
  const field = (name: keyof ParticularsForm) =>
    ({ name, label: t(name), error: error(name), value: form[name], onValue: (value: string) => setForm({ ...form, [name]: value }) })
  const options = (all: Readonly<Record<string, Words>>) => Object.entries(all).map(([value, label]) => ({ value, label: speak(label) }))
  return (
    <div className="en-two">
      <TextInput {...field('name')} required hint={t('nameExample')} maxLength={120} />
      <TextInput {...field('creditCode')} required hint={t('creditCodeHint')} maxLength={18} autoCapitalize="characters" spellCheck={false} />
      <Select {...field('sector')} required options={options(sectorWords)} placeholder={t('choose')} />
      {places.regions.length
        ? <Select {...field('region')} required options={places.regions} placeholder={t('choose')} />
        : <TextInput {...field('region')} required hint={t('regionHint')} inputMode="numeric" maxLength={6} />}
      <div className="en-wide"><Radios {...field('size')} required inline options={options(sizeWords)} /></div>
      <TextInput {...field('employees')} required inputMode="numeric" size={8} unit={t('people')} />
      <DateInput {...field('foundedOn')} />
      <TextInput {...field('economicType')} required example={t('economicTypeExample')} maxLength={60} />
      <TextInput {...field('industryCode')} hint={t('industryCodeHint')} maxLength={5} autoCapitalize="characters" spellCheck={false} />
      <div className="en-wide"><TextInput {...field('address')} required maxLength={200} /></div>
      <div className="en-wide"><TextArea {...field('scope')} required maxLength={2000} /></div>
      <div className="en-wide"><TextInput {...field('nameEn')} lang="en" maxLength={200} /></div>
    </div>
  )
}
