import { useMe } from '../../../web/shared/me.tsx'
import { useQuery } from '../../../web/shared/query.ts'
import { stepAction } from '../../../web/shared/steps.ts'
import { useWords } from '../../../web/shared/words.ts'
import { ButtonLink } from '../../../web/shared/components/Button.tsx'
import { QueryView } from '../../../web/shared/components/states.tsx'
import { enterprise as procedure } from '../procedure.ts'
import { Correcting, Staffing } from './editing.tsx'
import { EnterpriseState, Particulars } from './Particulars.tsx'
import { Persons } from './Persons.tsx'
import { words } from './words.ts'
import type { Enterprise } from './enterprise.ts'

/** The operator's own enterprise. */
export function Page() {
  const t = useWords(words)
  const { roles, enterprise: mine } = useMe()
  const query = useQuery<Enterprise>('/api/enterprises/own', {}, { live: mine ? [mine.id] : [] })
  return (
    <div className="ax-stack">
      <QueryView query={query} lines={8}>
        {(data) => {
          const may = (name: string) => stepAction(procedure, name, data.state, roles) !== null
          return (
            <>
              <div><div className="ax-row"><h1>{data.name}</h1><EnterpriseState state={data.state} /></div><p className="ax-soft">{t('ownLead')}</p></div>
              <Particulars enterprise={data} actions={may('correct-particulars') && <ButtonLink to="/enterprise/correct" size="small" icon="edit">{t('correct')}</ButtonLink>} />
              <Persons of={data.id} actions={may('set-persons') && <ButtonLink to="/enterprise/persons" size="small" icon="edit">{t('editPersons')}</ButtonLink>} />
            </>
          )
        }}
      </QueryView>
    </div>
  )
}

export const CorrectOwn = () => <Correcting id={useMe().enterprise!.id} back="/enterprise" />
export const OwnPersons = () => <Staffing id={useMe().enterprise!.id} back="/enterprise" />
