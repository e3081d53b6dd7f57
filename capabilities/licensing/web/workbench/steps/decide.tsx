import { Checkbox, Checkboxes, TextArea } from '../../../../../web/shared/components/inputs.tsx'
import { Notice } from '../../../../../web/shared/components/Notice.tsx'
import { useFormat } from '../../../../../web/shared/format.ts'
import { useSpeak, useWords } from '../../../../../web/shared/words.ts'
import { useCase } from '../context.ts'
import { useKept } from '../kept.ts'
import { scopeOf } from '../scope.ts'
import { StepForm } from '../StepForm.tsx'
import { stepWords, willWords } from '../words-steps.ts'
import { BadList, wanting } from './review.tsx'

/** What the reviewer recommends stands above every decision, with the opinion. */
function Recommendation() {
  const { view, timeline } = useCase()
  const t = useWords(stepWords)
  const concluded = [...timeline].reverse().find((item) => item.step.endsWith('/conclude-review'))
  if (!view.recommendation) return null
  const grant = view.recommendation === 'grant'
  return (
    <Notice tone={grant ? 'done' : 'over'} title={t('reviewerSays', { what: t(grant ? 'recommendGrant' : 'recommendRefuse') })}>
      {concluded && (
        <p>
          {concluded.reason}
          <span className="ax-soft"> — {concluded.by}</span>
        </p>
      )}
    </Notice>
  )
}

/** 条例 §7: the grant, its scope as the form gives it, the publicity and the issue that follow. */
export function Grant() {
  const { view, form } = useCase()
  const t = useWords(stepWords)
  const format = useFormat()
  const [scope, setScope] = useKept(`${view.id}/grant/scope`, view.stake ? (view.changes.find((c) => c.key === 'scope')?.after ?? view.stake.scope) : scopeOf(form, view.answers))
  const { publicity, issue } = view.preview ?? {}
  const will = issue && (publicity ? t('grantWill', { until: format.day(publicity.on), issue: format.day(issue.on) }) : t('grantPlainWill', { issue: format.day(issue.on) }))
  return (
    <StepForm
      step="grant"
      will={will}
      body={{ scope: scope.trim() }}
      action={t(publicity ? 'grantDo' : 'grantPlainDo')}
      ask={t('grantAsk')}
      invalid={scope.trim().length < 2 && t('scope')}
      summary={
        <>
          <p>
            <b>{view.enterprise.name}</b>
          </p>
          <p>{scope}</p>
          <p>{will}</p>
        </>
      }
    >
      <Recommendation />
      <TextArea name="scope" label={t('scope')} hint={t('scopeHint')} required rows={4} maxLength={500} value={scope} onValue={setScope} />
    </StepForm>
  )
}

/** 许可法 §38: clauses, reasons, and the remedies as the decision will name them. */
export function Refuse() {
  const { view } = useCase()
  const t = useWords(stepWords)
  const speak = useSpeak()
  const format = useFormat()
  const [clauses, choose] = useKept<string[]>(`${view.id}/refuse/clauses`, ['条例-6'])
  const [falsified, setFalsified] = useKept(`${view.id}/refuse/falsified`, false)
  const { remedies } = view.preview ?? {}
  const bad = wanting(view)
  const will =
    remedies &&
    t('refuseRemedies', {
      review: format.day(remedies.reviewUntil.on),
      body: remedies.reviewBody,
      suit: format.day(remedies.suitUntil.on),
      court: remedies.court,
    })
  return (
    <StepForm
      step="refuse"
      danger
      will={will}
      body={{ clauses, ground: falsified ? 'false-material' : 'conditions' }}
      action={t('refuseDo')}
      ask={t('refuseAsk')}
      invalid={!clauses.length && t('refuseNoClause')}
    >
      <Recommendation />
      {bad.length > 0 && (
        <Notice tone="over" title={t('unmetList')}>
          <BadList bad={bad} />
        </Notice>
      )}
      <Checkboxes
        name="clauses"
        label={t('refuseClauses')}
        required
        value={clauses}
        onValue={choose}
        options={(view.preview?.clauses ?? []).map(({ id, name }) => ({ value: id, label: speak(name) }))}
      />
      <Checkbox name="falsified" label={t('refuseFalse')} checked={falsified} onChecked={setFalsified} />
      {falsified && <p className="ax-hint">{t('refuseFalseWill')}</p>}
    </StepForm>
  )
}

export function SendBack() {
  const t = useWords(stepWords)
  return (
    <StepForm step="send-back" action={t('sendBackDo')}>
      <Recommendation />
    </StepForm>
  )
}

/** 许可法 §44: the licence, once publicity is over and every objection is answered. */
export function Issue() {
  const { view } = useCase()
  const t = useWords(stepWords)
  const format = useFormat()
  return (
    <StepForm
      step="issue"
      action={t('issueDo')}
      ask={t('issueAsk')}
      will={
        <>
          <p>{t('issueWill')}</p>
          {view.publicity && (
            <p>
              {t('publicUntil', {
                from: format.day(view.publicity.from),
                until: format.day(view.publicity.until),
                issue: view.issueDueOn ? format.day(view.issueDueOn) : '—',
              })}
            </p>
          )}
        </>
      }
    >
      <p className="lw-quote">{view.scope}</p>
    </StepForm>
  )
}

export function AnnulGrant() {
  const t = useWords(stepWords)
  const speak = useSpeak()
  return <StepForm step="annul-grant" danger will={speak(willWords['annul-grant']!)} action={t('annulDo')} ask={t('annulAsk')} />
}
