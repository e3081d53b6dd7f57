import { useParams } from 'react-router'
import { useQuery } from '../../../web/shared/query.ts'
import { QueryView } from '../../../web/shared/components/states.tsx'
import { CorrectForm } from './CorrectForm.tsx'
import { enterprisePath } from './enterprise.ts'
import { PersonsForm } from './PersonsForm.tsx'
import type { Enterprise, MaskedPerson } from './enterprise.ts'

/** The form that corrects an enterprise's particulars, once they are known. */
export function Correcting({ id, back }: { id: string; back: string }) {
  const query = useQuery<Enterprise>(enterprisePath(id))
  return <QueryView query={query} lines={8}>{(data) => <CorrectForm enterprise={data} back={back} />}</QueryView>
}

/** The form of an enterprise's responsible persons, once they are known. */
export function Staffing({ id, back }: { id: string; back: string }) {
  const query = useQuery<Enterprise>(enterprisePath(id))
  const persons = useQuery<{ items: readonly MaskedPerson[] }>(enterprisePath(id, 'persons'))
  return (
    <QueryView query={query} lines={8}>
      {(enterprise) => <QueryView query={persons} lines={8}>{({ items }) => <PersonsForm enterprise={enterprise} persons={items} back={back} />}</QueryView>}
    </QueryView>
  )
}

/** On the workbench the address names the enterprise. */
export function CorrectPage() {
  const { id = '' } = useParams()
  return <Correcting id={id} back={`/enterprises/${id}`} />
}
export function PersonsPage() {
  const { id = '' } = useParams()
  return <Staffing id={id} back={`/enterprises/${id}`} />
}
