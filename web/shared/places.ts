import { useAuthority } from './me.tsx'
import { useSpeak } from './words.ts'

/** Names of regions and departments, as the installation gives them; what it has not named stays its code. */
export function usePlaces() {
  const speak = useSpeak()
  const authority = useAuthority().data
  const regions = authority?.regions ?? []
  const departments = authority?.departments ?? []
  const name = (found: { name: { zh: string; en: string } } | undefined, code: string) => (found ? speak(found.name) : code)
  return {
    region: (code: string) => name(regions.find((one) => one.code === code), code),
    department: (id: string) => name(departments.find((one) => one.id === id), id),
    /** For fields to choose from; empty where people must type. */
    regions: regions.map((one) => ({ value: one.code, label: speak(one.name) })),
    departments: departments.map((one) => ({ value: one.id, label: speak(one.name) })),
  }
}
