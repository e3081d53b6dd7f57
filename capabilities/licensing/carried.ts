import { sql } from 'kysely'
import { isPersonal } from './form-values.ts'
import { fieldsOf } from './form.ts'
import type { Documents } from './schema/tables.ts'
import { sectorOf } from './sectors/index.ts'
import { renewedAnswers, type LifeKind } from './sectors/kinds.ts'
import type { Answer, Answers } from './sectors/sector.ts'

/** Until when the documents of a case are good, as its formal review found them; over `licensing_application a`. */
export const latestDates = sql<Record<string, string | null>>`coalesce((select json_object_agg(f.key, f.detail->>'validUntil')
  from (select distinct on (key) key, detail from licensing_finding where application_id = a.id and kind = 'formal' order by key, round desc) f), '{}')`

type Last = { sector: string; answers: Record<string, unknown>; documents: Documents; dates: Record<string, string | null> }

/**
 * What the next application on a licence begins with: answers to what is asked again, documents that are still good on `day` and asked for. Personal
 * answers stay with the case they were given in, and what must be declared anew is left out.
 */
export function carriedOver(last: Last, kind: LifeKind, day: string): { answers: Answers; documents: Documents } {
  const { form, materials } = sectorOf(last.sector, kind)
  const asked = new Set(fieldsOf(form).map((f) => f.key))
  const again = new Set(kind === 'renewal' ? renewedAnswers.fresh : [])
  const answers = Object.entries(last.answers).filter(([key, value]) => asked.has(key) && !again.has(key) && !holdsPersonal(value as Answer))
  const preset = Object.entries(renewedAnswers.preset).filter(([key]) => kind === 'renewal' && asked.has(key))
  const good = (key: string) => !last.dates[key] || last.dates[key] >= day
  // A covering letter belongs to its application; everything else may serve again.
  const documents = Object.entries(last.documents).filter(([key]) => kind === 'renewal' && key !== 'application-form' && materials.some((m) => m.key === key) && good(key))
  return { answers: Object.fromEntries([...answers, ...preset]) as Answers, documents: Object.fromEntries(documents) }
}

const holdsPersonal = (value: Answer): boolean =>
  isPersonal(value) || (Array.isArray(value) && value.some((row) => typeof row === 'object' && row !== null && Object.values(row).some((cell) => isPersonal(cell as Answer))))
