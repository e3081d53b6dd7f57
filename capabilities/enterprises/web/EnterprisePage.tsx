import { useState } from 'react'
import { useParams } from 'react-router'
import { useMe } from '../../../web/shared/me.tsx'
import { Parts } from '../../../web/shared/parts.tsx'
import { useQuery } from '../../../web/shared/query.ts'
import { stepAction } from '../../../web/shared/steps.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { Button, ButtonLink } from '../../../web/shared/components/Button.tsx'
import { StepDialog } from '../../../web/shared/components/StepDialog.tsx'
import { QueryView } from '../../../web/shared/components/states.tsx'
import { enterprise as procedure } from '../procedure.ts'
import { sectorWords } from '../words.ts'
import { enterprisePath } from './enterprise.ts'
import { EnterpriseState, Particulars } from './Particulars.tsx'
import { Persons } from './Persons.tsx'
import { done, words } from './words.ts'
import type { Enterprise } from './enterprise.ts'

/** One enterprise for the authority: particulars, persons, and the ways to its cases and licences. */
export function Page() {
  const { id = '' } = useParams()
  const t = useWords(words)
  const query = useQuery<Enterprise>(enterprisePath(id), {}, { live: [id] })
  return (
    <div className="ax-stack">
      <div className="ax-no-print"><ButtonLink to="/enterprises" look="quiet" size="small" icon="arrowLeft">{t('back')}</ButtonLink></div>
      <QueryView query={query} lines={8}>{(data) => <One enterprise={data} />}</QueryView>
    </div>
  )
}

function One({ enterprise }: { enterprise: Enterprise }) {
  const t = useWords(words)
  const speak = useSpeak()
  const { roles } = useMe()
  const [step, setStep] = useState<'close' | 'reopen'>()
  const may = (name: string) => stepAction(procedure, name, enterprise.state, roles) !== null
  const at = `/enterprises/${enterprise.id}`
  const code = encodeURIComponent(enterprise.creditCode)
  return (
    <>
      <div className="ax-row ax-row-apart">
        <div><div className="ax-row"><h1>{enterprise.name}</h1><EnterpriseState state={enterprise.state} /></div><p className="ax-soft">{speak(sectorWords[enterprise.sector])}</p></div>
        <div className="ax-row ax-no-print">
          <ButtonLink to={`/cases?q=${code}`} size="small" icon="document">{t('cases')}</ButtonLink>
          <ButtonLink to={`/licences?q=${code}`} size="small" icon="licence">{t('licences')}</ButtonLink>
          {roles.includes('administrator') && <ButtonLink to={`/accounts?enterprise=${enterprise.id}`} size="small" icon="users">{t('accounts')}</ButtonLink>}
          {may('close') && <Button size="small" look="quiet" onClick={() => setStep('close')}>{t('close')}</Button>}
          {may('reopen') && <Button size="small" look="primary" onClick={() => setStep('reopen')}>{t('reopen')}</Button>}
        </div>
      </div>
      <Persons of={enterprise.id} actions={may('set-persons') && <ButtonLink to={`${at}/persons`} size="small" icon="edit">{t('editPersons')}</ButtonLink>} />
      <Parts of="enterprises/enterprise" id={enterprise.id} />
      <Particulars enterprise={enterprise} actions={may('correct-particulars') && <ButtonLink to={`${at}/correct`} size="small" icon="edit">{t('correct')}</ButtonLink>} />
      {step && (
        <StepDialog
          open onClose={() => setStep(undefined)} action={stepAction(procedure, step, enterprise.state, roles)!} path={enterprisePath(enterprise.id, step)}
          body={{ seen: enterprise.lastFact }} title={`${t(step)} · ${enterprise.name}`} button={t(step)} danger={step === 'close'}
          done={step === 'close' ? done.closed : done.reopened}
        >
          <p>{t(step === 'close' ? 'closeText' : 'reopenText')}</p>
        </StepDialog>
      )}
    </>
  )
}
