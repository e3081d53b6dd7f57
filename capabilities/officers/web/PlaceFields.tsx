import { usePlaces } from '../../../web/shared/places.ts'
import { useWords } from '../../../web/shared/words.ts'
import { Select, TextInput } from '../../../web/shared/components/inputs.tsx'
import { words } from './words.ts'

type Value = { name: string; region: string; department: string }

/** Name, region and department of a person: chosen where the installation names its places, typed where it does not. */
export function PlaceFields({ value, onValue }: { value: Value; onValue: (value: Value) => void }) {
  const t = useWords(words)
  const places = usePlaces()
  const set = (key: keyof Value) => (entered: string) => onValue({ ...value, [key]: entered })
  const place = (key: 'region' | 'department', options: readonly { value: string; label: string }[]) => (options.length
    ? <Select name={key} label={t(key)} required value={value[key]} onValue={set(key)} options={options} />
    : <TextInput name={key} label={t(key)} required value={value[key]} onValue={set(key)} />)
  return (
    <>
      <TextInput name="name" label={t('name')} required value={value.name} onValue={set('name')} />
      {place('department', places.departments)}
      {place('region', places.regions)}
    </>
  )
}
